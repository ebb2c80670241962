"""What the anchors of two documents say about their beads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossary_kit.align.anchors import Anchor, AnchorKind
from glossary_kit.align.document import Sentence

_FOUND_AGAIN = {
    AnchorKind.NUMBER: 0.9,
    AnchorKind.CONCEPT: 0.6,
    AnchorKind.WORD: 0.85,
    AnchorKind.LEARNT: 0.7,
}
"""How often the translation of a sentence with an anchor has it, too."""
_LEARNT_COUNTS = 0.5
"""Words learnt from the beads that they are to judge say less than others."""
_RAREST, _COMMONEST = 0.03, 0.9  # chance counts as neither less nor more
_WIDEST = 3  # sentences of the target in one bead


class AnchorEvidence:
    """A likelihood ratio for every anchor that both documents have.

    An anchor on both sides of a bead speaks for it, the more the rarer it is; one that stands
    on one side alone speaks against it.
    """

    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        counts = [Counter(a for each in side for a in each.anchors) for side in (source, target)]
        shared = [anchor for anchor in counts[0] if anchor in counts[1]]
        self._index = {anchor: number for number, anchor in enumerate(shared)}
        shares = [
            max(counts[0][each] / len(source), counts[1][each] / len(target)) for each in shared
        ]
        chance = np.clip(np.array(shares), _RAREST, _COMMONEST)
        again = np.maximum([_FOUND_AGAIN[anchor.kind] for anchor in shared], chance)
        learnt = np.array([anchor.kind is AnchorKind.LEARNT for anchor in shared], dtype=bool)
        counts_for = np.where(learnt, _LEARNT_COUNTS, 1.0)
        self._alone = counts_for * np.log((1 - again) / (1 - chance))
        # What is gained when both of two lonely anchors turn out to be a pair.
        self._together = counts_for * np.log(again / chance) - 2 * self._alone
        self._rows = [self._indices(each.anchors) for each in source]
        self._present = self._presence(target)
        self._alone_in_target = {
            length: self._alone @ present for length, present in self._present.items()
        }

    def scores(self, kind: tuple[int, int], row: int, start: int, end: int) -> NDArray[np.float64]:
        """The scores of the beads of `kind`, as `Evidence` has them."""
        rows = sorted({index for each in self._rows[row : row + kind[0]] for index in each})
        scores: NDArray[np.float64] = self._alone_in_target[kind[1]][start:end]
        if rows:
            present = self._present[kind[1]][rows, start:end]
            scores = scores + self._alone[rows].sum() + self._together[rows] @ present
        return scores

    def _indices(self, anchors: frozenset[Anchor]) -> list[int]:
        return [self._index[anchor] for anchor in anchors if anchor in self._index]

    def _presence(self, target: Sequence[Sentence]) -> dict[int, NDArray[np.bool_]]:
        """Which anchors stand in the one, two or three target sentences from each one on."""
        single = np.zeros((len(self._index), len(target) + _WIDEST), dtype=bool)
        for column, sentence in enumerate(target):
            single[self._indices(sentence.anchors), column] = True
        present = {1: single}
        for length in range(2, _WIDEST + 1):
            shorter = present[length - 1]
            present[length] = shorter[:, :-1] | single[:, length - 1 :]
        return present
