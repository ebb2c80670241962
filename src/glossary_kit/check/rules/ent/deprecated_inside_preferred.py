"""ENT104: a preferred term contains a term that the base advises against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    EntryKind,
    TermSection,
)
from glossary_kit.model.span import Span


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each unusable term inside a preferred one; official names are as they are."""
    langs = {section.lang for entry in entries for section in entry.languages}
    finders = {lang: TermFinder(entries, lang) for lang in sorted(langs)}
    for entry in entries:
        for section in entry.languages if entry.kind is EntryKind.TERM else ():
            for term in section.terms:
                if term.status is AdministrativeStatus.PREFERRED:
                    hits = finders[section.lang].find(term.term)
                    yield from ((entry.id, _remark(term, hit)) for hit in _unusable(term, hits))


def _unusable(term: TermSection, hits: Sequence[TermHit]) -> Iterator[TermHit]:
    """The hits inside `term` of terms that may not be used, and are no usable term besides."""
    whole = Span(0, len(term.term))
    usable = [hit.span for hit in hits if hit.usable and hit.span != whole]
    return (
        hit
        for hit in hits
        if hit.accepted
        and not hit.term.status.usable
        and hit.span != whole
        and not any(span.covers(hit.span) for span in usable)
    )


def _remark(term: TermSection, hit: TermHit) -> Remark:
    return Remark(
        message=f"the preferred term “{term.term}” contains “{hit.found}”, which "
        f"{hit.concept} marks as {hit.term.status}",
        source_term=term.term,
        expected=(hit.found,),
        verdict=hit.term.status,
    )


RULE = EntryRule(
    code="ENT104",
    name="deprecated-inside-preferred",
    summary="A preferred term contains a term that the base advises against.",
    severity=Severity.MAJOR,
    check=check,
)
