"""How many pairs of neighbouring symbols a segment shares with a query, wherever they stand.

This is the filter of `window` with q = 2: one edit changes at most two pairs. Pairs tell
segments apart far better than symbols, above all in English, which has few of these.

A pair that comes twice has two rows of the table (see `pair_rows`), one for each time, so that
what is counted are multisets.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.pair_rows import (
    WORD,
    Numbers,
    PairRows,
    Pairs,
    counted,
    labelled,
    neighbours,
    unpacked,
)
from glossary_kit.match.unit_index.window import Counts, Window

ROWS = 1024
WORDS_AT_ONCE = 2048
"""Words of a row that are added in one step: a query's rows of that length stay in the cache."""


@dataclass(frozen=True, slots=True)
class Bigrams:
    """The `table` of pairs by the time that each comes in its segment."""

    table: PairRows

    @classmethod
    def empty(cls, size: int, lengths: Numbers, sample: Codes) -> Bigrams:
        """Nothing yet for `size` segments; `sample` are symbols of some, which have `lengths`."""
        return cls(PairRows.empty(ROWS, size, _timed(lengths, sample)[1]))

    def mark(self, first: int, lengths: Numbers, codes: Codes) -> None:
        """Enter the segments from `first` on, a multiple of 64; `codes` are their symbols."""
        self.table.mark(first, len(lengths), *_timed(lengths, codes))

    def shared(self, window: Window) -> Counts:
        """How many pairs each segment in `window` shares with the query, or more."""
        pairs, rows = self._rows(window.codes)
        shared = window.counts()
        for first, last in window.stretches(WORDS_AT_ONCE * WORD, WORD):
            words = slice(first // WORD, -(-last // WORD))
            window.enter(shared, first, counted(self.table.bits[rows, words], shared.dtype))
        # Where two pairs of the query are in one row, this is added once and the rest is granted.
        shared += len(pairs) - len(rows)
        return shared

    def having(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """For every place, and some behind, whether its segment may have all pairs of `codes`."""
        _, rows = self._rows(codes)
        return unpacked(np.bitwise_and.reduce(self.table.bits[rows], axis=0)).view(np.bool_)

    def _rows(self, codes: Codes) -> tuple[Pairs, npt.NDArray[np.uint16]]:
        """The pairs of `codes`, and their rows, each once."""
        pairs = _timed(np.array([len(codes)]), codes)[1]
        return pairs, np.unique(self.table.of(pairs))


def _timed(lengths: Numbers, codes: Codes) -> tuple[Numbers, Pairs]:
    """The segments and the pairs, labelled by the time that they come in their segment."""
    segments, pairs = neighbours(lengths, codes)
    both = np.sort((segments.astype(np.uint64) << np.uint64(32)) | pairs)
    new = np.ones(len(both), np.bool_)
    np.not_equal(both[1:], both[:-1], out=new[1:])
    runs = np.flatnonzero(new)
    times = np.arange(len(both)) - runs[np.cumsum(new) - 1]
    return (both >> np.uint64(32)).astype(np.int64), labelled(both.astype(np.uint32), times)
