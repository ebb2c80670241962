"""How fast the memory finds all units like a segment, against comparing with every unit.

The full scan is `rapidfuzz.process.extract` with the same score and cut-off over the same
strings, one character per cluster. Units are made from those of `tm/` and, where there are
samples, of the Universal Declaration of Human Rights: halves of two segments put together, with
up to three words in ten exchanged. Queries are units with up to three words in ten exchanged
again, and, one in four, words in random order.

Both are asked for all units that reach the score, and for the best five, the default of `extract`.
Recall is the share of all that the scan finds that the index finds. Times are of the processor. The
index is used from its file by a process of its own, whose memory is measured; its queries are timed
when they are asked for the second time. translate-toolkit's matcher, at 100,000 units and for the
best five, runs in a process of TRANSLATE_TOOLKIT_PYTHON.

Usage: python scripts/bench/memory.py [number of units …]
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path
from typing import Any, TypeVar

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.match.unit_score import symbols, unit_key
from glossary_kit.store.memory_index.array_file import write_arrays
from glossary_kit.store.translation_memory import open_memory
from glossary_kit.text.khmer import iter_clusters

QUERIES, MIN_SCORE, LIMIT = 60, 70, 5
PEER_UNITS, PEER_QUERIES = 100_000, 12
TM = Path(__file__).parents[2] / "tm"
SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", TM.parent.parent / "shared"))
T = TypeVar("T")
Q = TypeVar("Q")

READER = """
import json, sys, time
from pathlib import Path
import rapidfuzz.process, rapidfuzz.distance
from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.store.memory_index.array_file import open_arrays
def used():
    status = Path("/proc/self/status")  # where there is none, memory is not measured
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
path, queries, least, limit = json.load(sys.stdin)
before, start = used(), time.perf_counter()
file = open_arrays(Path(path))
index = UnitIndex.from_arrays(file.arrays, file.data, file.places["units"])
opened = time.perf_counter() - start
list(index.search(queries[0], least))
first = used()
def all_of(query):
    return [number for number, _ in index.search(query, least)]
def best_of(query):
    search, best = index.search(query, least), []
    for hit in search:
        if hit[1] >= search.least:
            best.append(hit)
            if len(best) >= limit:
                best = sorted(best, key=lambda hit: -hit[1])[:limit]
                search.least = best[-1][1]
    return best
def seconds(work, query):
    start = time.process_time()
    work(query)
    return time.process_time() - start
found = [all_of(query) for query in queries]
every, best = ([seconds(work, query) for query in queries] for work in (all_of, best_of))
print(json.dumps([opened, every, best, before, first, used(), found]))
"""
PEER = """
import json, sys, time
from translate.search import match
from translate.storage import base
from translate.storage.po import pofile
base.TranslationUnit.__lt__ = lambda one, other: False  # it compares units of the same score
units, queries, least, limit = json.load(sys.stdin)
store = pofile()
for source, target in units:
    unit = store.addsourceunit(source)
    unit.target = target
matcher = match.matcher(store, max_candidates=limit, min_similarity=least, max_length=10_000)
start = time.process_time()
for query in queries:
    matcher.matches(query)
