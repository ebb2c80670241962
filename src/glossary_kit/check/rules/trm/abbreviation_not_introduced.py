"""TRM109: a document uses an abbreviation before it has given the full name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.check.rules.trm.wording import quoted
from glossary_kit.check.term_facts import abbreviates
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import EntryKind, TermSection, TermType

_USED = "used"
_INTRODUCED = "introduced"
_KINDS = (EntryKind.TERM, EntryKind.ORGANISATION, EntryKind.TITLE)


def collect(evidence: Evidence) -> Iterator[Fact]:
    """For each concept of the target whether its full name is there, or only an abbreviation.

    Where the source, too, has only the abbreviation, the target follows it and is left alone.
    """
    abbreviated = evidence.terms.abbreviated
    hits = tuple(_hits(evidence))
    if abbreviated.isdisjoint([hit.concept for hit in hits]):
        return
    hits = tuple(hit for hit in hits if hit.usable)
    for concept in dict.fromkeys(hit.concept for hit in hits if hit.concept in abbreviated):
        full = evidence.terms.full_forms(concept)
        if not full or evidence.terms.entries[concept].kind not in _KINDS:
            continue
        of_concept = [hit for hit in hits if hit.concept == concept]
        short = [hit for hit in of_concept if abbreviates(hit.term) and not _inside(hit, hits)]
        introduced = any(not abbreviates(hit.term) for hit in of_concept)
        if introduced or (short and _full_in_source(evidence, concept)):
            yield Fact(
                key=(evidence.document, concept),
                value=_INTRODUCED if introduced else _USED,
                remark=_remark((short or of_concept)[0], full),
            )


def _hits(evidence: Evidence) -> Iterator[TermHit]:
    """The hits in the target; where the source does not account for them, the other language's too.

    A source with the full name of a body does not account for its acronym in the target.
    """
    yield from evidence.target_hits
    if not evidence.unit.source:
        yield from evidence.terms.source_finder.find(evidence.unit.target)
        return
    there = {hit.concept for hit in evidence.target_hits}
    for hit in evidence.source_hits:
        concept = hit.concept
        if concept in evidence.terms.abbreviated and concept not in there:
            if not evidence.terms.entries[concept].kind.is_name or abbreviates(hit.term):
                continue
            for other in evidence.terms.source_finder.find(evidence.unit.target):
                if other.concept == concept and abbreviates(other.term):
                    yield other


def judge(facts: Sequence[Fact]) -> Iterable[tuple[int, Remark]]:
    """The first use of the abbreviation, if the full name has not been given by then."""
    return [(0, facts[0].remark)] if facts[0].value == _USED else []


def _inside(hit: TermHit, others: Sequence[TermHit]) -> bool:
    return any(other.span.covers(hit.span) and other.span != hit.span for other in others)


def _full_in_source(evidence: Evidence, concept: str) -> bool:
    if not evidence.unit.source:
        return True
    hits = (hit for hit in evidence.source_hits if hit.usable and hit.concept == concept)
    return any(not _is_short(hit.term) for hit in hits)


def _is_short(term: TermSection) -> bool:
    """Whether `term` is an abbreviation, or a short name such as យូណេស្កូ for UNESCO."""
    return abbreviates(term) or term.term_type is TermType.SHORT_FORM


def _remark(hit: TermHit, full: Sequence[str]) -> Remark:
    return Remark(
        message=f"“{hit.found}” is used before its full name is given: {quoted(full)}",
        span=hit.span,
        concept=hit.concept,
        expected=tuple(f"{name} ({hit.found})" for name in full),
        verdict=hit.verdict,
        suggestion=f"{full[0]} ({hit.found})",
    )


RULE = DraftRule(
    code="TRM109",
    name="abbreviation-not-introduced",
    summary="A document uses an abbreviation before it has given the full name.",
    severity=Severity.MINOR,
    collect=collect,
    judge=judge,
    judges_alike=True,
)
