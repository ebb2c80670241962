"""How much text there is: segments, words, Khmer clusters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossary_kit.text.lengths import length_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of segments with the words in them, and the clusters of Khmer."""

    segments: int = 0
    words: int = 0
    clusters: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.segments + other.segments,
            self.words + other.words,
            self.clusters + other.clusters,
        )

    def __mul__(self, times: int) -> Amount:
        return Amount(self.segments * times, self.words * times, self.clusters * times)

    @property
    def length(self) -> int:
        """Words and clusters together: the measure of shares."""
        return self.words + self.clusters


def amount_of(text: str) -> Amount:
    """One segment that says `text`."""
    length = length_of(text)
    return Amount(1, length.words, length.clusters)


def total(amounts: Iterable[Amount]) -> Amount:
    """All `amounts` together."""
    return sum(amounts, Amount())
