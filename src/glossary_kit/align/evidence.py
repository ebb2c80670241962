"""How well sentences of two documents go together, in natural logarithms.

The score of a bead adds up four things: how common its kind is; how well the lengths fit (Gale
and Church 1993, with Student's t in place of the normal distribution, for translators are freer
than it allows); which anchors stand on both sides or on one, as a likelihood ratio against
chance (in the manner of Moore 2002 and of hunalign, Varga et al. 2005); and whether paragraphs
begin at the same places. A bead with an empty side has no evidence but that of its kind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from glossary_kit.align.anchor_evidence import AnchorEvidence
from glossary_kit.align.document import Sentence

Kind = tuple[int, int]
Scores = NDArray[np.float64]

PRIORS: dict[Kind, float] = {
    (1, 1): 0.88,
    (1, 2): 0.04,
    (2, 1): 0.04,
    (1, 0): 0.01,
    (0, 1): 0.01,
    (2, 2): 0.004,
    (1, 3): 0.004,
    (3, 1): 0.004,
}
"""How common beads of each kind are: so many sentences of the source with so many of the target."""

_VARIANCE = 0.6 / 0.53
"""In clusters, for each cluster that a translation should have; Gale and Church call it s²."""
_FREEDOM = 8.0
_RATIOS = 0.8, 1.25
_OPENS_TOGETHER, _OPENS_ALONE, _CROSSED = 0.9, math.log(0.15), math.log(0.1)


class Evidence:
    """What two documents say about all the beads they could have."""

    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        self.size = (len(source), len(target))
        self._lengths = _Lengths(source, target)
        self._paragraphs = _Paragraphs(source, target)
        self._anchors = AnchorEvidence(source, target)

    def scores(self, kind: Kind, row: int, start: int, end: int) -> Scores:
        """The scores of the beads of `kind` whose first source sentence is `row`.

        There is one for every first target sentence from `start` up to `end`.
        """
        prior = math.log(PRIORS[kind])
        if 0 in kind:
            return np.full(end - start, prior)
        return (
            prior
            + self._lengths.scores(kind, row, start, end)
            + self._paragraphs.scores(kind, row, start, end)
            + self._anchors.scores(kind, row, start, end)
        )


Length = TypeVar("Length", float, Scores)


def deviation(found: Length, expected: float) -> Length:
    """How far a length strays from the one expected, in standard deviations."""
    spread: Length = (_VARIANCE * (found + expected) / 2) ** 0.5
    return (found - expected) / spread


class _Lengths:
    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        self._source = np.cumsum([0.0, *(each.length for each in source)])
        self._target = np.cumsum([0.0, *(each.length for each in target)])
        # A document translated in part must not pass for one translated with few words.
        ratio = self._target[-1] / self._source[-1]
        self._ratio = min(max(ratio, _RATIOS[0]), _RATIOS[1])

    def scores(self, kind: Kind, row: int, start: int, end: int) -> Scores:
        expected = (self._source[row + kind[0]] - self._source[row]) * self._ratio
        found = self._target[start + kind[1] : end + kind[1]] - self._target[start:end]
        squares = deviation(found, expected) ** 2
        scores: Scores = -(_FREEDOM + 1) / 2 * np.log1p(squares / _FREEDOM)
        return scores


class _Paragraphs:
    """Silent where one document has more than twice the paragraphs of the other."""

    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        self._opens = np.array([each.opens for each in source])
        self._opened = np.cumsum([0, *self._opens])
        opens = np.array([each.opens for each in target])
        opened = np.cumsum([0, *opens])
        few, many = sorted((int(self._opens.sum()), int(opens.sum())))
        weight = 0.0 if few * 2 < many or few == 1 else 1.0
        share = max(1, self._opens.sum()) / len(source), max(1, opens.sum()) / len(target)
        together = math.log(_OPENS_TOGETHER / max(share))
        self._crossed = weight * _CROSSED
        self._scores: dict[tuple[bool, int], Scores] = {}
        for length in {kind[1] for kind in PRIORS if kind[1]}:
            count = len(opens) - length + 1  # of the stretches of so many sentences
            crossed = _CROSSED * (opened[length:] - opened[1 : count + 1])
            begin = opens[: max(0, count)]
            opening = np.where(begin, together, _OPENS_ALONE) + crossed
            going_on = np.where(begin, _OPENS_ALONE, 0.0) + crossed
            self._scores[True, length] = weight * opening
            self._scores[False, length] = weight * going_on

    def scores(self, kind: Kind, row: int, start: int, end: int) -> Scores:
        crossed = self._opened[row + kind[0]] - self._opened[row + 1]
        scores = self._scores[bool(self._opens[row]), kind[1]][start:end]
        return scores + float(self._crossed * crossed)
