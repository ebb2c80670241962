"""How fast the memory finds all units like a segment, against comparing with every unit.

The full scan is `rapidfuzz.process.extract` with the same score and cut-off over the same
strings, one character per cluster. Units are made from those of `tm/`: halves of two
segments put together, with up to three words in ten exchanged. Queries are units with up to
three words in ten exchanged again, and, one in four, words in random order.

Usage: python scripts/bench/memory.py [number of units …]
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from typing import TypeVar

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.match.unit_lookup import UnitLookup
from glossary_kit.match.unit_score import symbols, unit_key
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.translation_memory import open_memory
from glossary_kit.text.khmer import iter_clusters

QUERIES, MIN_SCORE = 60, 70
TM = Path(__file__).parents[2] / "tm"
T = TypeVar("T")


def pieces(text: str, lang: str) -> list[str]:
    """Words with their spaces; in Khmer stretches of three clusters stand for words."""
    if lang == "en":
        return re.findall(r"\S+\s*", text)
    clusters = [span.of(text) for span in iter_clusters(text)]
    return ["".join(clusters[start : start + 3]) for start in range(0, len(clusters), 3)]


def perturbed(words: Sequence[str], all_words: Sequence[str], seed: random.Random) -> list[str]:
    share = seed.uniform(0, 0.3)
    return [seed.choice(all_words) if seed.random() < share else word for word in words]


def made(lang: str, size: int, seed: random.Random) -> tuple[list[str], list[str]]:
    """`size` segments and the queries for them."""
    units = [each.unit for each in open_memory(TM)]
    real = [pieces(unit.source if lang == "en" else unit.target, lang) for unit in units]
    words = [word for text in real for word in text]
    segments = []
    for _ in range(size):
        one, other = seed.choice(real), seed.choice(real)
        both = [*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]]
        segments.append(perturbed(both, words, seed))
    queries = [perturbed(seed.choice(segments), words, seed) for _ in range(QUERIES)]
    for number in range(0, QUERIES, 4):
        queries[number] = seed.choices(words, k=len(queries[number]))
    return ["".join(words) for words in segments], ["".join(words) for words in queries]


def timed(work: Callable[[str], T], queries: list[str]) -> tuple[float, list[T]]:
    """Milliseconds for each query, and the results."""
    start = time.perf_counter()
    results = [work(query) for query in queries]
    return (time.perf_counter() - start) / len(queries) * 1e3, results


def run(lang: str, size: int) -> tuple[float, float]:
    """Milliseconds of the index and of the full scan, after printing them."""
    segments, queries = made(lang, size, random.Random(size))
    keys = [unit_key(segment) for segment in segments]
    start = time.perf_counter()
    index = UnitIndex.build(keys)
    built = time.perf_counter() - start
    encode = {symbol: chr(0x4E00 + number) for number, symbol in enumerate(index.alphabet.symbols)}
    if lang == "en":  # as narrow as the index has them
        encode = {symbol: chr(number) for number, symbol in enumerate(index.alphabet.symbols)}
    coded = ["".join(map(encode.__getitem__, symbols(key))) for key in keys]

    def near(query: str) -> set[int]:
        return {number for number, _ in index.search(unit_key(query), MIN_SCORE)}

    def scan(query: str) -> set[int]:
        text = "".join(encode.get(symbol, "\uffff") for symbol in symbols(unit_key(query)))
        cut, scorer = MIN_SCORE / 100, Levenshtein.normalized_similarity
        return {
            number
            for _, _, number in extract(text, coded, scorer=scorer, score_cutoff=cut, limit=None)
        }

    ours, found = timed(near, queries)
    full, wanted = timed(scan, queries)
    both = sum(len(each & all_) for each, all_ in zip(found, wanted, strict=True))
    recall = both / max(sum(map(len, wanted)), 1)
    too_many = sum(map(len, found)) - both
    pair = ("en", "km") if lang == "en" else ("km", "en")
    units = [
        TranslationUnit(
            id=str(number), source=text, target="", source_lang=pair[0], target_lang=pair[1]
        )
        for number, text in enumerate(segments)
    ]
    lookup = UnitLookup(units)
    lookup.look_up(queries[0], lang)
    whole, _ = timed(lambda query: lookup.look_up(query, lang, min_score=MIN_SCORE), queries)
    print(
        f"{lang}  {size:>9,} units  built {built:6.2f} s  index {ours:7.2f} ms  scan {full:8.2f} ms"
        f"  {full / ours:5.1f}x  recall {recall:.4f}  too many {too_many}"
        f"  {sum(map(len, wanted)) / QUERIES:5.1f} hits"
        f"  look-up of 10 with penalties {whole:6.2f} ms",
        flush=True,
    )
    return ours, full


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    for lang in ("en", "km"):
        results = [run(lang, size) for size in sizes]
        if len(sizes) > 1:
            growth = log(sizes[-1] / sizes[0])
            for name, first, last in zip(("index", "scan"), results[0], results[-1], strict=True):
                print(f"{lang}  cost of the {name} grows as size^{log(last / first) / growth:.2f}")


if __name__ == "__main__":
    main()
