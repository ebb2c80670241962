"""How well a unit of the memory serves a new segment: 0 to 100, and why not more.

    score = 100 × (1 − d / M) − penalties

d is the Levenshtein distance (Levenshtein 1966) between the two segments and M the length of
the longer one, both counted in what a reader sees: Khmer clusters, and characters of all
other scripts. Segments are compared by their *unit keys*: folded (see `text.folded`), without
spaces between Khmer letters, which may be set or left out, and without the marks at both
ends. What the key hides, and what weighs more than its length, is charged as a penalty, so
that every point missing has a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein

from glossary_kit.model.unit import InlineCode
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK, PLAIN_CLUSTER, has_khmer
from glossary_kit.text.numbers import comparable, numbers

#: Between whole clusters: a mark behind a space belongs to none.
_KHMER_SPACE = re.compile(f"(?<=[{KHMER_BASE}{KHMER_MARK}]) (?=[{KHMER_BASE}])")
_PART_OF_CLUSTER = re.compile(f"[{KHMER_MARK}{KHMER_COENG}]|.*{KHMER_COENG}$")
_END_MARKS = " .,:;!?…។៕៖៚\"'()[]"
_MARK = re.compile(r"[.,:;!?…។៕៖៚\"()\[\]]")
_CLUSTER = re.compile(f"{PLAIN_CLUSTER.pattern}|.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")

FindCodes = Callable[[str], Iterable[str]]
"""Finds what in a text is no language: placeholders, tags, addresses."""


class PenaltyKind(StrEnum):
    """What a penalty is for."""

    NUMBERS = "numbers"
    CODES = "codes"
    PUNCTUATION = "punctuation"
    CASE = "case"
    SPACING = "spacing"
    STATE = "state"
    AGE = "age"
    COLLECTION = "collection"


POINTS: Mapping[PenaltyKind, int] = MappingProxyType(
    {
        # A wrong number is one character, and the worst thing to overlook.
        PenaltyKind.NUMBERS: 5,
        PenaltyKind.CODES: 5,
        PenaltyKind.PUNCTUATION: 1,
        PenaltyKind.CASE: 1,
        PenaltyKind.SPACING: 1,
    }
)
"""What a difference between two texts costs, once for a unit however often it applies."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """Points taken off a score."""

    kind: PenaltyKind
    points: int


@lru_cache(maxsize=1 << 12)
def unit_key(text: str) -> str:
    """The key by which segments are compared; equal for those that say the same to a reader."""
    key = _KHMER_SPACE.sub("", fold_key(text).strip())
    return key.strip(_END_MARKS) or key


def symbols(key: str) -> list[str]:
    """What a reader sees in a key: Khmer clusters, and characters of all other scripts."""
    return _CLUSTER.findall(key) if has_khmer(key) else list(key)


def stretch(words: str) -> list[str]:
    """The symbols that stand side by side in the unit key of every text with the folded `words`.

    Empty if that cannot be said: what the words have at their ends may not be in the key, and
    parts of clusters make clusters with what stands beside them.
    """
    found = symbols(_KHMER_SPACE.sub("", words).strip(_END_MARKS))
    return [] if any(map(_PART_OF_CLUSTER.match, found)) else found


def key_score(key_a: str, key_b: str) -> float:
    """The score of two unit keys before penalties, 0 to 100; two empty keys have 0."""
    symbols_a, symbols_b = symbols(key_a), symbols(key_b)
    longer = max(len(symbols_a), len(symbols_b))
    return score_of(Levenshtein.distance(symbols_a, symbols_b), longer) if longer else 0.0


def score_of(distance: int, longer: int) -> float:
    """The score, 0 to 100, of `distance` edits in a segment of `longer` symbols."""
    return 100 * (longer - distance) / longer


class Yardstick:
    """Charges texts for what sets them apart from one `segment`, which is in `lang`.

    `find_codes` finds placeholders and the like in a text; `codes` are the segment's own.
    """

    def __init__(
        self, segment: str, lang: str, find_codes: FindCodes, codes: tuple[InlineCode, ...] = ()
    ) -> None:
        self._segment, self._lang, self._find_codes = segment, lang, find_codes
        self._key = unit_key(segment)
        self._codes = self._all_codes(segment, codes)

    def penalties(self, text: str, codes: tuple[InlineCode, ...] = ()) -> tuple[Penalty, ...]:
        """The penalties of a unit whose side in the language is `text` with the inline `codes`."""
        mine = self._segment
        found = {
            PenaltyKind.NUMBERS: _numbers(mine, self._lang) != _numbers(text, self._lang),
            PenaltyKind.CODES: self._codes != self._all_codes(text, codes),
            PenaltyKind.PUNCTUATION: punctuation(mine) != punctuation(text),
            PenaltyKind.CASE: _differ_in_case(mine, text),
            PenaltyKind.SPACING: self._key == unit_key(text) and _spaces(mine) != _spaces(text),
        }
        return tuple(Penalty(kind, POINTS[kind]) for kind, applies in found.items() if applies)

    def _all_codes(self, text: str, codes: tuple[InlineCode, ...]) -> Counter[str]:
        return Counter([*self._find_codes(text), *(code.content for code in codes)])


@lru_cache(maxsize=1 << 12)
def _numbers(text: str, lang: str) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(comparable(value) for value in numbers(text, lang)).items())


@lru_cache(maxsize=1 << 12)
def punctuation(text: str) -> tuple[str, ...]:
    """The punctuation of a text, in order."""
    return tuple(_MARK.findall(fold_key(text)))


@lru_cache(maxsize=1 << 12)
def _spaces(text: str) -> tuple[int, ...]:
    """The length of every stretch between spaces, without the marks at both ends."""
    return tuple(map(len, fold_key(text).strip(_END_MARKS).split()))


def _differ_in_case(text_a: str, text_b: str) -> bool:
    """Whether a word of both texts is written with other capitals in each."""
    words_a, words_b = _written(text_a), _written(text_b)
    return any(words_a[word].isdisjoint(words_b[word]) for word in words_a.keys() & words_b.keys())


@lru_cache(maxsize=1 << 12)
def _written(text: str) -> dict[str, frozenset[str]]:
    """The ways in which every word that may have capitals is written in `text`."""
    found: dict[str, frozenset[str]] = {}
    for word in _WORD.findall(text):
        if word.lower() != word.upper():
            found[word.lower()] = found.get(word.lower(), frozenset()) | {word}
    return found
