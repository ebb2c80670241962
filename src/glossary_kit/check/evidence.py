"""The facts of one unit, found once and handed to all rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from glossary_kit.check.number_differences import (
    NumberDifference,
    NumberedText,
    number_differences,
)
from glossary_kit.check.official_names import LONG_NAME, OfficialNames, beginning_of
from glossary_kit.check.tokens import Token, blanked, tokens
from glossary_kit.match.near_miss import NearMiss, near_miss
from glossary_kit.match.term_finder import TermFinder, outermost
from glossary_kit.match.verdict import TermHit, Verdict
from glossary_kit.model.concept import ConceptEntry, EntryKind, TermSection
from glossary_kit.model.span import Span
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import cluster_count, has_khmer
from glossary_kit.text.numbers import NumberValue, numbers
from glossary_kit.text.repair import Repair, repairs
from glossary_kit.text.segmenters import Segmenter

_FUNCTION_WORDS = re.compile(r"\W|\b(?:and|of|the|for|in|on|to|by|with|a|an|និង|នៃ|លើ|ក្នុង|របស់)\b")


_GLOSS = re.compile(r"[(\[«“\"][^()\[\]«»“”\"]*[)\]»”\"]")
"""A stretch in brackets or quotation marks."""


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

    def usable_terms(self, concept: str) -> tuple[TermSection, ...]:
        """The terms of `concept` that a target may contain, preferred ones first."""
        terms = [t for t in self.entries[concept].terms(self.target_lang) if t.status.usable]
        return tuple(sorted(terms, key=lambda term: term.status != "preferred"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A term in the source, and what became of it in the target.

    `concepts` are the concepts that the source term may mean (homographs). `hit` is the hit
    in the target that decided the verdict, if one did; `near` the near miss, if that did.
    """

    source_hit: TermHit
    concepts: tuple[str, ...]
    expected: tuple[TermSection, ...]
    verdict: Verdict
    hit: TermHit | None = None
    near: NearMiss | None = None
    untranslated: Span | None = None

    @property
    def concept(self) -> str:
        """The concept that the demand is reported for."""
        return self.hit.concept if self.hit else self.concepts[0]


