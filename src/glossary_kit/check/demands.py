"""What the terms of a source ask of its target, and what became of them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from glossary_kit.check.official_names import beginning_of, fills, goes_on_otherwise, rearranged
from glossary_kit.check.renderings import in_another_sense, rendered_otherwise
from glossary_kit.check.sides import Sides, whole_words
from glossary_kit.match.near_miss import NearMiss, near_miss
from glossary_kit.match.term_finder import outermost
from glossary_kit.match.term_forms import FormKind
from glossary_kit.match.verdict import TermHit, Verdict
from glossary_kit.model.concept import AdministrativeStatus, EntryKind, TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.similarity import similarity
from glossary_kit.text.tokens import blanked, tokens

_GLOSS = re.compile(r"[(\[«“\"][^()\[\]«»“”\"]*[)\]»”\"]")
"""A stretch in brackets or quotation marks."""

#: What turns the word behind it into its contrary, and what in a source may have led to it.
_NEGATED = re.compile("(?:(?:ការ|ភាព|ដោយ|ដែល|ជា)(?:មិន|គ្មាន|ពុំ|ឥត)|គ្មាន|(?:មិន|ពុំ|ឥត)មាន)(?:ភាព|ការ)?$")
_NEGATION = re.compile(
    r"\b(?:no|not|non|none|nor|neither|never|nobody|nothing|cannot|without|lack\w*|absen\w+|missing|free"
    r"|zero|few|little|hardly|fail\w*|refus\w+|unless|un(?!der|i|til|ion)\w{3,}|(?:dis|mis|ill|irr)\w{3,}"
    r"|im(?:partial|possib|prop|perf)\w+|in(?:ab|acc|cap|comp|eq|sec|suff|vis)\w+)\b|n['’]t\b|less\b"
    "|មិន|គ្មាន|ពុំ|ឥត|ខ្វះ",
    re.IGNORECASE,
)
_HALF = 50.0
"""How like the rest of a term must be that has another term in it."""
_MET = (Verdict.EXACT, Verdict.FOLDED_VARIANT, Verdict.SPACING_VARIANT, Verdict.ADMITTED)


class Demand(Struct, frozen=True, kw_only=True):
    """A term in the source, and what became of it in the target.

    `concepts` are the concepts that the source term may mean (homographs). `hit` is the hit
    in the target that decided the verdict, if one did; `near` the near miss, if that did.
    `doubtful` says that the target has a rendering of another sense of the word, too.
    """

    source_hit: TermHit
    concepts: tuple[str, ...]
    expected: tuple[TermSection, ...]
    verdict: Verdict
    hit: TermHit | None = None
    near: NearMiss | None = None
    untranslated: Span | None = None
    doubtful: bool = False

    @property
    def concept(self) -> str:
        """The concept that the demand is reported for."""
        return self.hit.concept if self.hit else self.concepts[0]

    @property
    def met(self) -> bool:
        """Whether the target has what is asked for."""
        return self.verdict in _MET


def demands(sides: Sides) -> Iterator[Demand]:
    """What the terms of the source ask of the target, one for each place and concept."""
    by_span: dict[Span, list[TermHit]] = {}
    for hit in outermost(sides.source_hits):
        by_span.setdefault(hit.span, []).append(hit)
    seen: set[tuple[str, ...]] = set()
    for hits in by_span.values():
        asking = [hit for hit in hits if _asks(sides, hit)]
        concepts = tuple(sorted({hit.concept for hit in asking}))
        if concepts and concepts not in seen:
            seen.add(concepts)
            senses = frozenset(hit.concept for hit in hits).difference(concepts)
            demand = _demand(sides, asking[0], concepts, senses)
            if demand and not demand.met and _is_code(sides, asking[0]):
                seen.discard(concepts)
            elif demand:
                yield demand


def _is_code(sides: Sides, hit: TermHit) -> bool:
    """Whether `hit` stands in a placeholder, an address or the like, which is no language."""
    return any(token.span.overlaps(hit.span) for token in tokens(sides.unit.source))


def _asks(sides: Sides, hit: TermHit) -> bool:
    """Whether the target must have the concept of `hit`; a word that is no term asks for none.

    A Khmer noun and the verb in it are one word to most look-up forms, and its synonyms have
    other senses besides: only preferred terms, as they are, ask for one English term.
    """
    if sides.terms.entries[hit.concept].kind is EntryKind.WORD:
        return False
    if hit.lang == "en" or not has_khmer(hit.found):
        return True
    preferred = hit.term.status is AdministrativeStatus.PREFERRED
    return preferred and hit.form.kind is FormKind.HEADWORD


def _demand(
    sides: Sides, source_hit: TermHit, concepts: tuple[str, ...], senses: frozenset[str]
) -> Demand | None:
    """What became of the term at `source_hit`; `senses` are what else the word may mean."""
    expected = tuple(term for concept in concepts for term in sides.terms.usable_terms(concept))
    if not expected:
        return None
    absent = Demand(
        source_hit=source_hit, concepts=concepts, expected=expected, verdict=Verdict.ABSENT
    )
    hits = [hit for hit in sides.target_hits if hit.concept in concepts]
    for hit in sorted(hits, key=lambda hit: not hit.usable):
        if hit.accepted and not _is_contrary(sides, hit):
            doubtful = in_another_sense(sides, senses)
            return replace(absent, verdict=hit.verdict, hit=hit, doubtful=doubtful)
    if rendered_otherwise(sides, source_hit, concepts, senses):
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


def _is_contrary(sides: Sides, hit: TermHit) -> bool:
    """Whether the target denies what it says at `hit`, and the source denies nothing."""
    before = fold_key(sides.unit.target[max(0, hit.start - 20) : hit.start])
    return _NEGATED.search(before) is not None and not _NEGATION.search(sides.unit.source)


def _near_miss(
    sides: Sides, concepts: tuple[str, ...], expected: tuple[TermSection, ...]
) -> NearMiss | None:
    target, lang = sides.unit.target, sides.terms.target_lang
    name = sides.is_name(concepts[0])
    others = [
        hit.span
        for hit in outermost(sides.target_hits)
        if hit.usable and hit.concept not in concepts
    ]
    words = [fold_key(span.of(target)) for span in others]
    misses = []
    for term in expected:
        parts = [] if name else [word for word in words if word in fold_key(term.term)]
        taken = [
            span
            for span, word in zip(others, words, strict=True)
            if word not in parts and fills(span.of(target), term.term)
        ]
        slip = near_miss(target, [term.term], lang, taken)
        if slip and parts and not _alike_without(parts, slip, lang):
            slip = None
        found = [slip]
        if name:
            beginning = beginning_of([term.term], target, taken)
            if slip is None or (beginning and goes_on_otherwise(slip, beginning)):
                found = [beginning]
            found.append(rearranged([term.term], target, taken))
        misses += [near for near in found if near]
    return max(misses, key=lambda near: near.score, default=None)


def _alike_without(parts: Sequence[str], slip: NearMiss, lang: str) -> bool:
    """Whether `slip` is like its term also in the rest, without the `parts` that are words of both.

    So ទិន្នន័យថ្មី, which is new data, is no slip for ទិន្នន័យធំ.
    """
    found, term = fold_key(slip.found), fold_key(slip.term)
    for part in parts:
        if part in found:
            found, term = found.replace(part, "", 1), term.replace(part, "", 1)
    return similarity(found, term, lang) >= _HALF


def _untranslated(sides: Sides, source_hit: TermHit) -> Span | None:
    """Where the source term, or its acronym, stands untranslated in the target and is no gloss."""
    target = blanked(sides.unit.target, tokens(sides.unit.target))
    glosses = [Span(*match.span()) for match in _GLOSS.finditer(target)]
    if not has_khmer(target.replace(source_hit.found, "")):
        glosses = []
    for form in dict.fromkeys((source_hit.found, *sides.terms.acronyms(source_hit.concept))):
        flags = 0 if is_acronym(form) else re.IGNORECASE
        for match in whole_words(form, flags).finditer(target):
            place = Span(*match.span())
            if not any(gloss.covers(place) for gloss in glosses):
                return place
    return None
