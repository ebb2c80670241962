"""TRM102: the target contains a term that the term base advises against."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import quoted
from glossary_kit.match.term_finder import outermost
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import AdministrativeStatus


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each place in the target where only a deprecated term can be meant."""
    hits = outermost(evidence.target_hits)
    usable = {hit.span for hit in hits if hit.usable}
    demanded = {concept for demand in evidence.demands for concept in demand.concepts}
    for hit in hits:
        deprecated = hit.term.status is AdministrativeStatus.DEPRECATED
        if deprecated and (hit.span not in usable or hit.concept in demanded):
            yield _remark(evidence, hit)


def _remark(evidence: Evidence, hit: TermHit) -> Remark:
    instead = tuple(term.term for term in evidence.terms.usable_terms(hit.concept))
    source_terms = (
        demand.source_hit.found for demand in evidence.demands if hit.concept in demand.concepts
    )
    advice = f"; write {quoted(instead[:1])}" if instead else ""
    reason = f" ({hit.term.note})" if hit.term.note else ""
    return Remark(
        message=f"“{hit.found}” is deprecated{reason}{advice}",
        span=hit.span,
        concept=hit.concept,
        source_term=next(source_terms, ""),
        expected=instead,
        verdict=hit.verdict,
        suggestion=instead[0] if instead else None,
        safe=bool(instead),
    )


RULE = UnitRule(
    code="TRM102",
    name="deprecated-term",
    summary="The target contains a term that the term base advises against.",
    severity=Severity.MAJOR,
    check=check,
)
