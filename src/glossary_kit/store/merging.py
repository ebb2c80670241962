"""Two descriptions of one concept made into one, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
    TermType,
)
from glossary_kit.store.changes import review_after
from glossary_kit.store.concept_text import in_language_order
from glossary_kit.text.folded import fold_key

T = TypeVar("T")
PREFERRED = AdministrativeStatus.PREFERRED


def merge(
    ours: ConceptEntry, theirs: ConceptEntry, *, update: bool
) -> tuple[ConceptEntry, tuple[str, ...]]:
    """Our concept with what theirs adds, and the reasons why a person has to decide first.

    Nothing of ours is removed. Where both say something about the same detail, theirs is
    taken if `update`, else ours. The status of our terms, the kind and the review stay.
    """
    tags = dict.fromkeys(section.lang for section in (*ours.languages, *theirs.languages))
    reasons: list[str] = []
    sections: list[LanguageSection] = []
    for tag in tags:
        mine, other = ours.section(tag), theirs.section(tag)
        if mine and other:
            reasons += _reasons(mine, other)
            sections.append(_section(mine, other, update=update))
        elif section := mine or other:
            sections.append(section)
    merged = replace(
        ours,
        languages=in_language_order(sections),
        occurs_in=_union(ours.occurs_in, theirs.occurs_in),
        broader=_union(ours.broader, theirs.broader),
        narrower=_union(ours.narrower, theirs.narrower),
        see_also=_union(ours.see_also, theirs.see_also),
        replaced_by=_either(ours.replaced_by, theirs.replaced_by, update=update),
        note=_either(ours.note, theirs.note, update=update),
    )
    return replace(merged, review=review_after(ours, merged)), tuple(reasons)


def same_rank(one: TermSection, other: TermSection) -> bool:
    """Whether only one of the two can be the preferred term: both full forms, or both short."""
    full = (None, TermType.FULL_FORM)
    if one.term_type in full or other.term_type in full:
        return one.term_type in full and other.term_type in full
    return one.term_type is other.term_type


def _reasons(ours: LanguageSection, theirs: LanguageSection) -> Iterable[str]:
    known = {fold_key(term.term): term for term in ours.terms}
    for term in theirs.terms:
        mine = known.get(fold_key(term.term))
        if mine and mine.status.usable != term.status.usable:
            yield f"“{term.term}” is {mine.status} here and {term.status} there"
        elif term.status is PREFERRED and not (mine and mine.status is PREFERRED):
            rivals = [t for t in ours.terms if t.status is PREFERRED and same_rank(t, mine or term)]
            yield from (f"“{t.term}” is preferred here, “{term.term}” there" for t in rivals[:1])


def _section(ours: LanguageSection, theirs: LanguageSection, *, update: bool) -> LanguageSection:
    others = {fold_key(term.term): term for term in reversed(theirs.terms)}
    known = {fold_key(term.term) for term in ours.terms}
    terms = [
        _term(term, other, update=update) if (other := others.get(fold_key(term.term))) else term
        for term in ours.terms
    ]
    terms += [term for key, term in reversed(others.items()) if key not in known]
    definition = _either(ours.definition, theirs.definition, update=update)
    of_theirs = definition is not None and definition != ours.definition
    source = theirs.definition_source if of_theirs else ours.definition_source
    return LanguageSection(
        lang=ours.lang,
        terms=tuple(terms),
        definition=definition,
        definition_source=source,
        note=_either(ours.note, theirs.note, update=update),
    )


def _term(ours: TermSection, theirs: TermSection, *, update: bool) -> TermSection:
    """Our term with their details; reliability goes with the source it was judged by."""
    takes_source = bool(theirs.source) and (update or not ours.source)
    evidence = theirs if takes_source else ours
    return replace(
        ours,
        term_type=_either(ours.term_type, theirs.term_type, update=update),
        part_of_speech=_either(ours.part_of_speech, theirs.part_of_speech, update=update),
        source=evidence.source,
        reliability=evidence.reliability or ours.reliability,
        lookup_forms=_union(ours.lookup_forms, theirs.lookup_forms),
        matching=_either(ours.matching, theirs.matching, update=update),
        note=_either(ours.note, theirs.note, update=update),
    )


def _either(ours: T | None, theirs: T | None, *, update: bool) -> T | None:
    first, second = (theirs, ours) if update else (ours, theirs)
    return second if first is None else first


def _union(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))
