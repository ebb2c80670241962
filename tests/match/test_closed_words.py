"""No part of a closed word is found as a term, and what is behind its bar is found."""

from __future__ import annotations

from itertools import combinations

import pytest

from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.text.closed_words import closed_words
from glossary_kit.text.khmer import cluster_texts
from glossary_kit.text.segmenters import segmenter

CLOSED = [(word, part) for word, part in closed_words().items() if part]
HALF_OPEN = [(word, part) for word, part in CLOSED if part != word]


def finder(*terms: str, words: str = "clusters") -> TermFinder:
    if words == "khmer-nltk":
        pytest.importorskip("khmernltk", reason="asked for the edges of words")
    return TermFinder(
        [
            ConceptEntry(
                id=term,
                languages=(LanguageSection(lang="km", terms=(TermSection(term=term),)),),
            )
            for term in terms
        ],
        "km",
        segmenter(words),
    )


@pytest.mark.parametrize(("word", "part"), CLOSED)
def test_nothing_is_found_in_the_closed_part(word: str, part: str) -> None:
    clusters = cluster_texts(part)
    pieces = {
        "".join(clusters[start:end]) for start, end in combinations(range(len(clusters) + 1), 2)
    }
    hits = finder(*pieces - {word}).find(f"({word})")
    assert [hit.found for hit in hits if hit.accepted] == []
    assert pieces <= {word, *(hit.found for hit in hits)}


@pytest.mark.parametrize("words", ["clusters", "khmer-nltk"])
@pytest.mark.parametrize(("word", "part"), HALF_OPEN)
def test_what_is_behind_the_bar_is_found(word: str, part: str, words: str) -> None:
    rest = word.removeprefix(part)
    hits = finder(part, rest, words=words).find(f"អំពី{word}នេះ")
    assert [hit.found for hit in hits if hit.accepted] == [rest]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("កូដ", "សរសេរកូដកម្មវិធី", True),
        ("កូដ", "ធ្វើកូដកម្មវែង", False),
        ("កម្ម", "សរសេរកូដកម្មវិធី", False),
        ("កូដកម្មវិធី", "សរសេរកូដកម្មវិធី", True),
        ("តុលា", "ក្នុងខែតុលាការងារចាប់ផ្តើម", True),
        ("តុលា", "ក្នុងតុលាការ", False),
        ("ដី", "តម្លៃដីកាន់តែថ្លៃ", True),
        ("ដី", "តាមដីកានេះ", False),
    ],
)
def test_a_closed_word_that_is_none(term: str, text: str, found: bool) -> None:
    hits = finder(term).find(text)
    assert [hit.accepted for hit in hits] == [found]
