"""An index of segments that finds all those near a query, without comparing most of them.

How it works, a file for each idea:

1. Segments become strings with one character per symbol (`unit_index_alphabet`).
2. They are sorted by length: a segment of n symbols can reach the share c of the longer one
   of itself and a query of m symbols only if c·m ≤ n ≤ m/c. So a stretch of the order is left.
3. Of these, only segments that share enough symbols with the query can reach c, and shared
   symbols are counted for all of them at once (`unit_index_columns`).
   Where many are left, pairs of symbols are counted for these (`unit_index_fingerprints`).
4. What is left is compared in full, the most promising first, until nothing that is left can
   reach what is wanted (`unit_index_search`).

Steps 2 and 3 never dismiss a segment that a comparison with all would find: the result is
exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index_alphabet import Alphabet
from glossary_kit.match.unit_index_columns import Columns
from glossary_kit.match.unit_index_fingerprints import Fingerprints
from glossary_kit.match.unit_index_search import Search
from glossary_kit.match.unit_score import symbols

MOST_AT_ONCE = 1 << 14
"""How many segments are counted in one step while building: bounds the memory needed."""


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """The unit keys of a memory, coded and sorted by length.

    At the place p stands the key `texts[p]`, one element per symbol and `lengths[p]` of them;
    `order[p]` is its number in the order in which the keys were given.
    """

    alphabet: Alphabet
    order: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.int64]
    texts: tuple[str | bytes, ...]
    columns: Columns
    fingerprints: Fingerprints

    @classmethod
    def build(cls, keys: Iterable[str]) -> UnitIndex:
        """The index of `keys`, which are unit keys."""
        split = [symbols(key) for key in keys]
        alphabet = Alphabet.of(split)
        given = np.fromiter(map(len, split), np.int64, len(split))
        order = np.argsort(given, kind="stable").astype(np.uint32)
        lengths = given[order]
        texts: list[str | bytes] = []
        columns = Columns.empty(len(alphabet), lengths)
        fingerprints = Fingerprints.empty(len(split))
        for first in range(0, len(split), MOST_AT_ONCE):
            some = order[first : first + MOST_AT_ONCE]
            codes = alphabet.codes(symbol for number in some for symbol in split[number])
            columns.count(first, given[some], codes)
            fingerprints.mark(first, given[some], codes)
            pieces = np.split(codes, np.cumsum(given[some])[:-1])
            texts += [alphabet.as_text(piece) for piece in pieces]
        return cls(alphabet, order, lengths, tuple(texts), columns, fingerprints)

    def search(self, key: str, least: float) -> Search:
        """The keys whose score with `key` is at least `least`, 0 to 100, not in order."""
        return Search(self, symbols(key), least)
