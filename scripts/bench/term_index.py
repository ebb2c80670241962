"""How fast the index of the memory finds terms with slips of the pen, against comparing with all.

The full scan is `rapidfuzz.process.extract` with the same score and cut-off over the same strings,
one character per cluster, and both are asked for all terms that reach the cut-off. Terms are
made of the words of the shipped term base; queries are terms with two slips. Times are of the
processor; recall is the share of what the scan finds that the index finds.

Usage: python scripts/bench/term_index.py [number of terms]
"""

from __future__ import annotations

import random
import sys

from memory import coder, timed
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract
from term_finder import made_terms
from term_lookup import with_slips

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.text.folded import fold_key

QUERIES = 200
LEAST = (60, 70, 80)


def run(lang: str, size: int) -> None:
    seed = random.Random(size)
    terms = made_terms(lang, size, seed)
    keys = sorted({fold_key(term) for term in terms})
    index = UnitIndex.build(keys)
    coded = coder(index)
    texts = [coded(key) for key in keys]
    queries = [fold_key(with_slips(term, seed)) for term in seed.sample(terms, QUERIES)]
    for least in LEAST:

        def near(query: str, least: int = least) -> set[int]:
            return {number for number, _ in index.search(query, least)}

        def scan(query: str, least: int = least) -> set[int]:
            scorer, cut = Levenshtein.normalized_similarity, least / 100
            hits = extract(coded(query), texts, scorer=scorer, score_cutoff=cut, limit=None)
            return {number for _, _, number in hits}

        timed(near, queries[:5])
        ours, found = timed(near, queries)
        full, wanted = timed(scan, queries)
        both = sum(len(some & all_) for some, all_ in zip(found, wanted, strict=True))
        print(
            f"{lang}  {len(keys):,} terms  from {least}: index {ours * 1e3:.2f} ms"
            f"  scan {full * 1e3:.2f} ms  {full / ours:.1f}x"
            f"  recall {both / max(sum(map(len, wanted)), 1):.4f}"
            f"  {sum(map(len, wanted)) / QUERIES:.1f} hits",
            flush=True,
        )


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for lang in ("en", "km"):
        run(lang, size)


if __name__ == "__main__":
    main()
