"""How many symbols every segment shares with a query, counted for all segments at once.

This is the filter of `window` with q = 1. There is one column for each of the most frequent
symbols, which says how often every segment has it, and rare symbols divide the last columns
among them. Where two symbols are in one column, more seems to be shared than is: this costs a
comparison, and never loses a match.
Columns are bytes, side by side for segments of like length, so the processor takes the
minimum of query and segment, and the sum of these, for dozens of segments in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.window import Counts, Window

OWN, SHARED = 112, 16
"""Columns that belong to one symbol, and columns that rare symbols share."""
FULL = 255
"""What a column says of a segment that has its symbols that many times, or more."""
AT_ONCE = 1 << 16
"""Segments whose counts are summed in one step; three such rows stay in the cache."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`counts[c, p]`: how often the segment at the place p has the symbols of the column c."""

    counts: npt.NDArray[np.uint8]

    @classmethod
    def empty(cls, alphabet_size: int, size: int) -> Columns:
        """Columns in which nothing is counted yet, for `size` segments."""
        return cls(np.zeros((min(alphabet_size, OWN) + SHARED, size), np.uint8))

    def count(self, first: int, lengths: npt.NDArray[np.int64], codes: Codes) -> None:
        """Count the symbols of the segments from `first` on; `codes` are all their symbols."""
        size, width = len(lengths), len(self.counts)
        cells = np.repeat(np.arange(size) * width, lengths) + self._columns_of(codes)
        counts = np.bincount(cells, minlength=size * width)
        table = np.minimum(counts, FULL).astype(np.uint8).reshape(size, width)
        self.counts[:, first : first + size] = table.T

    def shared(self, window: Window) -> Counts:
        """How many symbols each segment in `window` shares with the query, or more."""
        wanted = np.bincount(self._columns_of(window.codes), minlength=len(self.counts))
        shared = window.counts()
        # A full column may stand for more than it says: what the query has above is granted.
        shared += int(np.maximum(wanted - FULL, 0).sum())
        smaller = np.empty(AT_ONCE, np.uint8)
        for first in range(window.first, window.last, AT_ONCE):
            some = slice(first, min(first + AT_ONCE, window.last))
            total = shared[some.start - window.first : some.stop - window.first]
            for column in np.flatnonzero(wanted):
                # Against equal numbers, 15 times as fast as against one number (numpy 2.4).
                most = _row(min(int(wanted[column]), FULL))[: len(total)]
                fewer = np.minimum(self.counts[column, some], most, out=smaller[: len(total)])
                np.add(total, fewer, out=total)
        return shared

    def having(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """For every place whether its segment may have all of `codes`."""
        counts = self.counts[np.unique(self._columns_of(codes))]
        having: npt.NDArray[np.bool_] = np.min(counts, axis=0) > 0
        return having

    def _columns_of(self, codes: Codes) -> npt.NDArray[np.int64]:
        """The column of every code: frequent ones, which are small, have one of their own."""
        own = len(self.counts) - SHARED
        numbers = codes.astype(np.int64)
        return np.where(numbers < own, numbers, own + numbers % SHARED)


@cache
def _row(value: int) -> npt.NDArray[np.uint8]:
    return np.full(AT_ONCE, value, np.uint8)
