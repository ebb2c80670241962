"""TRM105: a term of the source stands untranslated in the target."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import expected_terms, like, must_stay, quoted
from glossary_kit.match.verdict import Verdict
from glossary_kit.text.english import is_acronym


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each term of the source that the target has as it was."""
    for demand in evidence.demands:
        span = demand.untranslated
        if span is None or demand.verdict is not Verdict.ABSENT or must_stay(evidence, demand):
            continue
        expected = expected_terms(demand)
        found = span.of(evidence.unit.target)
        yield Remark(
            message=f"“{found}” is left untranslated; write {quoted(expected)}",
            span=span,
            concept=demand.concept,
            source_term=demand.source_hit.found,
            expected=expected,
            verdict=demand.verdict,
            suggestion=like(expected[0], found),
            severity=Severity.MINOR if is_acronym(found) else None,
        )


RULE = UnitRule(
    code="TRM105",
    name="untranslated-term",
    summary="A term of the source stands untranslated in the target.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
