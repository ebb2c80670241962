"""How many symbols every segment shares with a query, counted for all segments at once.

One edit changes at most one symbol. So a segment that is d edits away from a query, the
longer of both having M symbols, shares at least M − d symbols with it, counted as multisets
(Ukkonen 1992, with q = 1; Gravano and others 2001). A score of c, a share of M, allows
d = ⌊(1 − c)·M⌋ edits: segments that share fewer than M − d need not be compared.

There is one column for each of the most frequent symbols, which says how often every segment
has it, and rare symbols divide the last columns among them. Where two symbols are in one
column, more seems to be shared than is: this costs a comparison, and never loses a match.
Columns are bytes, side by side for segments of like length, so the processor takes the
minimum of query and segment, and the sum of these, for dozens of segments in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil, floor

import numpy as np
import numpy.typing as npt

OWN, SHARED = 112, 16
"""Columns that belong to one symbol, and columns that rare symbols share."""
FULL = 255
"""What a column says of a segment that has its symbols that many times, or more."""
AT_ONCE = 1 << 16
"""Segments whose counts are summed in one step; three such rows stay in the cache."""
#: Rounding must never dismiss a segment; one too many is compared and found wanting.
_LENIENT = 1e-6


@dataclass(frozen=True, slots=True)
class Columns:
    """`counts[c, p]`: how often the segment at the place p has the symbols of the column c.

    Segments stand in the order of their length; the first of length n, or longer, is
    at `first_of_length[n]`.
    """

    counts: npt.NDArray[np.uint8]
    first_of_length: npt.NDArray[np.int64]

    @classmethod
    def empty(cls, alphabet_size: int, lengths: npt.NDArray[np.int64]) -> Columns:
        """Columns in which nothing is counted yet, for segments of ascending `lengths`."""
        longest = int(lengths[-1]) if len(lengths) else 0
        width = min(alphabet_size, OWN) + SHARED
        counts = np.zeros((width, len(lengths)), np.uint8)
        return cls(counts, np.searchsorted(lengths, np.arange(longest + 2)).astype(np.int64))

    def count(
        self, first: int, lengths: npt.NDArray[np.int64], codes: npt.NDArray[np.unsignedinteger]
    ) -> None:
        """Count the symbols of the segments from `first` on; `codes` are all their symbols."""
        size, width = len(lengths), len(self.counts)
        cells = np.repeat(np.arange(size) * width, lengths) + self._columns_of(codes)
        counts = np.bincount(cells, minlength=size * width)
        table = np.minimum(counts, FULL).astype(np.uint8).reshape(size, width)
        self.counts[:, first : first + size] = table.T

    def survivors(
        self, codes: npt.NDArray[np.unsignedinteger], least: float
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """The places of all segments that may reach the share `least` of a query, with bounds.

        `codes` are the query's symbols. A bound is the share that the segment reaches at best.
        """
        length = len(codes)
        shortest, longest = self._window(length, least)
        if shortest > longest:
            return np.empty(0, np.int64), np.empty(0)
        lengths = np.arange(shortest, longest + 1)
        longer = np.maximum(lengths, length)
        needed = longer - np.floor((1 - least) * longer + _LENIENT).astype(np.int64)
        starts = self.first_of_length[shortest : longest + 2]
        first, last = int(starts[0]), int(starts[-1])
        needs = np.repeat(needed.astype(_counter(length)), np.diff(starts))
        shares = [
            self._shared(codes, start, min(start + AT_ONCE, last), needs[start - first :])
            for start in range(first, last, AT_ONCE)
        ]
        places = np.concatenate([np.empty(0, np.int64), *(places for places, _ in shares)])
        shared = np.concatenate([np.empty(0), *(shared for _, shared in shares)])
        own = np.searchsorted(self.first_of_length, places, side="right") - 1
        return places, np.minimum(shared / np.maximum(own, length), 1.0)

    def _window(self, length: int, least: float) -> tuple[int, int]:
        """The shortest and the longest length that can reach the share `least` of `length`."""
        longest = len(self.first_of_length) - 2
        shortest = max(1, ceil(least * length - _LENIENT))
        if least * longest > length:
            longest = floor(length / least + _LENIENT)
        return shortest, min(longest, len(self.first_of_length) - 2)

    def _shared(
        self,
        codes: npt.NDArray[np.unsignedinteger],
        first: int,
        last: int,
        needs: npt.NDArray[np.unsignedinteger],
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.unsignedinteger]]:
        """The places from `first` to `last` that share what they need, and how much that is."""
        wanted = np.bincount(self._columns_of(codes), minlength=len(self.counts))
        # A full column may stand for more than it says: what the query has above is granted.
        granted = int(np.maximum(wanted - FULL, 0).sum())
        total = np.full(last - first, granted, _counter(len(codes)))
        smaller = np.empty(last - first, np.uint8)
        for column in np.flatnonzero(wanted):
            # Against a row of equal numbers, 15 times as fast as against the number (numpy 2.4).
            most = _row(min(int(wanted[column]), FULL))[: last - first]
            np.minimum(self.counts[column, first:last], most, out=smaller)
            np.add(total, smaller, out=total)
        places = np.flatnonzero(total >= needs[: last - first])
        return places + first, total[places]

    def _columns_of(self, codes: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.int64]:
        """The column of every code: frequent ones, which are small, have one of their own."""
        own = len(self.counts) - SHARED
        numbers = codes.astype(np.int64)
        return np.where(numbers < own, numbers, own + numbers % SHARED)


@cache
def _row(value: int) -> npt.NDArray[np.uint8]:
    return np.full(AT_ONCE, value, np.uint8)


def _counter(length: int) -> type[np.unsignedinteger]:
    """The narrowest type for what is shared with, and needed by, a query of `length`."""
    return np.uint8 if length < FULL else np.uint32