class Evidence:
    """The facts of one unit; each is found when first asked for."""

    def __init__(self, unit: TranslationUnit, terms: TermFacts) -> None:
        self.unit = unit
        self.terms = terms

    @property
    def document(self) -> str:
        """The file in which the unit stands; empty if it stands in none."""
        return (self.unit.at and self.unit.at.path) or ""

    @cached_property
    def blank_target(self) -> bool:
        """Whether nothing can be seen in the target."""
        return not cluster_count("".join(self.unit.target.split()))

    @cached_property
    def copied(self) -> bool:
        """Whether the target says what the source says, letter by letter."""
        key = fold_key(self.unit.source).split()
        return bool(key) and key == fold_key(self.unit.target).split()

    @property
    def reviewed(self) -> Sequence[TranslationUnit]:
        """The reviewed units of the memory that have the same source."""
        return self.terms.reviewed.get(fold_key(self.unit.source).strip(), ())

    @cached_property
    def source_hits(self) -> tuple[TermHit, ...]:
        """All hits in the source."""
        return self.terms.source_finder.find(self.unit.source)

    @cached_property
    def target_hits(self) -> tuple[TermHit, ...]:
        """All hits in the target."""
        return self.terms.target_finder.find(self.unit.target)

    @cached_property
    def source_numbers(self) -> tuple[NumberValue, ...]:
        """The numbers and dates of the source."""
        return numbers(self.unit.source, self.terms.source_lang)

    @cached_property
    def target_numbers(self) -> tuple[NumberValue, ...]:
        """The numbers and dates of the target."""
        return numbers(self.unit.target, self.terms.target_lang)

    @cached_property
    def number_differences(self) -> tuple[NumberDifference, ...]:
        """How the numbers of the target differ from those of the source."""
        return number_differences(
            NumberedText(text=self.unit.source, numbers=self.source_numbers),
            NumberedText(text=self.unit.target, numbers=self.target_numbers),
        )

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """What is not language in the source: placeholders, tags, addresses, code."""
        return tokens(self.unit.source)

    @cached_property
    def target_tokens(self) -> tuple[Token, ...]:
        """What is not language in the target: placeholders, tags, addresses, code."""
        return tokens(self.unit.target)

    @cached_property
    def source_prose(self) -> str:
        """The source with U+FFFC for every character that is not language."""
        return blanked(self.unit.source, self.source_tokens)

    @cached_property
    def target_prose(self) -> str:
        """The target with U+FFFC for every character that is not language."""
        return blanked(self.unit.target, self.target_tokens)

    @cached_property
    def khmer_prose(self) -> str:
        """The prose of the target if there is Khmer in it, else nothing."""
        return self.target_prose if has_khmer(self.unit.target) else ""

    @cached_property
    def target_repairs(self) -> tuple[Repair, ...]:
        """What to write instead of faulty Khmer clusters of the target."""
        return repairs(self.unit.target)

    def torn(self, span: Span) -> bool:
        """Whether an inline code stands inside `span` of the target, or at its end."""
        codes = self.unit.target_codes
        return any(span.start < code.offset <= span.end for code in codes)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """What the terms of the source ask of the target, one for each place and concept.

        A target that is empty or a copy of the source is asked for nothing.
        """
        if self.blank_target or self.copied:
            return ()
        by_span: dict[Span, list[TermHit]] = {}
        for hit in outermost(self.source_hits):
            by_span.setdefault(hit.span, []).append(hit)
        seen: set[tuple[str, ...]] = set()
        demands = []
        for hits in by_span.values():
            concepts = tuple(sorted({hit.concept for hit in hits}))
            if concepts not in seen:
                seen.add(concepts)
                demand = self._demand(hits[0], concepts)
                demands += [demand] if demand else []
        return tuple(demands)

    def _demand(self, source_hit: TermHit, concepts: tuple[str, ...]) -> Demand | None:
        expected = tuple(term for concept in concepts for term in self.terms.usable_terms(concept))
        if not expected:
            return None
        absent = Demand(
            source_hit=source_hit, concepts=concepts, expected=expected, verdict=Verdict.ABSENT
        )
        hits = [hit for hit in self.target_hits if hit.concept in concepts]
        for hit in sorted(hits, key=lambda hit: not hit.usable):
            if hit.accepted:
                return replace(absent, verdict=hit.verdict, hit=hit)
        if self._composed(source_hit) or self._kept_name(source_hit):
            return replace(absent, verdict=Verdict.ADMITTED)
        near = self._near_miss(concepts, expected)
        if near:
            return replace(absent, verdict=Verdict.NEAR_MISS, near=near)
        untranslated = self._untranslated(source_hit)
        if untranslated is None and hits:
            return replace(absent, verdict=Verdict.INSIDE_WORD, hit=hits[0])
        return replace(absent, untranslated=untranslated)

    def _near_miss(
        self, concepts: tuple[str, ...], expected: tuple[TermSection, ...]
    ) -> NearMiss | None:
        term = self.terms.entries[concepts[0]].kind is EntryKind.TERM
        others = [
            hit.span
            for hit in outermost(self.target_hits)
            if hit.concept not in concepts and (term or cluster_count(hit.found) >= LONG_NAME)
        ]
        terms = [term.term for term in expected]
        near = near_miss(self.unit.target, terms, self.terms.target_lang, others)
        if near or term:
            return near
        return beginning_of(terms, self.unit.target, others)

    def _composed(self, source_hit: TermHit) -> bool:
        """Whether the target renders every part of a longer source term by its own term."""
        parts = [
            hit
            for hit in self.source_hits
            if hit.accepted and hit.span != source_hit.span and source_hit.span.covers(hit.span)
        ]
        rest = list(self.unit.source[source_hit.span.start : source_hit.span.end])
        for part in parts:
            offset = source_hit.span.start
            rest[part.span.start - offset : part.span.end - offset] = " " * len(part.span)
        if not parts or _FUNCTION_WORDS.sub("", "".join(rest)):
            return False
        rendered = {hit.concept for hit in self.target_hits if hit.usable}
        places: dict[Span, bool] = {}
        for part in parts:
            places[part.span] = places.get(part.span, False) or part.concept in rendered
        return all(places.values())

    def _kept_name(self, source_hit: TermHit) -> bool:
        """Whether an abbreviated name stands in the target as in the source, as is usual."""
        kind = self.terms.entries[source_hit.concept].kind
        return (
            kind is not EntryKind.TERM and is_acronym(source_hit.found) and self._kept(source_hit)
        )

    def _kept(self, source_hit: TermHit) -> bool:
        """Whether the source term, in this very case, stands in the target."""
        return bool(_words(source_hit.found).search(self.unit.target))

    def _untranslated(self, source_hit: TermHit) -> Span | None:
        """Where the source term stands untranslated in the target, and not as a gloss."""
        glosses = [Span(*match.span()) for match in _GLOSS.finditer(self.unit.target)]
        if not has_khmer(self.unit.target.replace(source_hit.found, "")):
            glosses = []
        flags = 0 if is_acronym(source_hit.found) else re.IGNORECASE
        for match in _words(source_hit.found, flags).finditer(self.unit.target):
            place = Span(*match.span())
            if not any(gloss.covers(place) for gloss in glosses):
                return place
        return None


def _words(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", flags)
