"""Which segments are of a length that can reach a score, and how much they must share.

An edit changes at most q of the stretches of q symbols in a segment, its q-grams. So a segment
that is d edits away from a query, the longer of both having M symbols, shares with it at least

    M − q + 1 − q·d

q-grams, counted as multisets (Ukkonen 1992; Gravano and others 2001). A score of c, a share of
M, allows d = ⌊(1 − c)·M⌋ edits: segments that share fewer need not be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Codes

#: Rounding must never dismiss a segment; one too many is compared and found wanting.
_LENIENT = 1e-6
_IN_A_BYTE = 250
"""Of so many symbols, a byte holds what is shared, and what has to be."""

Places = npt.NDArray[np.int64]
Bounds = npt.NDArray[np.float64]
Counts = npt.NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True)
class Window:
    """The segments at the places from `first` to `last`, which can reach a share of a query.

    Segments stand in the order of their length: from `starts[i]` to `starts[i + 1]` those of
    the length `shortest` + i. The query has the symbols `codes`.
    """

    codes: Codes
    least: float
    shortest: int
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, codes: Codes, least: float, first_of_length: npt.NDArray[np.int64]) -> Window:
        """The segments that can reach the share `least` of the query `codes`.

        The first segment of the length n, or longer, is at `first_of_length[n]`.
        """
        length, longest = len(codes), len(first_of_length) - 2
        shortest = max(1, ceil(least * length - _LENIENT))
        if least * longest > length:
            longest = min(longest, floor(length / least + _LENIENT))
        return cls(codes, least, shortest, first_of_length[shortest : max(longest, 0) + 2])

    @property
    def first(self) -> int:
        """The first place."""
        return int(self.starts[0]) if len(self.starts) > 1 else 0

    @property
    def last(self) -> int:
        """The place behind the last."""
        return int(self.starts[-1]) if len(self.starts) > 1 else 0

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def lengths(self) -> Places:
        """The lengths of the segments, each once."""
        return self.shortest + np.arange(max(len(self.starts) - 1, 0))

    def least_shared(self, q: int) -> int:
        """How many `q`-grams a segment as long as the query has to share."""
        return int(self._needed(q, np.array([len(self.codes)]))[0])

    def counts(self) -> Counts:
        """Room for one count of q-grams for each segment, from the place `first` on."""
        return np.zeros(len(self), np.uint8 if len(self.codes) <= _IN_A_BYTE else np.uint32)

    def stretches(self, size: int, whole: int) -> Iterator[tuple[int, int]]:
        """The places in steps of `size`, from the multiple of `whole` at or before the first."""
        for first in range(self.first // whole * whole, self.last, size):
            yield first, min(first + size, self.last)

    def enter(self, shared: Counts, first: int, counts: Counts) -> None:
        """Put into `shared` the `counts` of the segments from the place `first` on.

        Those before the window and behind it are left out.
        """
        before = max(self.first - first, 0)
        begin = first + before - self.first
        some = shared[begin : begin + len(counts) - before]
        some[:] = counts[before : before + len(some)]

    def shifts(self, first: int, last: int) -> tuple[int, int]:
        """How far symbols can have moved in the segments from `first` to `last`: least, most.

        A symbol at i in the query that d edits leave, at i + s in a segment δ symbols longer,
        has at least |s| edits before it and |δ − s| behind it. So s is no less than (δ − d) / 2
        and no more than (δ + d) / 2 (Li, Deng, Wang and Feng 2011). Both grow with the length.
        """
        length = len(self.codes)
        shortest, longest = self.length_at(max(first, self.first)), self.length_at(last - 1)
        fewer, more = self._edits(np.array([shortest, longest])).tolist()
        return -((fewer - shortest + length) // 2), (more + longest - length) // 2

    def length_at(self, place: int) -> int:
        """The length of the segment at `place`."""
        return self.shortest + int(np.searchsorted(self.starts, place, side="right")) - 1

    def sharing(self, q: int, shared: Counts) -> Places:
        """The places of the segments that share enough `q`-grams; `shared` has all of them."""
        needed = np.maximum(self._needed(q, self.lengths), 0).astype(shared.dtype)
        enough = shared >= np.repeat(needed, np.diff(self.starts))
        return np.flatnonzero(enough) + self.first

    def bounds(self, q: int, places: Places, shared: Counts) -> Bounds:
        """The share that the segments at `places` reach at best, by the `q`-grams they share.

        `shared` has those of all segments in the window.
        """
        lengths = np.searchsorted(self.starts, places, side="right") - 1 + self.shortest
        longer = np.maximum(lengths, len(self.codes))
        missing = longer - q + 1 - shared[places - self.first].astype(np.int64)
        bounds: Bounds = 1 - np.maximum(-(-missing // q), 0) / longer
        return bounds

    def _needed(self, q: int, lengths: Places) -> Places:
        return np.maximum(lengths, len(self.codes)) - q + 1 - q * self._edits(lengths)

    def _edits(self, lengths: Places) -> Places:
        """How many edits a segment of each of `lengths` may be away from the query."""
        longer = np.maximum(lengths, len(self.codes))
        edits: Places = np.floor((1 - self.least) * longer + _LENIENT).astype(np.int64)
        return edits
