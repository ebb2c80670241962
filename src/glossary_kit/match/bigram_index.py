"""Which keys of a large base look likest to a query, by the pairs of characters they share.

The filter of Ukkonen (1992), used to rank candidates: all shared pairs are counted at once, so
a look-up in a base of any size costs little more than one comparison with each candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np


class BigramIndex:
    """The keys that have a pair of characters, for every pair."""

    def __init__(self, keys: Sequence[str]) -> None:
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for index, key in enumerate(keys):
            for bigram in _bigrams(key):
                postings[bigram].append(index)
        self._postings = {pair: np.array(keys, dtype=np.intp) for pair, keys in postings.items()}
        self._lengths = np.array([len(key) for key in keys])
        self._shorter_first = self._lengths / 1000

    def likest(self, query: str, limit: int) -> list[int]:
        """The `limit` keys that are likest as wholes, and those that hold most of the query."""
        found = [self._postings[pair] for pair in _bigrams(query) if pair in self._postings]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self._lengths))
        dice = shared / (len(query) + self._lengths)
        held = shared - self._shorter_first
        return sorted({*_highest(dice, limit), *_highest(held, limit // 4)})


def _highest(scores: np.ndarray[tuple[int], np.dtype[np.float64]], limit: int) -> list[int]:
    """The places of the `limit` highest scores, those far below the highest left out."""
    places = np.flatnonzero(scores > 0.4 * scores.max())
    if len(places) > limit:
        places = places[np.argpartition(scores[places], -limit)[-limit:]]
    highest: list[int] = places.tolist()
    return highest


def _bigrams(key: str) -> set[str]:
    """The pairs of neighbouring characters, the ends of the key counted as characters too."""
    return {first + second for first, second in pairwise(f"^{key}$")}
