"""How fast the units with some words are found through the index, against looking at every unit.

Units are made as in `memory.py`, English and Khmer side by side; a query is two stretches of a
unit, one of each side. The full scan looks for the same patterns in all units, folded before. Times
are of the processor; both come to the same units, or this ends with an error.

Usage: python scripts/bench/concordance.py [number of units]
"""

from __future__ import annotations

import random
import sys
import time

from memory import made, pieces, timed

from glossary_kit.match.concordance import Concordance, _pattern
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold_key

QUERIES, SCANNED = 40, 10


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = random.Random(size)
    sides = zip(made("en", size, seed)[0], made("km", size, seed)[0], strict=True)
    units = [
        TranslationUnit(id=str(place), source=source, target=target)
        for place, (source, target) in enumerate(sides)
    ]
    start = time.process_time()
    concordance = Concordance.of(units)
    print(f"{size:,} units indexed in {time.process_time() - start:.1f} s")
    keys = [(fold_key(unit.source), fold_key(unit.target)) for unit in units]
    some = seed.sample(units, QUERIES)
    queries = [
        (_stretch(unit.source, "en", seed), _stretch(unit.target, "km", seed)) for unit in some
    ]

    def scan(words: tuple[str, str]) -> set[int]:
        patterns = [_pattern(key) for word in words if (key := fold_key(word).strip())]
        return {
            place
            for place, sides in enumerate(keys)
            if all(any(pattern.search(side) for side in sides) for pattern in patterns)
        }

    ours, found = timed(lambda words: {hit.place for hit in concordance.find(words)}, queries)
    full, wanted = timed(scan, queries[:SCANNED])
    if found[:SCANNED] != wanted:
        sys.exit("the index and the scan find different units")
    print(
        f"index {ours * 1e3:.2f} ms  scan {full * 1e3:.0f} ms  {full / ours:.0f}x"
        f"  {sum(map(len, found)) / QUERIES:.1f} hits"
    )


def _stretch(text: str, lang: str, seed: random.Random) -> str:
    """A word of the text, or a few clusters side by side."""
    return seed.choice(pieces(text, lang)).strip()


if __name__ == "__main__":
    main()
