"""How well short Khmer terms are found with each segmenter: precision and recall of the hits.

Every word of one, two or three clusters in the hand-cut sentences of `tests/text/data` is taken
for a term, but for the words of grammar, which no term base holds; every place where it stands
at cluster boundaries is a candidate. A candidate is right if it begins and ends where the hand
put a word border. `edges` accepts it if it does so where the segmenter put one, `compounds` also
if the rest of a longer word is made of common words (`text/compounds.py`); `finder` is the term
finder itself with the shipped term base and the word. The segmenter `none` accepts every
candidate.
Usage: python scripts/bench/segmenters.py [-v]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.span import Span
from glossary_kit.project import Project
from glossary_kit.text.compounds import is_word_edge
from glossary_kit.text.khmer import cluster_count, is_cluster_boundary
from glossary_kit.text.segmenters import segmenter

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "text" / "data"
CORPORA = (
    "segmented_khmer.txt",
    "segmented_khmer_held_out.txt",
    "segmented_khmer_held_out_2.txt",
)
NAMES = ("none", "khmer-nltk", "khmercut", "icu", "clusters")
LENGTHS = (1, 2, 3)
SOUGHT = "sought"
GRAMMAR = """
ជា ពី បាន ឱ្យ ត្រូវ នៅ គឺ ឡើង ចុះ ចេញ ចូល ទៅ មក ណា គ្នា ដែល និង នៃ របស់ ក្នុង លើ ដល់ ដោយ តាម
ទាំង នេះ នោះ មាន ក៏ ឬ តែ ថា ហើយ នឹង កំពុង អាច មិន គ្មាន ទេ ណាស់ បើ គ្រប់ ផង ខ្លួន គេ យើង
"""


@dataclass(frozen=True)
class Sentence:
    """A text with its word borders (`hard`), those by convention (`soft`), and its words.

    `words` are those between two word borders without one by convention inside.
    """

    text: str
    hard: frozenset[int]
    soft: frozenset[int]
    words: tuple[str, ...]


def corpus(path: Path) -> tuple[Sentence, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(sentence(line) for line in lines if line and not line.startswith("#"))


def sentence(line: str) -> Sentence:
    text, borders = "", {"|": {0}, "+": set[int]()}
    for piece in re.split("([|+])", line):
        if piece in borders:
            borders[piece].add(len(text))
        else:
            text += piece
    borders["|"].add(len(text))
    pieces = line.split("|")
    words = tuple(w for w in pieces if "+" not in w and w not in "។ៗ" and w not in GRAMMAR.split())
    return Sentence(text, frozenset(borders["|"]), frozenset(borders["+"]), words)


def candidates(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Span, int]]:
    """The places of all short words of all sentences, with their length in clusters."""
    lengths = {word: cluster_count(word) for each in sentences for word in each.words}
    for each in sentences:
        for word, length in lengths.items():
            for match in re.finditer(f"(?={re.escape(word)})", each.text):
                place = Span(match.start(), match.start() + len(word))
                cut = {place.start, place.end}
                whole = all(is_cluster_boundary(each.text, offset) for offset in cut)
                if length in LENGTHS and whole and not cut & each.soft:
                    yield each, place, length


def accepts(name: str, rule: str, text: str, place: Span) -> bool:
    if name == "none":
        return True
    if rule == "finder":
        hits = finder(name, place.of(text)).find(text)
        return any(hit.concept == SOUGHT and hit.span == place and hit.accepted for hit in hits)
    words = segmenter(name).words(text)
    if rule == "compounds":
        begins = is_word_edge(text, place.start, words, before=True)
        return begins and is_word_edge(text, place.end, words, before=False)
    return {place.start, place.end} <= {edge for word in words for edge in (word.start, word.end)}


@cache
def shipped() -> tuple[ConceptEntry, ...]:
    return tuple(Project(ROOT).entries)


@cache
def finder(name: str, word: str) -> TermFinder:
    """The term finder with the shipped term base and `word`."""
    section = LanguageSection(lang="km", terms=(TermSection(term=word),))
    sought = ConceptEntry(id=SOUGHT, languages=(section,))
    return TermFinder((*shipped(), sought), "km", segmenter(name))


def scores(
    name: str, rule: str, sentences: tuple[Sentence, ...], *, verbose: bool = False
) -> dict[int, Counter[str]]:
    """For each length the numbers of hits that are right, wrong and missed."""
    counts = {length: Counter[str]() for length in LENGTHS}
    for each, place, length in candidates(sentences):
        right = {place.start, place.end} <= each.hard
        if accepts(name, rule, each.text, place):
            outcome = "right" if right else "wrong"
        else:
            outcome = "missed" if right else ""
        counts[length][outcome] += 1
        if verbose and outcome in ("wrong", "missed"):
            print(f"  {name} {outcome}: {place.of(each.text)} in {each.text}", file=sys.stderr)
    return counts


def ratio(part: int, rest: int) -> str:
    return f"{part / (part + rest):.3f}" if part + rest else "–"


def report(name: str, rule: str, sentences: tuple[Sentence, ...]) -> None:
    start = perf_counter()
    counts = scores(name, rule, sentences, verbose="-v" in sys.argv)
    seconds = perf_counter() - start
    for length, count in [*counts.items(), ("all", sum(counts.values(), Counter[str]()))]:
        right, wrong, missed = count["right"], count["wrong"], count["missed"]
        row = f"{name:<12}{rule:<11}{length:>8}{ratio(right, wrong):>11}{ratio(right, missed):>8}"
        print(f"{row}{right + missed:>6}{seconds:>8.2f}")


def main() -> None:
    for file in CORPORA:
        sentences = corpus(DATA / file)
        words = sum(len(each.words) for each in sentences)
        print(f"{file}: {len(sentences)} sentences, {words} words")
        header = f"{'segmenter':<12}{'rule':<11}{'clusters':>8}{'precision':>11}{'recall':>8}"
        print(f"{header}{'hits':>6}{'s':>8}")
        report("none", "-", sentences)
        for name in NAMES[1:]:
            for rule in ("edges", "compounds", "finder"):
                report(name, rule, sentences)


if __name__ == "__main__":
    main()
