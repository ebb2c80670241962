"""How well scores of the source foretell how much of the translation has to be edited.

For each unit of `tm/`, its most similar others are taken by every way of counting the source:
characters, Khmer clusters, words. The effort is the share of the translation that has to be
edited to get from the other's to its own, in clusters of Khmer and characters of English.
Printed is the rank correlation (Spearman) of the similarity of the sources with that of the
translations, over the same pairs for all ways. It stands for post-editing as far as edits do:
nobody was watched or timed.

Usage: python scripts/bench/score_agreement.py
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from glossary_kit.match.unit_score import symbols, unit_key
from glossary_kit.store.translation_memory import open_memory
from glossary_kit.text.segmenters import segmenter

TM = Path(__file__).parents[2] / "tm"
NEAREST, LEAST = 3, 0.3
Similarity = npt.NDArray[np.float64]


def khmer_words(key: str) -> list[str]:
    """The words of a Khmer key as the best segmenter installed has them."""
    return [span.of(key) for span in segmenter("auto").words(key)]


WAYS: dict[str, dict[str, Callable[[str], Sequence[Hashable]]]] = {
    "en": {"characters": list, "words": lambda key: re.findall(r"\w+|[^\w\s]", key)},
    "km": {"code points": list, "clusters": symbols, "words": khmer_words},
}


def similarities(texts: Sequence[Sequence[Hashable]]) -> Similarity:
    """How alike each two of `texts` are: the share that need not be edited."""
    scorer = Levenshtein.normalized_similarity
    return np.asarray(cdist(texts, texts, scorer=scorer), np.float64)


def main() -> None:
    units = [each.unit for each in open_memory(TM)]
    keys = {
        "en": [unit_key(unit.source) for unit in units],
        "km": [unit_key(unit.target) for unit in units],
    }
    for lang, other in (("en", "km"), ("km", "en")):
        effort = similarities([symbols(key) for key in keys[other]])
        by_way = {
            way: similarities([split(key) for key in keys[lang]])
            for way, split in WAYS[lang].items()
        }
        chosen = np.zeros(effort.shape, np.bool_)
        for similar in by_way.values():
            alone = similar - 2 * np.eye(len(units))
            nearest = np.argsort(-alone, axis=1)[:, :NEAREST]
            np.put_along_axis(chosen, nearest, np.take_along_axis(alone, nearest, 1) > LEAST, 1)
        print(f"{lang}  {int(chosen.sum())} pairs of {len(units)} units")
        for way, similar in by_way.items():
            table = pd.DataFrame({"source": similar[chosen], "target": effort[chosen]}).rank()
            print(f"    {way:12} {table['source'].corr(table['target']):.3f}")


if __name__ == "__main__":
    main()
