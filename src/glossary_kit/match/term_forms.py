"""The forms by which a term is found: its spelling, its look-up forms, its inflections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from glossary_kit.model.concept import ConceptEntry, Matching, TermSection, TermType
from glossary_kit.text.english import acronym_forms, inflected_forms, is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import has_khmer


class FormKind(StrEnum):
    """Which form of the term matched."""

    HEADWORD = "headword"
    LOOKUP_FORM = "look-up form"
    INFLECTION = "inflection"


@dataclass(frozen=True, slots=True)
class TermForm:
    """One searchable form of one term.

    `key` is the folded form; `spelling` is the form as it would be written; where
    `cased`, only this very case counts.
    """

    concept: str
    lang: str
    term: TermSection
    kind: FormKind
    key: str
    spelling: str
    cased: bool = False


def term_forms(
    entries: Iterable[ConceptEntry], lang: str, *, inflected: bool = True
) -> Iterator[TermForm]:
    """Every form of every term of `lang`: headwords, look-up forms and, if asked, inflections."""
    for entry in entries:
        for term in entry.terms(lang):
            yield from _written_forms(entry.id, term, lang)
            if inflected:
                yield from _inflected_forms(entry.id, term, lang)


def matching_of(term: TermSection, lang: str) -> Matching:
    """How `term` is matched: as it says itself, else as is usual for its kind and language."""
    if term.matching is not None:
        return term.matching
    if has_khmer(term.term):
        return Matching.EXACT
    capitals = not term.term.islower() and is_acronym(term.term)
    if capitals or term.term_type is TermType.ACRONYM:
        return Matching.CASE_SENSITIVE
    return Matching.INFLECTED if lang == "en" else Matching.EXACT


def _written_forms(concept: str, term: TermSection, lang: str) -> Iterator[TermForm]:
    cased = matching_of(term, lang) is Matching.CASE_SENSITIVE
    yield TermForm(concept, lang, term, FormKind.HEADWORD, fold_key(term.term), term.term, cased)
    for form in term.lookup_forms:
        yield TermForm(concept, lang, term, FormKind.LOOKUP_FORM, fold_key(form), form, cased)


def _inflected_forms(concept: str, term: TermSection, lang: str) -> Iterator[TermForm]:
    matching = matching_of(term, lang)
    cased = matching is Matching.CASE_SENSITIVE
    seen = {_identity(spelling, cased) for spelling in (term.term, *term.lookup_forms)}
    for spelling in (term.term, *term.lookup_forms):
        for inflected in sorted(_inflections(spelling, term, matching)):
            if _identity(inflected, cased) not in seen:
                seen.add(_identity(inflected, cased))
                key = fold_key(inflected)
                yield TermForm(concept, lang, term, FormKind.INFLECTION, key, inflected, cased)


def _identity(spelling: str, cased: bool) -> str:  # noqa: FBT001
    return spelling if cased else fold_key(spelling)


def _inflections(spelling: str, term: TermSection, matching: Matching) -> frozenset[str]:
    if matching is Matching.CASE_SENSITIVE:
        return acronym_forms(spelling)
    if matching is Matching.INFLECTED:
        return inflected_forms(spelling, part_of_speech=term.part_of_speech)
    return frozenset()
