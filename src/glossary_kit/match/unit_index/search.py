"""The comparison of a query with the segments that are left, the most promising first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.process import cdist

from glossary_kit.match.unit_index.window import Bounds, Places, Window
from glossary_kit.match.unit_score import score_of

if TYPE_CHECKING:
    from glossary_kit.match.unit_index.index import UnitIndex

FIRST_BATCH, GROWTH = 256, 16
LONG = 40
"""From this length on, the longest common subsequence is asked first: it costs less, and d
edits leave M − d symbols in order, so it can be no shorter than that."""
_LENIENT = 1e-4  # in points: whether a score is reached, the exact one decides

MANY_PAIRS = 0.3
"""Pairs tell most if a segment has to share so many of the query's, by its length,"""
MANY_SYMBOLS = 0.7
"""and single symbols are quicker, and tell enough, if so many of the query's are different."""
FEW = 2000
"""So few segments are sooner compared than counted another time."""


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
        while len(places):
            now = np.ones(len(places), np.bool_)
            if len(places) > size:
                now[np.argpartition(bounds, -size)[:-size]] = False
            yield from self._compared(places[now])
            later = ~now & (bounds >= self.least - _LENIENT)
            places, bounds, size = places[later], bounds[later], GROWTH * size

    def _survivors(self) -> tuple[Places, Bounds]:
        """The places of all segments that may reach `least`, and what they reach at best."""
        index, length = self._index, len(self._codes)
        window = Window.of(self._codes, self.least / 100, index.first_of_length)
        shared_pairs = window.least_shared(2)
        many_symbols = len(np.unique(self._codes)) > MANY_SYMBOLS * length
        if shared_pairs > MANY_PAIRS * length and not many_symbols:
            places, bounds = index.bigrams.survivors(window)
        else:
            places, bounds = index.columns.survivors(window)
            if shared_pairs > 0 and len(places) > FEW:
                others, other_bounds = index.bigrams.survivors(window)
                places, mine, theirs = np.intersect1d(
                    places, others, assume_unique=True, return_indices=True
                )
                bounds = np.minimum(bounds[mine], other_bounds[theirs])
        return places, 100 * bounds

    def _compared(self, places: Places) -> list[tuple[int, float]]:
        """The numbers and scores of the segments at `places` that reach `least`, best first."""
        index = self._index
        (query,) = index.alphabet.as_texts([self._codes.tobytes()])
        keys: Sequence[str | bytes] = index.texts(places)
        for scorer in (LCSseq, Levenshtein) if len(query) > LONG else (Levenshtein,):
            if not keys:
                break
            scores = cdist(
                [query],
                keys,
                scorer=scorer.normalized_similarity,
                score_cutoff=max(self.least - _LENIENT, 0) / 100,
            )
            kept = np.flatnonzero(scores[0])
            places, keys = places[kept], [keys[number] for number in kept.tolist()]
        numbers = index.order[places].tolist()
        hits = ((number, _score(query, key)) for number, key in zip(numbers, keys, strict=True))
        return sorted(
            (hit for hit in hits if hit[1] >= self.least), key=lambda hit: (-hit[1], hit[0])
        )


def _score(query: str | bytes, key: str | bytes) -> float:
    return score_of(Levenshtein.distance(query, key), max(len(query), len(key)))
