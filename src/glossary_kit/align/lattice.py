"""The places of two documents between which beads lie, and what leads up to each of them.

A place (row, column) stands behind so many sentences of the source and so many of the target.
Only those in a band around the diagonal are looked at: the cost grows with the length of the
documents, not with its square.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from glossary_kit.align.evidence import PRIORS, Evidence, Kind

Table = NDArray[np.float64]

_KINDS = tuple(kind for kind in PRIORS if kind[0])
_SKIP_TARGET = math.log(PRIORS[0, 1])


class Lattice:
    """The places at most `half` columns from the diagonal, and the scores of all beads there."""

    def __init__(self, evidence: Evidence, half: int) -> None:
        rows, columns = self.size = evidence.size
        # Where the target is much longer, the rows must still overlap.
        self._half = half = max(half, columns // rows + 1)
        self._width = min(columns + 1, 2 * half + 1)
        centres = np.arange(rows + 1) * columns // rows
        self._low: list[int] = np.clip(centres - half, 0, columns + 1 - self._width).tolist()
        self._skips = np.arange(self._width) * _SKIP_TARGET
        self._scores = {
            kind: [self._row_of_scores(evidence, kind, row) for row in range(rows - kind[0] + 1)]
            for kind in _KINDS
        }

    @property
    def places(self) -> int:
        """How many places are looked at."""
        return (self.size[0] + 1) * self._width

    @property
    def whole(self) -> bool:
        """Whether all places of the documents are looked at."""
        return self._width == self.size[1] + 1

    def is_near_edge(self, row: int, column: int) -> bool:
        """Whether a place is so near the border of the band that better ones may lie outside."""
        low = self._low[row]
        left, right = column - low, low + self._width - column
        near = self._half / 4
        return (left < near and low > 0) or (right <= near and low + self._width <= self.size[1])

    def forward(self, add: np.ufunc) -> Table:
        """For each place what the chains of beads come to that lead from the beginning to it.

        A chain comes to the sum of its scores; several are added with `add`: `np.maximum` keeps
        the best, `np.logaddexp` adds their probabilities.
        """
        found = self._empty_table()
        found[0, 0] = 0
        for row, places in enumerate(found):
            for kind in _KINDS:
                if kind[0] <= row:
                    start, scores = self._scores[kind][row - kind[0]]
                    here = self._part(found, row, start + kind[1], len(scores))
                    before = self._part(found, row - kind[0], start, len(scores))
                    add(here, before + scores, out=here)
            places[:] = add.accumulate(places - self._skips) + self._skips
        return found

    def backward(self, add: np.ufunc) -> Table:
        """For each place what the chains of beads come to that lead from it to the end."""
        found = self._empty_table()
        found[-1, -1] = 0
        for row in reversed(range(len(found))):
            for kind in _KINDS:
                if row + kind[0] < len(found):
                    start, scores = self._scores[kind][row]
                    here = self._part(found, row, start, len(scores))
                    after = self._part(found, row + kind[0], start + kind[1], len(scores))
                    add(here, after + scores, out=here)
            turned = found[row, ::-1]
            turned[:] = add.accumulate(turned - self._skips) + self._skips
        return found

    def value(self, found: Table, row: int, column: int) -> float:
        """What a table has for a place; minus infinity outside the band."""
        if row < 0 or not 0 <= column - self._low[row] < self._width:
            return -math.inf
        return float(found[row, column - self._low[row]])

    def score(self, kind: Kind, row: int, column: int) -> float:
        """The score of the bead of `kind` that begins at a place; minus infinity outside."""
        if not kind[0]:
            return _SKIP_TARGET
        start, scores = self._scores[kind][row]
        return float(scores[column - start]) if 0 <= column - start < len(scores) else -math.inf

    def _row_of_scores(self, evidence: Evidence, kind: Kind, row: int) -> tuple[int, Table]:
        """The first column in which a bead of `kind` can begin in `row`, and the scores from it."""
        here, there = self._low[row], self._low[row + kind[0]] - kind[1]
        start, end = max(here, there), min(here, there) + self._width
        return start, evidence.scores(kind, row, start, max(start, end))

    def _empty_table(self) -> Table:
        return np.full((self.size[0] + 1, self._width), -np.inf)

    def _part(self, found: Table, row: int, start: int, length: int) -> Table:
        start -= self._low[row]
        return found[row, start : start + length]
