"""The stretch of a text that looks as if it were meant to be a term, but is not.

A translator who knows the term but slips leaves something very like it. Khmer is compared
cluster by cluster, wherever the stretch may begin; English by whole words. A stretch counts
only if it is no other concept's term and does not differ from the term by a negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from glossary_kit.model.span import Span
from glossary_kit.text.common_words import COMMON_WORDS
from glossary_kit.text.compounds import NOMINALISERS
from glossary_kit.text.english import inflected_forms
from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.khmer import (
    KHMER_COENG,
    cluster_count,
    cluster_texts,
    has_khmer,
    is_cluster_boundary,
    iter_clusters,
    whole_clusters,
)
from glossary_kit.text.similarity import similarity
from glossary_kit.text.spellings import SPELLINGS

MIN_KHMER_SCORE = 70.0
MIN_KHMER_CLUSTERS = 4
MIN_ENGLISH_LETTERS = 7
"""Shorter terms resemble too many words."""
MIN_CLUSTERS_TO_HEAR = 3
"""Of shorter terms no letter is exchanged for one that sounds alike."""

_ENGLISH_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_NEGATION = re.compile(
    rf"(?<!{KHMER_COENG})(?:មិន|គ្មាន|ឥត|ក្រៅ|ក្នុង)|(?<![a-z])(?:un|non|in|im|ir|il|dis|mis|anti|out|not?(?![a-z]))"
)
_M_CONSONANT = re.compile("(?<=[ក-អ])ម្(?=[ក-អ])")
_M_SIGN = re.compile("(?<=[ក-អ])\N{KHMER SIGN NIKAHIT}(?=[ក-អ])")
_LONGEST_WORD = 15
#: Consonants of both series that sound alike but for the vowel, and others easily mistaken.
_PAIRS = "កគ ខឃ ចជ ឆឈ ដឌ ឋឍ តទ ថធ ទធ ផភ ណន ឡល ឋធ សល យរ"
_ALIKE = frozenset(pair[::order] for pair in _PAIRS.split() for order in (1, -1))
#: Letters that sound alike, where neither is nor has a subscript.
_SOUNDS_LIKE = {"ន": "ណ", "ណ": "ន", "ល": "ឡ", "ឡ": "ល"}
_BARE = re.compile(f"(?<!{KHMER_COENG}).(?!{KHMER_COENG})")
_PLURAL_OR_OWNER = re.compile("(?:'s?|s'?)$")
_ENDINGS = ("al", "ed", "ee", "er", "ing", "ist", "ive", "ly", "or")


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A stretch of the text (`span`, `found`) and how like `term` it is, 0–100."""

    term: str
    span: Span
    found: str
    score: float


def near_miss(
    text: str, terms: Iterable[str], lang: str, taken: Sequence[Span] = ()
) -> NearMiss | None:
    """The best near miss of any of `terms` in `text`; `None` if there is none.

    `taken` are the stretches that are known to be other concepts' terms.
    """
    folded = fold(text, lang=lang)
    misses: list[tuple[NearMiss, tuple[float, bool, int]]] = []
    for term, key in _keys(terms):
        standing = [*whole_clusters(key, folded.text)]
        for stretch in _stretches(key, folded.text):
            if any(map(stretch.overlaps, standing)):
                continue  # the term itself stands here, if only inside a longer word
            if _is_another_word(stretch, folded.text, key):
                continue
            span = folded.span(stretch.start, stretch.end)
            score = similarity(key, stretch.of(folded.text), lang)
            miss = NearMiss(term=term, span=span, found=span.of(text), score=score)
            same = stretch.of(folded.text).replace(" ", "") == key.replace(" ", "")
            if not same and _counts(miss, taken):
                reaches_on = _reaches_on(stretch, folded.text, key)
                misses.append((miss, _quality(miss, reaches_on=reaches_on)))
    best = max(misses, key=itemgetter(1), default=None)
    return best and best[0]


