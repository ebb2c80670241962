"""How fast terms are recognised in running text, by the size of the term base.

Base and segments are made of the words of the shipped term base, so that terms are met as in
real drafts. All figures are for one segment, in processor time, because other work makes a
clock useless. The works, the peer's too, go by turns, so that quick and slow phases of the
machine meet all of them, and the fastest of the rounds counts: what else the machine does makes
times longer, not shorter.

- the bare automaton pass: `ahocorasick_rs` over strings that are folded already, with the keys
  of all forms of all terms; what comes out is tuples of numbers, overlapping ones too;
- our finder on the raw text: folding, the pass, no word and no cluster cut, look-up forms and
  English inflections, hits inside longer hits, an object for each hit. It is given all segments,
  as a check gives it those of a draft (`find_all`). The word edges of short Khmer terms are those
  of the clusters, or those of khmer-nltk; its time is then told apart;
- the same, segment by segment (`find`);
- the same, all segments, each hit asked for its place in the original and its verdict;
- the terminology matcher of translate-toolkit, in a separate process, on the same terms and the
  same raw segments. It makes small letters of the text, looks for every term and its variants
  (-y, hyphen, space) by `str.find`, and returns the longest matches that do not overlap, the
  first of each term. It folds nothing and knows no edges: form is found in format. It is slow,
  so it has the first segments only, and is compared with our finder on the same, which has them
  again and again until it has had as many as the other works.

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import ahocorasick_rs

from glossary_kit.match.term_finder import TermFinder
from glossary_kit.match.term_forms import term_forms
from glossary_kit.match.verdict import Verdict
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.span import Span
from glossary_kit.project import Project
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import iter_clusters
from glossary_kit.text.segmenters import Segmenter, segmenter

ROOT = Path(__file__).parents[2]
SIZES = (2_000, 20_000)
SEGMENTS = 2_000
ROUNDS = 15
PEER_SEGMENTS = {2_000: 100, 20_000: 20}
LANGS = {"en": " ", "km": ""}
PEER = """
import json, sys, time
from translate.search.match import terminologymatcher
from translate.storage.po import pofile
terms, segments = json.loads(sys.stdin.readline())
store = pofile()
for term in terms:
    unit = store.addsourceunit(term)
    unit.target = term
matcher = terminologymatcher(store)
for _ in sys.stdin:
    start = time.process_time()
    for segment in segments:
        matcher.matches(segment)
    print((time.process_time() - start) / len(segments), flush=True)
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
    """`count` segments: two sentences of the definitions of the shipped base, the second cut."""
    sections = [entry.section(lang) for entry in Project(ROOT).entries]
    definitions = [section.definition for section in sections if section and section.definition]
    return [
        LANGS[lang].join((seed.choice(definitions), beginning(seed.choice(definitions))))
        for _ in range(count)
    ]


def beginning(text: str) -> str:
    clusters = list(iter_clusters(text))[:30]
    return text[: clusters[-1].end]


Work = Callable[[], float]
"""Does something with some segments; the seconds that one of them took."""


def timed(do: Callable[[str], object], segments: list[str]) -> Work:
    return timed_together(lambda segments: [do(segment) for segment in segments], segments)


def timed_together(do: Callable[[list[str]], object], segments: list[str]) -> Work:
    def work() -> float:
        start = time.process_time()
        do(segments)
        return (time.process_time() - start) / len(segments)

    return work


@contextmanager
def peer(terms: list[str], segments: list[str]) -> Iterator[dict[str, Work]]:
    """The terminology matcher of translate-toolkit; nothing where it is not at hand."""
    python = os.environ.get("TRANSLATE_TOOLKIT_PYTHON")
    if not python:
        yield {}
        return
    command = [python, "-c", PEER]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
        assert process.stdin
        assert process.stdout
        talk, answers = process.stdin, process.stdout
        print(json.dumps([terms, segments]), file=talk)

        def work() -> float:
            print(file=talk)
            return float(answers.readline())

        yield {"peer": work}


def per_segment(works: dict[str, Work]) -> dict[str, float]:
    """Microseconds for one segment with each of the works, by turns, the best of the rounds."""
    rounds = [{name: work() for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: min(times[name] for times in rounds) * 1e6 for name in works}


class TimedSegmenter:
    """A segmenter that knows how long it has worked."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter, self.name, self.seconds = segmenter, segmenter.name, 0.0

    def words(self, text: str) -> list[Span]:
        start = time.process_time()
        words = self._segmenter.words(text)
        self.seconds += time.process_time() - start
        return words


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
    finder = TermFinder(entries, lang, segmenter("clusters"))
    first = segments[: PEER_SEGMENTS[size]]
    works = {
        "folding": timed(fold_key, segments),
        "bare": timed(lambda key: automaton.find_matches_as_indexes(key, overlapping=True), keys),
        "finder": timed_together(finder.find_all, segments),
        "one by one": timed(finder.find, segments),
        "asked": timed_together(lambda texts: asked(finder, texts), segments),
        "finder, first": timed_together(finder.find_all, first * (SEGMENTS // len(first))),
    }
    with peer(terms, first) as theirs:
        best = per_segment(works | theirs)
    hits, characters = (
        sum(map(len, each)) / SEGMENTS for each in (finder.find_all(segments), segments)
    )
    print(f"{lang}, {size} terms: {characters:.0f} characters and {hits:.1f} hits a segment, in µs")
    print(f"  folding alone {best['folding']:.1f}, bare automaton pass {best['bare']:.1f}")
    labels = (("finder", "finder"), ("one by one", "one by one"), ("asked", "every hit asked"))
    for name, label in labels:
        print(f"  {label:<24}{best[name]:9.1f}  {best[name] / best['bare']:.1f}x the bare pass")
    if theirs:
        ratio = best["peer"] / best["finder, first"]
        print(f"  {'translate-toolkit':<24}{best['peer']:9.1f}  {ratio:.0f}x the finder")
    else:
        print("  translate-toolkit: not at hand (TRANSLATE_TOOLKIT_PYTHON)")
    if lang == "km" and size == SIZES[0]:
        report_words(entries, segments, best.get("peer"))


def asked(finder: TermFinder, texts: list[str]) -> list[tuple[Span, Verdict]]:
    return [(hit.span, hit.verdict) for hits in finder.find_all(texts) for hit in hits]


def report_words(entries: list[ConceptEntry], segments: list[str], theirs: float | None) -> None:
    """The finder with khmer-nltk, each segment seen once: a segmenter remembers what it has cut."""
    words = TimedSegmenter(segmenter("khmer-nltk"))
    finder = TermFinder(entries, "km", words)
    finder.find("ក")  # loads the model
    few, words.seconds = list(dict.fromkeys(segments))[:300], 0.0
    start = time.process_time()
    for segment in few:
        finder.find(segment)
    whole = (time.process_time() - start) / len(few) * 1e6
    apart = words.seconds / len(few) * 1e6
    print(f"  finder, khmer-nltk      {whole:9.1f}  {apart:.1f} of it segmentation", end="")
    print(f"; translate-toolkit {theirs / whole:.1f}x" if theirs else "")


if __name__ == "__main__":
    main()
