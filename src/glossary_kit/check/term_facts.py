"""A term base and a memory, made ready for the units of one pair of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from glossary_kit.check.official_names import OfficialNames
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, EntryKind, TermSection, TermType
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.segmenters import Segmenter
from glossary_kit.text.visual_words import VisualWords


class TermFacts:
    """A term base made ready to find its terms on both sides of a draft.

    Of `memory`, the reviewed and final units of the same languages are what the units of the
    draft are compared with.
    """

    def __init__(
        self,
        entries: Iterable[ConceptEntry],
        source_lang: str,
        target_lang: str,
        words: Segmenter | None = None,
        memory: Iterable[TranslationUnit] = (),
    ) -> None:
        self.entries: Mapping[str, ConceptEntry] = {entry.id: entry for entry in entries}
        self.source_lang = source_lang
        self.target_lang = target_lang
        self.source_finder = TermFinder(self.entries.values(), source_lang, words)
        self.target_finder = TermFinder(self.entries.values(), target_lang, words)
        self._renderings: dict[str, _Renderings] = {}
        self.reviewed: dict[str, list[TranslationUnit]] = {}
        for unit in memory:
            same = (unit.source_lang, unit.target_lang) == (source_lang, target_lang)
            if same and unit.state in (State.REVIEWED, State.FINAL):
                self.reviewed.setdefault(fold_key(unit.source).strip(), []).append(unit)

    @cached_property
    def official_names(self) -> OfficialNames:
        """The official names of the target language, ready to be compared with a text."""
        return OfficialNames(self.entries.values(), self.target_lang)

    @cached_property
    def visual_words(self) -> VisualWords:
        """The words of the target language, ready to be found where they are typed as drawn."""
        entries = self.entries.values()
        terms = (term.term for entry in entries for term in entry.terms(self.target_lang))
        return VisualWords(terms if self.target_lang.startswith("km") else ())

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The English words, at least four letters long, of which terms and not names are made."""
        return frozenset(
            word
            for entry in self.entries.values()
            if entry.kind is EntryKind.TERM
            for term in entry.terms("en")
            if not is_acronym(term.term)
            for word in re.findall(r"[a-z]{4,}", fold_key(term.term))
        )

    @cached_property
    def unchanging(self) -> frozenset[str]:
        """The concepts whose preferred terms are the same in both languages."""
        return frozenset(
            entry.id
            for entry in self.entries.values()
            if (one := entry.preferred(self.source_lang))
            and (other := entry.preferred(self.target_lang))
            and fold_key(one.term) == fold_key(other.term)
        )

    @cached_property
    def abbreviated(self) -> frozenset[str]:
        """The concepts that have an abbreviation, in whatever language."""
        return frozenset(
            entry.id
            for entry in self.entries.values()
            for section in entry.languages
            for term in section.terms
            if abbreviates(term)
        )

    def usable_terms(self, concept: str) -> tuple[TermSection, ...]:
        """The terms of `concept` that a target may contain, preferred ones first."""
        return self._renderings_of(concept).usable

    def synonyms(self, concept: str) -> tuple[str, ...]:
        """The usable terms of `concept` that are of the preferred one's part of speech."""
        return self._renderings_of(concept).synonyms

    def acronyms(self, concept: str) -> tuple[str, ...]:
        """The usable acronyms of `concept` in the source language."""
        terms = self.entries[concept].terms(self.source_lang)
        return tuple(t.term for t in terms if t.status.usable and _is_acronym(t.term))

    def full_forms(self, concept: str) -> tuple[str, ...]:
        """The usable terms of `concept` that are no abbreviations."""
        return self._renderings_of(concept).full_forms

    def _renderings_of(self, concept: str) -> _Renderings:
        known = self._renderings.get(concept)
        if known is None:
            terms = self.entries[concept].terms(self.target_lang)
            known = self._renderings[concept] = _renderings(terms)
        return known


@dataclass(frozen=True, slots=True)
class _Renderings:
    """How a target may render a concept; see the methods of `TermFacts`."""

    usable: tuple[TermSection, ...]
    synonyms: tuple[str, ...]
    full_forms: tuple[str, ...]


def _renderings(terms: Iterable[TermSection]) -> _Renderings:
    usable = sorted((t for t in terms if t.status.usable), key=lambda t: t.status != "preferred")
    speech = usable[0].part_of_speech if usable else None
    return _Renderings(
        tuple(usable),
        tuple(term.term for term in usable if term.part_of_speech is speech),
        tuple(term.term for term in usable if not abbreviates(term)),
    )


def abbreviates(term: TermSection) -> bool:
    """Whether `term` is an abbreviation or an acronym, or looks like one."""
    short = term.term_type in (TermType.ACRONYM, TermType.ABBREVIATION)
    return short or (term.term_type is None and _is_acronym(term.term))


_is_acronym = lru_cache(maxsize=1 << 12)(is_acronym)
