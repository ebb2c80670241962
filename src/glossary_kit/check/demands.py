"""What the terms of a source ask of its target, and what became of them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Prefix

from glossary_kit.check.official_names import beginning_of, fills, rearranged
from glossary_kit.check.term_facts import TermFacts
from glossary_kit.match.near_miss import NearMiss, near_miss
from glossary_kit.match.term_finder import outermost
from glossary_kit.match.term_forms import FormKind
from glossary_kit.match.verdict import TermHit, Verdict
from glossary_kit.model.concept import AdministrativeStatus, EntryKind, TermSection
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import has_khmer

_FUNCTION_WORDS = re.compile(r"\W|\b(?:and|of|the|for|in|on|to|by|with|a|an|និង|នៃ|លើ|ក្នុង|របស់)\b")
_GLOSS = re.compile(r"[(\[«“\"][^()\[\]«»“”\"]*[)\]»”\"]")
"""A stretch in brackets or quotation marks."""
_ENGLISH_WORD = re.compile(r"[a-z]{3,}")
_ENGLISH_ENDING = re.compile(
    r"(?:ations?|ates?|ated|ating|i?ties|i?ty|ions?|ments?|ness|ings?|ed|ers?|ors?|ance|ence|"
    r"able|ible|ive|al|ly|es|s|e|y)$"
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A unit with the hits on both sides."""

    unit: TranslationUnit
    source_hits: Sequence[TermHit]
    target_hits: Sequence[TermHit]
    terms: TermFacts


def demands(sides: Sides) -> Iterator[Demand]:
    """What the terms of the source ask of the target, one for each place and concept."""
    by_span: dict[Span, list[TermHit]] = {}
    for hit in outermost(sides.source_hits):
        if _asks(hit):
            by_span.setdefault(hit.span, []).append(hit)
    seen: set[tuple[str, ...]] = set()
    for hits in by_span.values():
        concepts = tuple(sorted({hit.concept for hit in hits}))
        if concepts not in seen:
            seen.add(concepts)
            demand = _demand(sides, hits[0], concepts)
            if demand:
                yield demand


def _asks(hit: TermHit) -> bool:
    """Whether the target must have the concept of `hit`.

    A Khmer noun and the verb in it are one word to most look-up forms, and its synonyms have
    other senses besides: only preferred terms, as they are, ask for one English term.
    """
    if hit.lang == "en" or not has_khmer(hit.found):
        return True
    preferred = hit.term.status is AdministrativeStatus.PREFERRED
    return preferred and hit.form.kind is FormKind.HEADWORD


def _demand(sides: Sides, source_hit: TermHit, concepts: tuple[str, ...]) -> Demand | None:
    expected = tuple(term for concept in concepts for term in sides.terms.usable_terms(concept))
    if not expected:
        return None
    absent = Demand(
        source_hit=source_hit, concepts=concepts, expected=expected, verdict=Verdict.ABSENT
    )
    hits = [hit for hit in sides.target_hits if hit.concept in concepts]
    for hit in sorted(hits, key=lambda hit: not hit.usable):
        if hit.accepted:
            return replace(absent, verdict=hit.verdict, hit=hit)
    anew = not _is_name(sides, concepts)
    if (anew and (_composed(sides, source_hit) or _derived(sides, expected))) or _kept_name(
        sides, source_hit
    ):
        return replace(absent, verdict=Verdict.ADMITTED)
    near = _near_miss(sides, concepts, expected)
    if near:
        for hit in outermost(sides.target_hits):
            if not hit.usable and near.span.overlaps(hit.span):  # what is wrong in the longer term
                return replace(absent, verdict=Verdict.DEPRECATED, hit=hit)
        return replace(absent, verdict=Verdict.NEAR_MISS, near=near)
    untranslated = _untranslated(sides, source_hit)
    if untranslated is None and hits:
        return replace(absent, verdict=Verdict.INSIDE_WORD, hit=hits[0])
    return replace(absent, untranslated=untranslated)


