"""How fast terms are recognised in running text, by the size of the term base.

In one run: the folding of the text, the bare automaton pass over the folded text, and our finder
with clusters only and with khmer-nltk for the edges of short terms; and, in a separate process,
the terminology matcher of translate-toolkit on the same terms and segments. Base and segments
are made of the words of the shipped term base, so that terms are met as in real drafts.

Usage: python scripts/bench/term_finder.py
TRANSLATE_TOOLKIT_PYTHON names a Python that has translate-toolkit; without it that peer is left
out.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick_rs

from glossary_kit.match.term_finder import TermFinder
from glossary_kit.match.term_forms import term_forms
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.project import Project
from glossary_kit.text.folded import fold_key
from glossary_kit.text.segmenters import segmenter

ROOT = Path(__file__).parents[2]
SIZES = (2_000, 20_000)
SEGMENTS = 2_000
PEER_SEGMENTS = {2_000: 100, 20_000: 20}
LANGS = {"en": " ", "km": ""}
PEER = """
import json, sys, time
from translate.search.match import terminologymatcher
from translate.storage.po import pofile
terms, segments = json.load(sys.stdin)
store = pofile()
for term in terms:
    unit = store.addsourceunit(term)
    unit.target = term
matcher = terminologymatcher(store)
start = time.perf_counter()
for segment in segments:
    matcher.matches(segment)
print((time.perf_counter() - start) / len(segments))
"""


def made_terms(lang: str, size: int, seed: random.Random) -> list[str]:
    """The terms of the shipped base, and made ones of two or three of its words, up to `size`."""
    words = sorted({word for form in forms(lang) for word in form.split()})
    terms = dict.fromkeys(forms(lang))
    while len(terms) < size:
        terms[LANGS[lang].join(seed.sample(words, seed.randint(2, 3)))] = None
    return list(terms)[:size]


def forms(lang: str) -> list[str]:
    entries = Project(ROOT).entries
    return [form.key for form in term_forms(entries, lang, inflected=False)]


def made_segments(lang: str, count: int, seed: random.Random) -> list[str]:
    """`count` segments: sentences of the definitions of the shipped base."""
    sections = [entry.section(lang) for entry in Project(ROOT).entries]
    definitions = [section.definition for section in sections if section and section.definition]
    return [seed.choice(definitions) + seed.choice(definitions)[:40] for _ in range(count)]


def per_segment(work: Callable[[str], object], segments: list[str]) -> float:
    """Microseconds for one segment, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for segment in segments:
            work(segment)
        best = min(best, time.perf_counter() - start)
    return best / len(segments) * 1e6


def once(work: Callable[[str], object], segments: list[str]) -> float:
    """Microseconds for one segment, each seen for the first time."""
    work("ក")  # loads the model
    start = time.perf_counter()
    for segment in segments:
        work(segment)
    return (time.perf_counter() - start) / len(segments) * 1e6


def peer(terms: list[str], segments: list[str]) -> float | None:
    """Microseconds for one segment with translate-toolkit; `None` where it is not at hand."""
    python = os.environ.get("TRANSLATE_TOOLKIT_PYTHON")
    if not python:
        return None
    run = subprocess.run(
        [python, "-c", PEER],
        input=json.dumps([terms, segments]),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout) * 1e6


def main() -> None:
    for lang in LANGS:
        seed = random.Random(1)
        segments = made_segments(lang, SEGMENTS, seed)
        for size in SIZES:
            terms = made_terms(lang, size, seed)
            report(lang, size, terms, segments)


def report(lang: str, size: int, terms: list[str], segments: list[str]) -> None:
    entries = [
        ConceptEntry(
            id=str(number),
            languages=(LanguageSection(lang=lang, terms=(TermSection(term=term),)),),
        )
        for number, term in enumerate(terms)
    ]
    keys = [fold_key(segment) for segment in segments]
    automaton = ahocorasick_rs.AhoCorasick([form.key for form in term_forms(entries, lang)])
    fold = per_segment(fold_key, segments)
    bare = per_segment(lambda key: automaton.find_matches_as_indexes(key, overlapping=True), keys)
    by_clusters = per_segment(TermFinder(entries, lang, segmenter("clusters")).find, segments)
    print(
        f"{lang}, {size} terms, µs per segment of {len(''.join(segments)) // SEGMENTS} characters"
    )
    print(f"  folding {fold:.1f}, bare automaton pass {bare:.1f}")
    ratio, whole = by_clusters / bare, by_clusters / (fold + bare)
    print(f"  finder, clusters only   {by_clusters:9.1f}  {ratio:.1f}x the bare pass, ", end="")
    print(f"{whole:.1f}x folding and pass")
    if lang == "km" and size == SIZES[0]:
        words = segmenter("khmer-nltk")
        few = list(dict.fromkeys(segments))[:300]  # a segmenter remembers the texts it has cut
        segmented = once(words.words, [fold_key(segment) for segment in few])
        by_words = once(TermFinder(entries, lang, words).find, few)
        print(f"  finder, khmer-nltk      {by_words:9.1f}  (segmentation alone {segmented:.1f})")
    theirs = peer(terms, segments[: PEER_SEGMENTS[size]])
    if theirs is None:
        print("  translate-toolkit: not at hand (TRANSLATE_TOOLKIT_PYTHON)")
    else:
        print(f"  translate-toolkit       {theirs:9.1f}  {theirs / by_clusters:.0f}x our finder")


if __name__ == "__main__":
    main()
