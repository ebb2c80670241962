"""How fast Khmer text is folded, next to a reference that does each cluster afresh.

The reference applies to every cluster, uncached, the steps of the Khmer Encoding Structure
with regular expressions, as a script that follows the published description would. Both get
the same text; agreement is checked before anything is timed.
Usage: python scripts/bench/canonicalise.py [FILE.tsv …]; the last column is read, else
sentences of the tests are repeated.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.repair import repaired

SENTENCES = Path(__file__).parents[2] / "tests" / "text" / "data" / "segmented_khmer.txt"
KILOBYTES = 200
ROUNDS = 7

BASE = "[\u1780-\u17a2\u17a5-\u17b3]"
CLUSTER = f"{BASE}(?:\u17d2{BASE}|[\u17b6-\u17d1\u17dd])*"
PARTS = (
    "\u17cc",
    f"\u17d2(?!\u179a){BASE}",
    "\u17d2\u179a",
    "[\u17c9\u17ca]",
    "[\u17be-\u17c5]",
    "[\u17bb-\u17bd]",
    "[\u17b7-\u17ba]",
    "\u17b6",
    "[\u17c6\u17cb\u17cd-\u17d1\u17dd]",
    "[\u17c7\u17c8]",
)
STRONG = "[\u1780-\u1783\u1785-\u1788\u178a-\u178d\u178f-\u1792\u1795-\u1797\u179e-\u17a0\u17a2]"


def reference(text: str) -> str:
    """`text` in canonical order with subscript TA for DA, one expression after the other."""
    return re.sub(CLUSTER, lambda match: reference_cluster(match[0]), text)


def reference_cluster(cluster: str) -> str:
    base, rest = cluster[0], cluster[1:]
    for _ in range(2):  # joining vowels can make a shifter recognisable, and moves parts
        rest = "".join("".join(re.findall(part, rest)) for part in PARTS)
        rest = re.sub("([^\u17d2])\\1+", "\\1", rest)
        rest = re.sub("\u17c1([\u17bb-\u17bd]?)\u17b8", "\u17be\\1", rest)
        rest = re.sub("\u17c1([\u17bb-\u17bd]?)\u17b6", "\u17c4\\1", rest)
        rest = re.sub("\u17be([\u17bb-\u17bd]?)\u17b6", "\u17c4\\1\u17b8", rest)
        rest = reference_shifter(base, rest)
    return base + rest.replace("\u17d2\u178a", "\u17d2\u178f")


def reference_shifter(base: str, rest: str) -> str:
    if not re.search("\u17bb", rest) or not re.search(
        "[\u17b7-\u17ba\u17be\u17bf\u17d0]|\u17b6\u17c6", rest
    ):
        return rest
    consonants = base + "".join(re.findall(f"\u17d2({BASE})", rest))
    strong = re.search(STRONG, consonants) and not re.search("\u1794", consonants)
    return rest.replace("\u17bb", "\u17ca" if strong else "\u17c9", 1)


def sample(files: list[str]) -> str:
    """About 200 KB of Khmer."""
    if files:
        rows = [row for file in files for row in Path(file).read_text("utf-8").splitlines()]
        text = "\n".join(row.rpartition("\t")[2] for row in rows)
    else:
        text = re.sub("(?m)^#.*\n|[|+]", "", SENTENCES.read_text("utf-8"))
    return (text * (1 + KILOBYTES * 1000 // len(text.encode())))[: KILOBYTES * 1000 // 3]


def seconds(work: Callable[[str], object], lines: list[str]) -> float:
    start = perf_counter()
    for line in lines:
        work(line)
    return perf_counter() - start


def main() -> None:
    text = sample(sys.argv[1:])
    # Where the two differ by design is left out: ឲ, and the three spellings of ឱ្យ.
    clusters = {cluster for cluster in re.findall(CLUSTER, text) if cluster[0] != "ឲ"}
    if unlike := {each for each in clusters if fold_key(each) != reference(each)}:
        raise SystemExit(f"The reference does not agree on {unlike}.")
    english = "The Guide on AI Governance and Ethics was endorsed.\n" * 4000
    works: tuple[tuple[str, Callable[[str], object], str], ...] = (
        ("reference, uncached", reference, text),
        ("fold_key", fold_key, text),
        ("fold_key, one long line", fold_key, text.replace("\n", " ")),
        ("fold", fold, text),
        ("repaired", repaired, text),
        ("fold_key, English", fold_key, english),
    )
    # In turn, so that a busy machine slows all alike; the best of the rounds counts.
    rounds = [[seconds(work, on.splitlines()) for _, work, on in works] for _ in range(ROUNDS)]
    best = map(min, zip(*rounds, strict=True))
    speeds = [len(on.encode()) / 1000 / time for time, (_, _, on) in zip(best, works, strict=True)]
    for (name, _, _), speed in zip(works, speeds, strict=True):
        print(f"{name:<24}{speed:>9.0f} KB/s{speed / speeds[0]:>8.1f}×")


if __name__ == "__main__":
    main()