def _keys(terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each term with its key; an English one also with those of its inflected forms."""
    for term in terms:
        key = fold_key(term)
        for form in [key] if has_khmer(key) else sorted(inflected_forms(term)):
            yield term, form


def _quality(miss: NearMiss, *, reaches_on: bool) -> tuple[float, bool, int]:
    """The score; of equals, one that does not reach on, and one as long as the term."""
    return miss.score, not reaches_on, -abs(cluster_count(miss.found) - cluster_count(miss.term))


def _reaches_on(stretch: Span, text: str, term: str) -> bool:
    """Whether a common word begins in the last two clusters of `stretch`, and was not meant there.

    So the term lost its own end, and the next word took its place: ក្បួនដោះស្រា|ត្រូវ. A word that
    ends with the stretch may also be what became of the term's end, if it shares a letter with it.
    """
    wanted = [span.of(term) for span in iter_clusters(term)]
    clusters = [*iter_clusters(stretch.of(text))]
    for size in (1, 2)[: len(clusters) - 1]:
        start = stretch.start + clusters[-size].start
        own, tail = wanted[-size - 1 :], [*cluster_texts(text[start : stretch.end])]
        ends = (
            end
            for end in _common_ends(text, start)
            if end >= stretch.end and is_cluster_boundary(text, end)
        )
        strange = {cluster[0] for cluster in own}.isdisjoint(cluster[0] for cluster in tail)
        if {*own}.isdisjoint(tail) and any(strange or end > stretch.end for end in ends):
            return True
    return False


def _begins(cluster: str, wanted: str) -> bool:
    """Whether what begins with `cluster` may be meant for what begins with the cluster `wanted`.

    Their letters are the same, or two that sound or look alike and the rest of them is the same.
    """
    same = cluster[0] == wanted[0]
    return same or (cluster[0] + wanted[0] in _ALIKE and cluster[1:] == wanted[1:])


def _goes_across(place: int, text: str) -> bool:
    """Whether a common word of `text` goes on across `place`: រប|ស់."""
    return any(
        end > place
        for start in range(max(0, place - _LONGEST_WORD), place)
        for end in _common_ends(text, start)
    )


def _common_ends(text: str, start: int) -> Iterator[int]:
    """Where the common words end that begin at `start`."""
    for end in range(start + 1, min(start + _LONGEST_WORD, len(text)) + 1):
        if text[start:end] in _common_keys():
            yield end


@cache
def _common_keys() -> frozenset[str]:
    return frozenset(map(fold_key, COMMON_WORDS))


def _is_another_word(stretch: Span, text: str, term: str) -> bool:
    """Whether what begins with `stretch`, and ends with it or a cluster beside, is a common word.

    It was meant: ការ|បង្កើន is no slip for ការបង្កើត. What begins `term` may be a part of it.
    """
    length = cluster_count(stretch.of(text))
    begin = stretch.start
    starts = [begin, *(begin + len(noun) for noun in NOMINALISERS if text.startswith(noun, begin))]
    return any(
        is_cluster_boundary(text, end)
        and abs(cluster_count(text[begin:end]) - length) <= 1
        and not term.startswith(text[begin:end])
        for start in starts
        for end in _common_ends(text, start)
    )


def _counts(miss: NearMiss, taken: Sequence[Span]) -> bool:
    overlaps = any(miss.span.overlaps(other) for other in taken)
    return not overlaps and _negations(miss.term) == _negations(miss.found)


def _stretches(term: str, text: str) -> Iterator[Span]:
    """The stretches of the folded `text` that may be like the folded `term`."""
    if not has_khmer(term):
        yield from _english_stretches(term, text)
        return
    for spelled in _spelled_otherwise(term):
        for found in whole_clusters(spelled, text):
            settled = text[: found.start] + term + text[found.end :]
            ends = (found.start, found.start + len(term))
            if not any(_goes_across(place, settled) for place in ends):  # វាយ|តំលៃ is evaluation
                yield found
    for stretch in _khmer_stretches(term, text):
        if similarity(term, stretch.of(text), "km") >= MIN_KHMER_SCORE:
            yield stretch


def _spelled_otherwise(term: str) -> Iterator[str]:
    """The term with the m at the end of a syllable as a sign, and with it as a consonant.

    តំលៃ is the older spelling of តម្លៃ, which the dictionary of Chuon Nath has: however short
    a term is, this is no accident. Nor are the other spellings that the house settles, and in a
    longer term a letter for one that sounds alike: ស្ថាប័ណ.
    """
    for met, settled in _spellings():
        if settled in term:
            yield term.replace(settled, met)
    for pattern, other in ((_M_CONSONANT, "\N{KHMER SIGN NIKAHIT}"), (_M_SIGN, "ម្")):
        spelled = pattern.sub(other, term)
        if spelled != term:
            yield spelled
    if cluster_count(term) >= MIN_CLUSTERS_TO_HEAR:
        for place, char in enumerate(term):
            if char in _SOUNDS_LIKE and _BARE.match(term, place):
                yield term[:place] + _SOUNDS_LIKE[char] + term[place + 1 :]


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((fold_key(met), fold_key(settled)) for met, settled in SPELLINGS.items())


def _khmer_stretches(term: str, text: str) -> Iterator[Span]:
    """Where the term fits best, and up to two clusters more or less at either end."""
    wanted = [span.of(term) for span in iter_clusters(term)]
    bounds = [*iter_clusters(text)]
    if len(wanted) < MIN_KHMER_CLUSTERS or len(bounds) < MIN_KHMER_CLUSTERS:
        return
    alphabet: dict[str, str] = {}

    def encoded(clusters: Iterable[str]) -> str:
        return "".join(alphabet.setdefault(c, chr(0xF0000 + len(alphabet))) for c in clusters)

    best = fuzz.partial_ratio_alignment(
        encoded(wanted), encoded(span.of(text) for span in bounds), score_cutoff=50
    )
    if best is None or best.dest_end <= best.dest_start:
        return
    for first in range(max(best.dest_start - 2, 0), best.dest_start + 2):
        for last in range(best.dest_end - 2, min(best.dest_end + 2, len(bounds))):
            if (
                first <= last
                and _begins(bounds[first].of(text), wanted[0])
                and (has_khmer(end := bounds[last].of(text)) or end == wanted[-1])
                and not (
                    bounds[first].of(text) != wanted[0] and _goes_across(bounds[first].start, text)
                )
            ):
                yield Span(bounds[first].start, bounds[last].end)


def _english_stretches(term: str, text: str) -> Iterator[Span]:
    """Every run of words that differ from the term's by a slip of the pen each at most."""
    if len(term) < MIN_ENGLISH_LETTERS:
        return
    wanted = _ENGLISH_WORD.findall(term)
    words = [Span(*match.span()) for match in _ENGLISH_WORD.finditer(text)]
    for first in range(len(words) - len(wanted) + 1):
        run = words[first : first + len(wanted)]
        gaps = (text[one.end : other.start] for one, other in pairwise(run))
        if all(gap in " -" for gap in gaps) and all(
            _slip(word, span.of(text)) for word, span in zip(wanted, run, strict=True)
        ):
            yield Span(run[0].start, run[-1].end)


def _slip(word: str, other: str) -> bool:
    """Whether `other` is `word`, or `word` with a letter wrong, in a long one two."""
    if word.replace("-", "") == other.replace("-", ""):
        return word == other  # re-creation is no slip for recreation
    if _derived(word, other):
        return False
    most = 0 if len(word) < 4 else 1 if max(len(word), len(other)) < 14 else 2
    return word[0] == other[0] and OSA.distance(word, other, score_cutoff=most) <= most


def _derived(word: str, other: str) -> bool:
    """Whether `other` is made of `word` by an ending, and so meant: processed, employees."""
    plain, made = ({one, _PLURAL_OR_OWNER.sub("", one)} for one in (word, other))
    stems = {one.removesuffix(end) for one in plain for end in ("", "e", "er", "or", "es")}
    return any(stem + ending in made for stem in stems for ending in _ENDINGS)


def _negations(text: str) -> list[str]:
    return _NEGATION.findall(fold_key(text))
