"""How much of a term a candidate is: C-value, and the contrast with general English."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

Words = tuple[str, ...]

_RAREST = 1e-8
"""The share in general English of words that are not met in it, once in a hundred million."""


def c_values(frequencies: Mapping[Words, int]) -> dict[Words, float]:
    """The C-value of every candidate, given as its words, from how often each occurs.

    After Frantzi, Ananiadou and Mima (2000): length weighs, and what occurs only inside longer
    candidates counts for nothing. So that single words can be terms, the weight of the length
    is 1 + log2(words), as Barrón-Cedeño, Sierra, Drouin and Ananiadou (2009) propose.
    """
    around: dict[Words, list[int]] = {}
    for words, frequency in frequencies.items():
        for inner in set(_inside(words)):
            if inner in frequencies:
                around.setdefault(inner, []).append(frequency)
    return {
        words: (1 + math.log2(len(words)))
        * (frequency - (sum(longer) / len(longer) if (longer := around.get(words)) else 0))
        for words, frequency in frequencies.items()
    }


def _inside(words: Words) -> Iterable[Words]:
    """Every shorter stretch of `words`."""
    count = len(words)
    return (
        words[start:end]
        for start in range(count)
        for end in range(start + 1, count + 1)
        if end - start < count
    )


def contrast(words: Iterable[str], frequencies: Mapping[str, int], running: int) -> float:
    """How much more common the words are here than in general English; 0: not at all.

    The mean over the words of log10 of the ratio between the share of the word in a text of
    `running` words and its share in general English (weirdness: Ahmad, Gillam and Tostevin
    1999), the latter from wordfreq (Speer 2022).
    """
    ratios = [
        math.log10(frequencies[word] / running / max(general_share(word), _RAREST))
        for word in words
        if word in frequencies
    ]
    return max(0.0, sum(ratios) / len(ratios)) if ratios else 0.0


@cache
def general_share(word: str) -> float:
    """The share of `word` among all running words of general English, 0–1."""
    from wordfreq import word_frequency  # reads its data when first imported

    return word_frequency(word, "en")
