"""What stands on the pages of a printed glossary, whatever they are made of.

Two lists, from English to Khmer and from Khmer to English, each in the order of its language
with a heading for every letter. A preferred term has its translations and its definition;
any other term says what to write instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    ReviewState,
    TermSection,
)
from glossary_kit.text.dictionary_order import (
    SortKey,
    english_letter,
    english_order,
    khmer_letter,
    khmer_order,
)


@dataclass(frozen=True, slots=True)
class Designation:
    """A term in its language, with the status to be marked: none for a preferred one."""

    term: str
    lang: str
    mark: AdministrativeStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headword with all that is said of it.

    `instead` is the preferred term of the same language, where the headword is another one;
    then there are no synonyms and no definitions. `review` is the state of the concept.
    """

    headword: Designation
    synonyms: tuple[Designation, ...] = ()
    translations: tuple[Designation, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    instead: Designation | None = None
    review: ReviewState = ReviewState.PROPOSED


@dataclass(frozen=True, slots=True)
class Letter:
    """The rows under one letter."""

    letter: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Direction:
    """The list from one language into another."""

    source: str
    target: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The two lists, the `day` on which they were made, and how much is in them.

    `states` counts the concepts by state of review.
    """

    day: date
    directions: tuple[Direction, ...]
    concepts: int
    terms: dict[str, int]
    states: dict[ReviewState, int]


def glossary(entries: Iterable[ConceptEntry], day: date) -> Glossary:
    """The glossary of `entries`, as made on `day`."""
    concepts = tuple(entries)
    return Glossary(
        day=day,
        directions=(
            _direction(concepts, "en", "km", english_order, english_letter),
            _direction(concepts, "km", "en", khmer_order, khmer_letter),
        ),
        concepts=len(concepts),
        terms={
            lang: sum(len(concept.terms(lang)) for concept in concepts) for lang in ("en", "km")
        },
        states=dict(Counter(concept.review.state for concept in concepts)),
    )


def _direction(
    concepts: Sequence[ConceptEntry],
    source: str,
    target: str,
    order: Callable[[str], SortKey],
    letter: Callable[[str], str],
) -> Direction:
    rows = sorted(
        (row for concept in concepts for row in _rows(concept, source, target)),
        key=lambda row: (order(row.headword.term), row.headword.mark is not None),
    )
    grouped = groupby(rows, key=lambda row: letter(row.headword.term))
    return Direction(source, target, tuple(Letter(name, tuple(group)) for name, group in grouped))


def _rows(concept: ConceptEntry, source: str, target: str) -> Iterator[Row]:
    preferred = concept.preferred(source)
    translations = tuple(_designations(concept, target, usable=True))
    for term in concept.terms(source) if translations else ():
        if preferred is None or term is preferred:
            yield Row(
                headword=_designation(term, source),
                synonyms=tuple(_designations(concept, source, usable=False, without=term)),
                translations=translations,
                definitions=tuple(_definitions(concept, source)),
                review=concept.review.state,
            )
        else:
            yield Row(
                headword=_designation(term, source),
                translations=translations[:1],
                instead=_designation(preferred, source),
                review=concept.review.state,
            )


def _designations(
    concept: ConceptEntry, lang: str, *, usable: bool, without: TermSection | None = None
) -> Iterator[Designation]:
    """The terms of a language, preferred ones first; only those to be used, if `usable`."""
    terms = [term for term in concept.terms(lang) if term is not without]
    for term in sorted(terms, key=lambda term: list(AdministrativeStatus).index(term.status)):
        if term.status.usable or not usable:
            yield _designation(term, lang)


def _designation(term: TermSection, lang: str) -> Designation:
    preferred = term.status is AdministrativeStatus.PREFERRED
    return Designation(term.term, lang, None if preferred else term.status)


def _definitions(concept: ConceptEntry, first: str) -> Iterator[tuple[str, str]]:
    """Language and text of each definition, that in the language of the headword first."""
    for section in sorted(concept.languages, key=lambda section: section.lang != first):
        if section.definition:
            yield section.lang, " ".join(section.definition.split())
