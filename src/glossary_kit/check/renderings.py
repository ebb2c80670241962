"""Renderings of a term that are right without being a term of its concept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Prefix

from glossary_kit.check.sides import Sides, whole_words
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import IGNORABLE

_FUNCTION_WORDS = re.compile(r"\W|\b(?:and|of|the|for|in|on|to|by|with|a|an|និង|នៃ|លើ|ក្នុង|របស់)\b")
_THIS = re.compile(f"[{IGNORABLE} ]*(?:ទាំង)?(?:នេះ|នោះ)")
_PRONOUN = re.compile(r"\b(?:it|they|them)\b|(?:^|[.;:!?]\W+)its\b|(?:^|[.;:!?]\W+)their\b", re.I)
_ENGLISH_WORD = re.compile(r"[a-z]{3,}")
_ENGLISH_ENDING = re.compile(
    r"(?:ations?|ates?|ated|ating|i?ties|ity|(?<=[en])ty|ions?|ments?|ness|ings?|ed|ers?|ors?|ance|ence|"
    r"able|ible|ive|al|ly|es|s|e|y)$"
)


def rendered_otherwise(
    sides: Sides, source_hit: TermHit, concepts: tuple[str, ...], senses: frozenset[str]
) -> bool:
    """Whether the target renders the word at `source_hit` without a term of its concepts.

    It may do so in another of its `senses`, by the terms of its parts, by a word of the same
    stem, by a pronoun, or by leaving a name or a keyword as it is.
    """
    if in_another_sense(sides, senses) or _kept(sides, source_hit):
        return True
    if sides.is_name(concepts[0]):
        return False
    usable = [term for one in (*concepts, *senses) for term in sides.terms.usable_terms(one)]
    return _composed(sides, source_hit) or _derived(sides, usable) or _taken_up(sides, source_hit)


def in_another_sense(sides: Sides, senses: frozenset[str]) -> bool:
    """Whether the target has a usable term of one of `senses`, the concepts not asked for."""
    return bool(senses) and any(hit.concept in senses and hit.usable for hit in sides.target_hits)


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
    words = _english_words(sides.unit.target)
    stems = {_stem(word) for word in words}
    return any(
        parts and all(_stem(part) in stems or _akin(part, words) for part in parts)
        for term in expected
        for parts in [_english_words(term.term)]
    )


def _english_words(text: str) -> list[str]:
    """The words of `text`, those that may be spelt -ise or -ize in one of the two ways."""
    return [word.replace("iz", "is") for word in _ENGLISH_WORD.findall(fold_key(text))]


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


def _taken_up(sides: Sides, source_hit: TermHit) -> bool:
    """Whether Khmer names once more (“this guide”) what an English pronoun stands for (“it”)."""
    if sides.terms.target_lang != "en" or not _THIS.match(source_hit.text, source_hit.end):
        return False
    return bool(_PRONOUN.search(sides.unit.target))


def _kept(sides: Sides, source_hit: TermHit) -> bool:
    """Whether an abbreviated name or a keyword stands in the target as in the source.

    A keyword is a word in capitals among others that are not: the command DATA.
    """
    found = source_hit.found
    if not is_acronym(found):
        return False
    keyword = not is_acronym(source_hit.term.term) and not sides.unit.source.isupper()
    if not keyword and not sides.terms.entries[source_hit.concept].kind.is_name:
        return False
    return bool(whole_words(found).search(sides.unit.target))
