"""How fast a term is looked up in a large base, against a plain scan of all its terms.

The plain scan is `rapidfuzz.process.extract` with the same cut-off over the folded terms. The
base is made of the words of the shipped one; the queries are its terms with slips of the pen.
Both go by turns, and the fastest of the rounds counts.

Usage: python scripts/bench/term_lookup.py [number of terms]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process
from term_finder import made_terms

from glossary_kit.match.term_lookup import TermLookup
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.text.folded import fold_key

QUERIES = 100
ROUNDS = 5
MIN_SCORE = 60


def with_slips(term: str, seed: random.Random) -> str:
    """`term` with one character left out and two neighbours exchanged."""
    place = seed.randrange(len(term))
    term = term[:place] + term[place + 1 :]
    place = seed.randrange(max(len(term) - 1, 1))
    return term[:place] + term[place : place + 2][::-1] + term[place + 2 :]


def milliseconds(work: Callable[[str], object], queries: list[str]) -> float:
    start = time.process_time()
    for query in queries:
        work(query)
    return (time.process_time() - start) / len(queries) * 1e3


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = random.Random(2)
    for lang in ("en", "km"):
        terms = made_terms(lang, size, seed)
        entries = [
            ConceptEntry(
                id=str(number),
                languages=(LanguageSection(lang=lang, terms=(TermSection(term=term),)),),
            )
            for number, term in enumerate(terms)
        ]
        keys = [fold_key(term) for term in terms]
        meant = seed.sample(terms, QUERIES)
        queries = [with_slips(term, seed) for term in meant]
        start = time.process_time()
        lookup = TermLookup(entries, (lang,))
        lookup.look_up(queries[0])  # the first one builds the index
        built = time.process_time() - start

        def scan(query: str, keys: list[str] = keys) -> object:
            key = fold_key(query)
            return process.extract(key, keys, scorer=fuzz.WRatio, limit=10, score_cutoff=MIN_SCORE)

        def plain(query: str, keys: list[str] = keys) -> object:
            key = fold_key(query)
            return process.extract(key, keys, scorer=fuzz.ratio, limit=10, score_cutoff=MIN_SCORE)

        rounds = [
            (
                milliseconds(lookup.look_up, queries),
                milliseconds(scan, queries[:20]),
                milliseconds(plain, queries),
            )
            for _ in range(ROUNDS)
        ]
        ours, default, ratio = map(min, zip(*rounds, strict=True))
        found = sum(
            term in [match.term.term for match in lookup.look_up(query)]
            for term, query in zip(meant, queries, strict=True)
        )
        print(f"{lang}, {size} terms: look-up {ours:.2f} ms (index built in {built:.1f} s)")
        print(f"  process.extract, its default scorer  {default:.2f} ms  {default / ours:.1f}x")
        print(f"  process.extract, fuzz.ratio          {ratio:.2f} ms  {ratio / ours:.1f}x")
        print(f"  the term meant is among the first ten for {found} of {QUERIES} queries")


if __name__ == "__main__":
    main()
