"""CMP104: the target is much shorter or longer than a translation of the source is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.cmp.lengths import lengths


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark if the lengths differ beyond doubt and no sentence is missing or too many."""
    if evidence.copied:
        return
    measured = lengths(evidence)
    if measured is None:
        return
    if abs(math.log(measured.ratio)) > measured.tolerance and not measured.missing:
        what = "shorter" if measured.ratio < 1 else "longer"
        yield Remark(
            message=f"the target is much {what} than usual: {measured.ratio:.0%} of the length "
            "that a source like this leads to",
            source_term=evidence.unit.source.strip(),
            verdict=f"{what} than usual",
        )


RULE = UnitRule(
    code="CMP104",
    name="length-ratio",
    summary="The target is much shorter or longer than a translation of the source is.",
    severity=Severity.MINOR,
    check=check,
    bilingual=True,
)
