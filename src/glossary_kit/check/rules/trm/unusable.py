"""Terms in the target that may not be used, for the rules that say so."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark
from glossary_kit.check.rules.trm.wording import like, quoted
from glossary_kit.match.term_forms import FormKind
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import AdministrativeStatus, TermSection
from glossary_kit.text.khmer import has_khmer


def unusable_hits(evidence: Evidence, status: AdministrativeStatus) -> Iterator[TermHit]:
    """Each place in the target where only a term of the unusable `status` can be meant."""
    hits = evidence.target_terms
    if not any(hit.term.status is status for hit in hits):
        return iter(())
    usable = {hit.span for hit in hits if hit.usable}
    demanded = {concept for demand in evidence.demands for concept in demand.concepts}
    return (
        hit
        for hit in hits
        if hit.term.status is status and (hit.span not in usable or hit.concept in demanded)
    )


def unusable_remark(evidence: Evidence, hit: TermHit, what: str, *, safe: bool) -> Remark:
    """The remark that the term at `hit` is `what`; `safe` if nothing but grammar forbids mending.

    Grammar does if the terms are of two parts of speech, or the words are inflected.
    """
    instead = _instead(evidence, hit)
    source_terms = (
        demand.source_hit.found for demand in evidence.demands if hit.concept in demand.concepts
    )
    advice = f"; write {quoted([term.term for term in instead[:1]])}" if instead else ""
    reason = f" ({hit.term.note.rstrip('.។')})" if hit.term.note else ""
    return Remark(
        message=f"“{hit.found}” is {what}{reason}{advice}",
        span=hit.span,
        concept=hit.concept,
        source_term=next(source_terms, ""),
        expected=tuple(term.term for term in instead),
        verdict=hit.verdict,
        suggestion=like(instead[0].term, hit.found) if instead else None,
        safe=safe and bool(instead) and _same_grammar(hit, instead[0]),
    )


def _instead(evidence: Evidence, hit: TermHit) -> tuple[TermSection, ...]:
    """The usable terms of the concept, else those of the concept that replaces it."""
    terms = evidence.terms.usable_terms(hit.concept)
    replacement = evidence.terms.entries[hit.concept].replaced_by
    if not terms and replacement and replacement in evidence.terms.entries:
        return evidence.terms.usable_terms(replacement)
    return terms


def _same_grammar(hit: TermHit, term: TermSection) -> bool:
    speech = {hit.term.part_of_speech, term.part_of_speech} - {None}
    khmer = has_khmer(hit.found) and has_khmer(term.term)
    return khmer and len(speech) <= 1 and hit.form.kind is not FormKind.INFLECTION