def _near_miss(
    sides: Sides, concepts: tuple[str, ...], expected: tuple[TermSection, ...]
) -> NearMiss | None:
    target, lang = sides.unit.target, sides.terms.target_lang
    others = [
        hit.span
        for hit in outermost(sides.target_hits)
        if hit.usable and hit.concept not in concepts
    ]
    misses = []
    for term in expected:
        taken = [span for span in others if fills(span.of(target), term.term)]
        found = [near_miss(target, [term.term], lang, taken)]
        if found == [None] and _is_name(sides, concepts):
            found = [find([term.term], target, taken) for find in (beginning_of, rearranged)]
        misses += [near for near in found if near]
    return max(misses, key=lambda near: near.score, default=None)


def _is_name(sides: Sides, concepts: tuple[str, ...]) -> bool:
    """Whether what is asked for is an official name, which is not put together anew."""
    return sides.terms.entries[concepts[0]].kind is not EntryKind.TERM


def _composed(sides: Sides, source_hit: TermHit) -> bool:
    """Whether the target renders every part of a longer source term by its own term."""
    parts = [
        hit
        for hit in sides.source_hits
        if hit.accepted and hit.span != source_hit.span and source_hit.span.covers(hit.span)
    ]
    rest = list(source_hit.span.of(sides.unit.source))
    for part in parts:
        offset = source_hit.span.start
        rest[part.span.start - offset : part.span.end - offset] = " " * len(part.span)
    if not parts or _FUNCTION_WORDS.sub("", "".join(rest)):
        return False
    rendered = {hit.concept for hit in sides.target_hits if hit.usable}
    places: dict[Span, bool] = {}
    for part in parts:
        places[part.span] = places.get(part.span, False) or part.concept in rendered
    return all(places.values())


def _derived(sides: Sides, expected: Sequence[TermSection]) -> bool:
    """Whether an English target has other words of the stems, in whatever order.

    So *adopted* stands for *adoption*, and *collection of data* for *data collection*.
    """
    if sides.terms.target_lang != "en":
        return False
    words = _ENGLISH_WORD.findall(fold_key(sides.unit.target))
    stems = {_stem(word) for word in words}
    return any(
        parts and all(_stem(part) in stems or _akin(part, words) for part in parts)
        for term in expected
        for parts in [_ENGLISH_WORD.findall(fold_key(term.term))]
    )


def _stem(word: str) -> str:
    """`word` without its endings, as far as three letters are left."""
    while (shorter := _ENGLISH_ENDING.sub("", word)) != word and len(shorter) >= 3:
        word = shorter
    return word


def _akin(word: str, others: Sequence[str]) -> bool:
    """Whether one of `others` begins as `word` does and ends otherwise: accountable.

    What ends alike (*transparancy*) is a slip.
    """
    enough = max(6, 0.6 * len(word))
    return any(
        Prefix.similarity(word, other) >= enough and word[-2:] != other[-2:] for other in others
    )


def _kept_name(sides: Sides, source_hit: TermHit) -> bool:
    """Whether an abbreviated name stands in the target as in the source, as is usual."""
    kind = sides.terms.entries[source_hit.concept].kind
    if kind is EntryKind.TERM or not is_acronym(source_hit.found):
        return False
    return bool(_words(source_hit.found).search(sides.unit.target))


def _untranslated(sides: Sides, source_hit: TermHit) -> Span | None:
    """Where the source term stands untranslated in the target, and not as a gloss."""
    target = sides.unit.target
    glosses = [Span(*match.span()) for match in _GLOSS.finditer(target)]
    if not has_khmer(target.replace(source_hit.found, "")):
        glosses = []
    flags = 0 if is_acronym(source_hit.found) else re.IGNORECASE
    for match in _words(source_hit.found, flags).finditer(target):
        place = Span(*match.span())
        if not any(gloss.covers(place) for gloss in glosses):
            return place
    return None


def _words(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", flags)
