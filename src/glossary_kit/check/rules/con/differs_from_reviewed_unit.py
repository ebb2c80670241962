"""CON103: a reviewed unit of the memory translates the same source in another way."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.con.comparable import whole, without_end_mark


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark if no reviewed unit with this source has this target."""
    unit = evidence.unit
    reviewed = tuple(dict.fromkeys(known.target for known in evidence.reviewed))
    if not reviewed or evidence.blank_target:
        return
    if without_end_mark(unit.target) not in map(without_end_mark, reviewed):
        yield Remark(
            message=f"the reviewed translation of this source is “{reviewed[0]}”",
            span=whole(unit.target),
            source_term=unit.source.strip(),
            expected=reviewed,
            suggestion=reviewed[0],
        )


RULE = UnitRule(
    code="CON103",
    name="differs-from-reviewed-unit",
    summary="A reviewed unit of the memory translates the same source in another way.",
    severity=Severity.MINOR,
    check=check,
    bilingual=True,
)
