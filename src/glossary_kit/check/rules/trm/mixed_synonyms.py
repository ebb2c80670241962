"""TRM110: one document renders one concept by two usable terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import EntryKind, TermType
from glossary_kit.text.folded import remembered_key

_WHOLE = (None, TermType.FULL_FORM, TermType.VARIANT, TermType.PHRASE)


def collect(evidence: Evidence) -> Iterator[Fact]:
    """Each full term of the target by which a concept, that the source asks for, is rendered.

    Terms are compared by their headwords, so look-up forms and inflections are the same. A
    source that says the thing in two ways may be followed; so the source term is in the key. A
    concept with one term cannot be rendered by two.
    """
    asked = {
        concept: remembered_key(demand.source_hit.term.term)
        for demand in evidence.demands
        if len(demand.concepts) == 1 and not demand.doubtful  # nobody knows which is meant
        for concept in demand.concepts
    }
    by_concept: defaultdict[str, list[TermHit]] = defaultdict(list)
    for hit in evidence.target_terms:
        meant = hit.concept in asked or (not evidence.unit.source and _alone(evidence, hit))
        if meant and hit.term.term_type in _WHOLE and hit.usable:
            by_concept[hit.concept].append(hit)
    for concept, hits in by_concept.items():
        terms = evidence.terms.synonyms(concept)
        if len(terms) == 1:
            continue
        alike = [hit for hit in hits if hit.term.term in terms]
        # Where two terms stand side by side, the less preferred one may mean another thing.
        best = min((hit.term.term for hit in alike), key=terms.index, default="")
        yield from (
            Fact(
                key=(evidence.document, concept, asked.get(concept, "")),
                value=best,
                remark=_remark(hit, terms),
            )
            for hit in alike
            if hit.term.term == best
        )


def _alone(evidence: Evidence, hit: TermHit) -> bool:
    """Whether `hit` is the only one at its place, and no word of the general language."""
    if evidence.terms.entries[hit.concept].kind is EntryKind.WORD:
        return False
    return [other.span for other in evidence.target_terms].count(hit.span) == 1


def judge(facts: Sequence[Fact]) -> Iterator[tuple[int, Remark]]:
    """The uses of all terms but the one used most; of equals, the preferred one."""
    counts = Counter(fact.value for fact in facts)
    if len(counts) == 1:
        return
    order = facts[0].remark.expected
    chosen = max(counts, key=lambda term: (counts[term], -order.index(term)))
    for index, fact in enumerate(facts):
        if not _alike(fact.value, chosen):
            yield index, _judged(fact, chosen, counts)


def _alike(one: str, other: str) -> bool:
    """Whether one term is the other with something more: a noun's prefix, a fuller name."""
    first, second = (remembered_key(term).replace(" ", "") for term in (one, other))
    return first in second or second in first


def _remark(hit: TermHit, terms: Sequence[str]) -> Remark:
    return Remark(
        message="", span=hit.span, concept=hit.concept, expected=tuple(terms), verdict=hit.verdict
    )


def _judged(fact: Fact, chosen: str, counts: Counter[str]) -> Remark:
    return Remark(
        message=f"“{fact.value}” here, “{chosen}” elsewhere in this document "
        f"({counts[chosen]} of {counts.total()} times): choose one",
        span=fact.remark.span,
        concept=fact.remark.concept,
        expected=(chosen,),
        verdict=fact.remark.verdict,
        suggestion=chosen,
    )


RULE = DraftRule(
    code="TRM110",
    name="mixed-synonyms",
    summary="One document renders one concept by two usable terms.",
    severity=Severity.MINOR,
    collect=collect,
    judge=judge,
)
