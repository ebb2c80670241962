"""NUM101: a number of the source is missing in the target, or the target has another one."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.number_differences import DifferenceKind
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.num.wording import difference_remark


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each number that one side has and the other lacks; a changed one is one."""
    if evidence.unit.target.strip():
        for difference in evidence.number_differences:
            if difference.kind is DifferenceKind.NUMBER:
                yield difference_remark(difference)


RULE = UnitRule(
    code="NUM101",
    name="number-mismatch",
    summary="A number of the source is missing in the target, or the target has another one.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
