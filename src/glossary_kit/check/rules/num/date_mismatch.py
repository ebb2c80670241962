"""NUM102: a date of the source is missing in the target, or has another day or month."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.number_differences import DifferenceKind
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.num.wording import difference_remark


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each date that is missing, added, or another day; one that is only another
    year is left to the rule for numbers.
    """
    if evidence.unit.target.strip():
        for difference in evidence.number_differences:
            if difference.kind is DifferenceKind.DATE:
                yield difference_remark(difference)


RULE = UnitRule(
    code="NUM102",
    name="date-mismatch",
    summary="A date of the source is missing in the target, or has another day or month.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
