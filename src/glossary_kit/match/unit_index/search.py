"""The comparison of a query with the segments that are left, the most promising first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.process import cdist

from glossary_kit.match.unit_index.alphabet import Codes
from glossary_kit.match.unit_index.window import Bounds, Places, Window
from glossary_kit.match.unit_score import score_of

if TYPE_CHECKING:
    from glossary_kit.match.unit_index.bigrams import Bigrams
    from glossary_kit.match.unit_index.columns import Columns
    from glossary_kit.match.unit_index.index import UnitIndex
    from glossary_kit.match.unit_index.zones import Zones

FIRST_BATCH, BATCH = 512, 1 << 13
"""Segments that are compared at a time, at first those that may be likest."""
_WORD = 64
"""Of so many symbols it costs least to find how many are in common: they fit a machine word."""
_LENIENT = 1e-4  # in points: whether a score is reached, the exact one decides

MANY_PAIRS = 0.3
"""Pairs tell most if a segment has to share so many of the query's, by its length,"""
MANY_SYMBOLS = 0.7
"""and single symbols are quicker, and tell enough, if so many of the query's are different."""
FEW = 1000
"""So few segments are sooner compared than counted once more,"""
WORTH = {1: 0.15, 2: 0.02}
"""and so small a share of all, by the length of what is counted: pairs leave less of them."""


class Search:
    """Goes through the numbers of all segments that reach `least`, with their scores.

    `least`, 0 to 100, may be raised while going through: what no longer reaches it is left
    out then, and nothing else. Scores come roughly, not strictly, in descending order.
    Segments that have nothing in common with the query, and so a score of 0, are never found.
    """

    def __init__(self, index: UnitIndex, query: list[str], least: float) -> None:
        self.least = least
        self._index = index
        self._codes = index.alphabet.codes(query)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        places, bounds = self._survivors()
        size = FIRST_BATCH
        if len(places) > size:
            best = np.zeros(len(places), np.bool_)
            best[np.argpartition(bounds, -size)[-size:]] = True
            yield from self._compared(places[best])
            places, bounds = places[~best], bounds[~best]
            size = BATCH
        for start in range(0, len(places), size):
            some = slice(start, start + size)
            yield from self._compared(places[some][bounds[some] >= self.least - _LENIENT])

    def _survivors(self) -> tuple[Places, Bounds]:
        """The places of all segments that may reach `least`, and what they reach at best."""
        index, length = self._index, len(self._codes)
        window = Window.of(self._codes, self.least / 100, index.first_of_length)
        shared_pairs = window.least_shared(2)
        many_symbols = len(np.unique(self._codes)) > MANY_SYMBOLS * length
        filters: list[tuple[int, Columns | Bigrams | Zones]] = [
            (1, index.columns),
            (2, index.zones or index.bigrams),
        ]
        if shared_pairs > MANY_PAIRS * length and not many_symbols:
            filters.reverse()
        elif shared_pairs <= 0:
            del filters[1]
        (q, counted), *others = filters
        shared = counted.shared(window)
        places = window.sharing(q, shared)
        bounds = window.bounds(q, places, shared)
        for q, counted in others:
            if len(places) > max(FEW, WORTH[q] * len(window)):
                bounds = np.minimum(bounds, window.bounds(q, places, counted.shared(window)))
                left = bounds >= window.least - _LENIENT
                places, bounds = places[left], bounds[left]
        return places, 100 * bounds

    def _compared(self, places: Places) -> list[tuple[int, float]]:
        """The numbers and scores of the segments at `places` that reach `least`, best first."""
        index, share = self._index, max(self.least - _LENIENT, 0) / 100
        (query,) = index.alphabet.as_texts([self._codes.tobytes()])
        keys: Sequence[str | bytes] = index.texts(places)
        codes = self._codes
        for part in [codes] if len(codes) <= _WORD else [_rarest(codes, _WORD), codes]:
            kept = self._in_common(part, places, keys, share)
            places, keys = places[kept], [keys[number] for number in kept.tolist()]
        scorer = Levenshtein.normalized_similarity
        kept = np.flatnonzero(cdist([query], keys, scorer=scorer, score_cutoff=share))
        numbers = index.order[places[kept]].tolist()
        hits = [
            (number, _score(query, keys[at]))
            for number, at in zip(numbers, kept.tolist(), strict=True)
        ]
        return sorted(
            (hit for hit in hits if hit[1] >= self.least), key=lambda hit: (-hit[1], hit[0])
        )

    def _in_common(
        self, part: Codes, places: Places, keys: Sequence[str | bytes], share: float
    ) -> npt.NDArray[np.intp]:
        """Which of the `keys`, those at `places`, have so much in order in common with the query.

        Of M symbols, the length of the longer one, d edits leave M − d in order: if that is to
        be a `share` of M, the longest common subsequence can be no shorter. To find it costs
        less than the distance. If only a `part` of the query is looked for, the rest is granted.
        """
        (query,) = self._index.alphabet.as_texts([part.tobytes()])
        longer = np.maximum(self._index.lengths(places), len(self._codes))
        needed = np.ceil(share * longer) - (len(self._codes) - len(query))
        least = max(int(needed.min(initial=len(query))), 0)
        found = cdist([query], keys, scorer=LCSseq.similarity, score_cutoff=least, dtype=np.uint32)
        return np.flatnonzero(found[0] >= needed)


def _rarest(codes: Codes, number: int) -> Codes:
    """So many of the rarest symbols of a query, or all, in their order."""
    return codes[np.sort(np.argsort(codes, kind="stable")[-number:])]


def _score(query: str | bytes, key: str | bytes) -> float:
    return score_of(Levenshtein.distance(query, key), max(len(query), len(key)))