print(json.dumps((time.process_time() - start) / len(queries)))
"""


def pieces(text: str, lang: str) -> list[str]:
    """Words with their spaces; in Khmer stretches of three clusters stand for words."""
    if lang == "en":
        return re.findall(r"\S+\s*", text)
    clusters = [span.of(text) for span in iter_clusters(text)]
    return ["".join(clusters[start : start + 3]) for start in range(0, len(clusters), 3)]


def real_segments(lang: str) -> Iterator[str]:
    """The segments of `tm/` and of the sample."""
    for each in open_memory(TM):
        yield each.unit.source if lang == "en" else each.unit.target
    sample = SHARED / "samples" / "khmer" / "udhr_en_km.tsv"
    if sample.exists():
        for line in sample.read_text("utf-8").splitlines():
            cells = [cell for cell in line.split("\t") if cell.strip()]
            if len(cells) >= 2:
                yield cells[-2 if lang == "en" else -1]


def perturbed(words: Sequence[str], all_words: Sequence[str], seed: random.Random) -> list[str]:
    share = seed.uniform(0, 0.3)
    return [seed.choice(all_words) if seed.random() < share else word for word in words]


def made(lang: str, size: int, seed: random.Random) -> tuple[list[str], list[str]]:
    """`size` segments and the queries for them."""
    real = [words for text in real_segments(lang) if (words := pieces(text, lang))]
    words = [word for text in real for word in text]
    segments = []
    for _ in range(size):
        one, other = seed.choice(real), seed.choice(real)
        both = [*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]]
        segments.append("".join(perturbed(both, words, seed)))
    queries = [perturbed(pieces(seed.choice(segments), lang), words, seed) for _ in range(QUERIES)]
    for number in range(0, QUERIES, 4):
        queries[number] = seed.choices(words, k=len(queries[number]))
    return segments, ["".join(words) for words in queries]


def timed(work: Callable[[Q], T], queries: Sequence[Q]) -> tuple[float, list[T]]:
    """Seconds for each query, and the results."""
    start = time.process_time()
    results = [work(query) for query in queries]
    return (time.process_time() - start) / len(queries), results


def in_process(python: str, program: str, given: object) -> Any:
    """What the program prints, which is JSON, as is what it is given."""
    run = subprocess.run(
        [python, "-c", program],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def run(lang: str, size: int, folder: Path) -> tuple[float, float]:
    """Seconds of the index and of the full scan, after printing them."""
    segments, queries = made(lang, size, random.Random(size))
    start = time.process_time()
    keys = [unit_key.__wrapped__(segment) for segment in segments]
    folded = time.process_time() - start
    index = UnitIndex.build(keys)
    built = time.process_time() - start
    path = folder / f"{lang}{size}"
    write_arrays(path, {}, index.as_arrays())
    coded = coder(index)
    del index
    asked = [unit_key(query) for query in queries]
    opened, every, best, before, first, after, found = in_process(
        sys.executable, READER, [str(path), asked, MIN_SCORE, LIMIT]
    )
    ours, ours_best = sum(every) / QUERIES, sum(best) / QUERIES
    texts = [coded(key) for key in keys]

    def scan(key: str) -> set[int]:
        cut, scorer = MIN_SCORE / 100, Levenshtein.normalized_similarity
        hits = extract(coded(key), texts, scorer=scorer, score_cutoff=cut, limit=None)
        return {number for _, _, number in hits}

    def best_scan(key: str) -> object:
        cut, scorer = MIN_SCORE / 100, Levenshtein.normalized_similarity
        return extract(coded(key), texts, scorer=scorer, score_cutoff=cut, limit=LIMIT)

    full, wanted = timed(scan, asked)
    full_best, _ = timed(best_scan, asked)
    both = sum(len(set(some) & all_) for some, all_ in zip(found, wanted, strict=True))
    recall = both / max(sum(map(len, wanted)), 1)
    print(
        f"{lang}  {size:>9,} units  index {ours * 1e3:7.2f} ms  scan {full * 1e3:8.2f} ms"
        f"  {full / ours:5.1f}x  recall {recall:.4f}  too many {sum(map(len, found)) - both}"
        f"  {sum(map(len, wanted)) / QUERIES:5.1f} hits\n"
        f"      best {LIMIT}: index {ours_best * 1e3:.2f} ms  scan {full_best * 1e3:.2f} ms"
        f"  {full_best / ours_best:.1f}x\n"
        f"      folded {folded:.1f} s, with that built {built:.1f} s"
        f"  {path.stat().st_size / size:.0f} bytes a unit  opened {opened * 1e3:.1f} ms  memory:"
        f" before {before:.0f} MB, one query {first:.0f} MB, all {QUERIES} queries {after:.0f} MB",
        flush=True,
    )
    if size == PEER_UNITS:
        some = slice(1, 1 + PEER_QUERIES)
        peer(segments, queries[some], sum(best[some]) / PEER_QUERIES)
    return ours, full


def coder(index: UnitIndex) -> Callable[[str], str]:
    """What makes of a key a string with one character per symbol, as narrow as may be."""
    base = 0 if len(index.alphabet) < 0xFF else 0x4E00
    numbers = {symbol: chr(base + number) for number, symbol in enumerate(index.alphabet.symbols)}
    unknown = chr(base + len(numbers))
    return lambda key: "".join([numbers.get(symbol, unknown) for symbol in symbols(key)])


def peer(segments: Sequence[str], queries: Sequence[str], ours: float) -> None:
    """Compare with translate-toolkit, where it is at hand."""
    python = os.environ.get("TRANSLATE_TOOLKIT_PYTHON")
    if not python:
        print("      translate-toolkit: not at hand (TRANSLATE_TOOLKIT_PYTHON)")
        return
    units = [(segment, "x") for segment in segments]
    theirs = in_process(python, PEER, [units, queries, MIN_SCORE, LIMIT])
    print(
        f"      translate-toolkit's matcher {theirs * 1e3:.0f} ms  {theirs / ours:.0f}x", flush=True
    )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    for lang in ("en", "km"):
        with tempfile.TemporaryDirectory() as folder:
            results = [run(lang, size, Path(folder)) for size in sizes]
        if len(sizes) > 1:
            growth = log(sizes[-1] / sizes[0])
            for name, first, last in zip(("index", "scan"), results[0], results[-1], strict=True):
                print(f"{lang}  cost of the {name} grows as size^{log(last / first) / growth:.2f}")


if __name__ == "__main__":
    main()
