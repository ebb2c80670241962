"""TRM104: the target has something very like the expected term, but not the term."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import expected_terms, is_name, like, must_stay
from glossary_kit.match.verdict import Verdict


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each term of the source whose term is misspelt in the target."""
    for demand in evidence.demands:
        near = demand.near
        if demand.verdict is not Verdict.NEAR_MISS or near is None:
            continue
        if not is_name(evidence, demand) and not must_stay(evidence, demand):
            source_term = demand.source_hit.found
            yield Remark(
                message=f"“{near.found}” is nearly “{near.term}”, the term for “{source_term}”",
                span=near.span,
                concept=demand.concept,
                source_term=source_term,
                expected=expected_terms(demand),
                verdict=demand.verdict,
                suggestion=like(near.term, near.found),
            )


RULE = UnitRule(
    code="TRM104",
    name="near-miss",
    summary="The target has something very like the expected term, but not the term.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
