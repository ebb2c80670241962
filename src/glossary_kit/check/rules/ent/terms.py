"""The terms of a base, one by one with their places, as the rules of this family walk them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.text.folded import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTerm:
    """A term with the concept and the language section in which it stands."""

    entry: ConceptEntry
    section: LanguageSection
    term: TermSection

    @property
    def key(self) -> tuple[str, str]:
        """What two terms share that a reader takes for the same."""
        return self.section.lang, wording_key(self.term.term)


def wording_key(wording: str) -> str:
    """The key of `wording` without spaces; acronyms keep their capitals, because IT is not it."""
    plain = "".join(wording.split())
    return plain if plain.isascii() and plain.isupper() else fold_key(plain)


def placed_terms(entries: Iterable[ConceptEntry]) -> Iterator[PlacedTerm]:
    """Every term of `entries`, in the order of the base."""
    return (
        PlacedTerm(entry=entry, section=section, term=term)
        for entry in entries
        for section in entry.languages
        for term in section.terms
    )


def by_key(terms: Iterable[PlacedTerm]) -> dict[tuple[str, str], list[PlacedTerm]]:
    """The terms that a reader takes for the same, together."""
    same: defaultdict[tuple[str, str], list[PlacedTerm]] = defaultdict(list)
    for term in terms:
        same[term.key].append(term)
    return same


def related(entry: ConceptEntry) -> frozenset[str]:
    """The concepts to which `entry` itself points."""
    replacement = (entry.replaced_by,) if entry.replaced_by else ()
    return frozenset((*entry.see_also, *entry.broader, *entry.narrower, *replacement))
