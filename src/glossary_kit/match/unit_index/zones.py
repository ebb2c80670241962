"""How many pairs of neighbouring symbols a segment shares with a query at about the same place.

What few edits leave as it was cannot have moved far (see `Window.shifts`). So segments are
divided into zones, a pair has a row of the table for each (see `pair_rows`), and what is
counted are the pairs of the query that stand in a zone to which they may have moved. This is
the filter of `bigrams`, and sharper: of a million English segments, most of which have most
pairs somewhere, it leaves a fourth of what that leaves. It takes more rows, which pays in a
large memory.

An edit changes two pairs of the query that overlap, and one of those that do not. So where
segments are no longer than the query, each second pair is enough, and counts as two (Sutinen
and Tarhio 1996).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.pair_rows import (
    LABEL_BITS,
    WORD,
    Numbers,
    PairRows,
    Pairs,
    Words,
    counted,
    labelled,
    neighbours,
)
from glossary_kit.match.unit_index.window import Counts, Window

ROWS = 2048
ZONE = 16
"""Symbols of a zone; the last zone has all that come behind the others."""
_LAST_ZONE = (1 << LABEL_BITS) - 1
WORDS_AT_ONCE = 1024
"""Words of a row in one step. They stay in the cache; and the less lengths differ in a step, the
less far pairs may have moved."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The `table` of pairs by the zone of their segment in which they stand."""

    table: PairRows

    @classmethod
    def empty(cls, size: int, lengths: Numbers, sample: Codes) -> Zones:
        """Nothing yet for `size` segments; `sample` are symbols of some, which have `lengths`."""
        return cls(PairRows.empty(ROWS, size, _zoned(lengths, sample)[1]))

    def mark(self, first: int, lengths: Numbers, codes: Codes) -> None:
        """Enter the segments from `first` on, a multiple of 64; `codes` are their symbols."""
        self.table.mark(first, len(lengths), *_zoned(lengths, codes))

    def shared(self, window: Window) -> Counts:
        """How many pairs of the query each segment in `window` has where they may be, or more."""
        _, pairs = neighbours(np.array([len(window.codes)]), window.codes)
        places = np.arange(len(pairs))
        shared = window.counts()
        for first, last in window.stretches(WORDS_AT_ONCE * WORD, WORD):
            words = slice(first // WORD, -(-last // WORD))
            apart = 1 if window.length_at(last - 1) > len(window.codes) else 2
            near = self._near(pairs[::apart], places[::apart], window.shifts(first, last), words)
            window.enter(shared, first, apart * counted(near, shared.dtype))
        return shared

    def _near(self, pairs: Pairs, places: Numbers, shifts: tuple[int, int], words: slice) -> Words:
        """A row for each of the `pairs` at `places`: who has it no further away than `shifts`.

        A pair may stand in several zones, mostly two or three: their rows are taken together.
        """
        zones, last_zones = (_zone(places + shift) for shift in shifts)
        near = self.table.bits[self.table.of(labelled(pairs, zones)), words]
        spread = last_zones - zones
        for step in range(1, int(spread.max(initial=0)) + 1):
            wider = np.flatnonzero(spread >= step)
            rows = self.table.of(labelled(pairs[wider], zones[wider] + step))
            near[wider] |= self.table.bits[rows, words]
        return near


def _zoned(lengths: Numbers, codes: Codes) -> tuple[Numbers, Pairs]:
    """The segments and the pairs, labelled by their zone."""
    segments, pairs = neighbours(lengths, codes)
    firsts = np.concatenate([[0], np.cumsum(np.maximum(lengths - 1, 0))])
    return segments, labelled(pairs, _zone(np.arange(len(pairs)) - firsts[segments]))


def _zone(places: Numbers) -> Numbers:
    return np.clip(places // ZONE, 0, _LAST_ZONE)
