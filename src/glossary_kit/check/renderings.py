"""Renderings of a term that are right without being a term of its concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from glossary_kit.check.sides import Sides, whole_words
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.concept import TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.english import is_acronym
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import IGNORABLE, cluster_texts

_FUNCTION_WORDS = re.compile(r"\W|\b(?:and|of|the|for|in|on|to|by|with|a|an|និង|នៃ|លើ|ក្នុង|របស់)\b")
_THIS = re.compile(f"[{IGNORABLE} ]*(?:ទាំង)?(?:នេះ|នោះ)")
_PRONOUN = re.compile(r"\b(?:it|they|them)\b|(?:^|[.;:!?]\W+)its\b|(?:^|[.;:!?]\W+)their\b", re.I)
#: Before or behind a term that is joined to another one.
_AND_BEFORE = re.compile(r"(?:,|\band|\bor|&|/) *$")
_AND_AFTER = re.compile(r" *(?:,|and\b|or\b|&|/)")
_WITHIN = "[^។៕:;.!?]{0,60}?"
#: Before a Khmer word that is denied; and what an English one has then.
_DENIED = re.compile(f"(?:មិន|គ្មាន|ពុំ|ឥត)(?:មាន)?(?:ភាព|ការ)?[{IGNORABLE}]*$")
_PREFIX = re.compile("^(?:un|non|in|im|ir|dis)")
_ENGLISH_WORD = re.compile(r"[a-z]{3,}")
_ABILITY = re.compile("bilit(?:y|ies)$")
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
        return _abbreviated(sides, concepts)
    usable = [term for one in (*concepts, *senses) for term in sides.terms.usable_terms(one)]
    return (
        _composed(sides, source_hit)
        or _derived(sides, source_hit, usable)
        or _taken_up(sides, source_hit)
        or _coordinated(sides, source_hit, usable)
    )


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


def _derived(sides: Sides, source_hit: TermHit, expected: Sequence[TermSection]) -> bool:
    """Whether an English target has other words of the stems, in whatever order.

    So *adopted* stands for *adoption*, *collection of data* for *data collection*, and
    *unbiased* for a *bias* that the source denies.
    """
    if sides.terms.target_lang != "en":
        return False
    words = _english_words(sides.unit.target)
    if _DENIED.search(sides.unit.source, max(0, source_hit.start - 20), source_hit.start):
        words += [_PREFIX.sub("", word) for word in words]
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
    """`word` without its endings, as far as three letters are left; liability is of liable."""
    word = _ABILITY.sub("ble", word)
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


def _abbreviated(sides: Sides, concepts: tuple[str, ...]) -> bool:
    """Whether an official name is there by its acronym of the source language (UNDP)."""
    acronyms = (short for one in concepts for short in sides.terms.acronyms(one))
    return any(whole_words(short).search(sides.unit.target) for short in acronyms)


def _coordinated(sides: Sides, source_hit: TermHit, expected: Sequence[TermSection]) -> bool:
    """Whether a Khmer target shares a part of the term with another that *and* joins to it.

    So ការគ្រប់គ្រង និងការកាត់បន្ថយហានិភ័យ has the term ការគ្រប់គ្រងហានិភ័យ, and ការអភិវឌ្ឍ និងប្រើប្រាស់
    the term ការប្រើប្រាស់.
    """
    source, target = sides.unit.source, fold_key(sides.unit.target)
    joined = _AND_AFTER.match(source, source_hit.end) or _AND_BEFORE.search(
        source, max(0, source_hit.start - 5), source_hit.start
    )
    return bool(joined) and any(
        re.search(pattern, target) for term in expected for pattern in _shared(fold_key(term.term))
    )


def _shared(key: str) -> Iterator[str]:
    """Patterns for the Khmer term `key` with another one in its midst, and *and* between them."""
    clusters = tuple(cluster_texts(key))
    for size in range(2, len(clusters) - 1):
        head, tail = (re.escape("".join(part)) for part in (clusters[:size], clusters[size:]))
        yield f"{head}(?: |(?=និង|ឬ)){_WITHIN}(?:និង|ឬ){_WITHIN}{tail}"
        yield f"{head}{_WITHIN}(?:និង|ឬ) ?{tail}"


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
