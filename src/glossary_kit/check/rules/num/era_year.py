"""NUM106: a year of the Buddhist Era is not marked as one, or is not the year of the source."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.eras import AHEAD, date_parts
from glossary_kit.check.evidence import Evidence
from glossary_kit.check.number_differences import DifferenceKind, NumberDifference
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.text.numbers import NumberKind


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each Buddhist year that a reader takes for another year."""
    if evidence.unit.target.strip():
        for difference in evidence.number_differences:
            if difference.kind is DifferenceKind.ERA:
                yield _remark(difference)


def _remark(difference: NumberDifference) -> Remark:
    wanted = difference.wanted.text if difference.wanted else ""
    found = difference.found
    if found is None:
        message = f"“{wanted}” of the source is given in neither era"
        return Remark(message=message, source_term=wanted, expected=(wanted,), verdict="absent")
    if found.kind in (NumberKind.BUDDHIST_YEAR, NumberKind.YEAR):
        message = (
            f"“{found.text}” is not the year “{wanted}” of the source: "
            f"the Buddhist Era is {AHEAD[0]} or {AHEAD[1]} years ahead"
        )
        return Remark(message=message, span=found.span, source_term=wanted, verdict="another value")
    message = f"“{found.text}” is a year of the Buddhist Era, but is not marked ព.ស."
    suggestion = None if date_parts(found) else f"ព.ស. {found.text}"
    return Remark(
        message=message,
        span=found.span,
        source_term=wanted,
        verdict="not marked",
        suggestion=suggestion,
    )


RULE = UnitRule(
    code="NUM106",
    name="era-year",
    summary="A year of the Buddhist Era is not marked as one, or is not the year of the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
