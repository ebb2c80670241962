"""TRM108: the target has an official name altered or cut short."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.trm.wording import expected_terms, is_name, must_stay
from glossary_kit.match.near_miss import NearMiss
from glossary_kit.match.verdict import Verdict


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each official name that the target has, but not quite."""
    for demand in evidence.demands:
        if demand.near and is_name(evidence, demand) and not must_stay(evidence, demand):
            yield _remark(
                demand.near, demand.concept, demand.source_hit.found, expected_terms(demand)
            )
    if evidence.unit.source:  # a source that does not ask for the name may mean something else
        return
    names = evidence.terms.official_names
    usable = [hit.span for hit in evidence.target_hits if hit.usable]
    for concept, near in names.altered(evidence.unit.target, usable):
        yield _remark(near, concept, "", (near.term,))


def _remark(near: NearMiss, concept: str, source_term: str, expected: tuple[str, ...]) -> Remark:
    short = near.term.startswith(near.found)
    what = "only the beginning of" if short else "not quite"
    return Remark(
        message=f"“{near.found}” is {what} the official name “{near.term}”",
        span=near.span,
        concept=concept,
        source_term=source_term,
        expected=expected,
        verdict=Verdict.NEAR_MISS,
        suggestion=near.term,
    )


RULE = UnitRule(
    code="TRM108",
    name="wrong-official-name",
    summary="The target has an official name altered or cut short.",
    severity=Severity.MAJOR,
    check=check,
)
