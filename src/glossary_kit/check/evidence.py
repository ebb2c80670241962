"""The facts of one unit, found once and handed to all rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from glossary_kit.match.near_miss import NearMiss, near_miss
from glossary_kit.match.term_finder import TermFinder, outermost
from glossary_kit.match.verdict import TermHit, Verdict
from glossary_kit.model.concept import ConceptEntry, EntryKind, TermSection
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.numbers import NumberValue, numbers
from glossary_kit.text.segmenters import Segmenter

_FUNCTION_WORDS = re.compile(r"\W|\b(?:and|of|the|for|in|on|to|by|with|a|an|និង|នៃ|លើ|ក្នុង|របស់)\b")


class TermFacts:
    """A term base made ready to find its terms on both sides of a draft."""

    def __init__(
        self,
        entries: Iterable[ConceptEntry],
        source_lang: str,
        target_lang: str,
        words: Segmenter | None = None,
    ) -> None:
        self.entries: Mapping[str, ConceptEntry] = {entry.id: entry for entry in entries}
        self.source_lang = source_lang
        self.target_lang = target_lang
        self.source_finder = TermFinder(self.entries.values(), source_lang, words)
        self.target_finder = TermFinder(self.entries.values(), target_lang, words)

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
    def demands(self) -> tuple[Demand, ...]:
        """What the terms of the source ask of the target, one for each place and concept."""
        if not self.unit.target.strip():
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
        kept = self._kept(source_hit)
        if kept is None and hits:
            return replace(absent, verdict=Verdict.INSIDE_WORD, hit=hits[0])
        return replace(absent, untranslated=kept)

    def _near_miss(
        self, concepts: tuple[str, ...], expected: tuple[TermSection, ...]
    ) -> NearMiss | None:
        others = [hit.span for hit in outermost(self.target_hits) if hit.concept not in concepts]
        terms = [term.term for term in expected]
        return near_miss(self.unit.target, terms, self.terms.target_lang, others)

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
            kind is not EntryKind.TERM
            and source_hit.found.isupper()
            and bool(self._kept(source_hit))
        )

    def _kept(self, source_hit: TermHit) -> Span | None:
        """Where the source term stands untranslated in the target."""
        word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(source_hit.found)}(?![A-Za-z0-9])")
        match = word.search(self.unit.target)
        return Span(*match.span()) if match else None
