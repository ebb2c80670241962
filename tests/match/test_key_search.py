"""Searching by bytes, with tables and capitals, finds what a plain search of strings finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.match.key_search import stands_free, without_khmer_spaces
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, LanguageSection, Matching, TermSection
from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.segmenters import segmenter

TERMS = (
    *("ai", "AI act", "ai's", "data", "data set", "dataset", "café", "e.g.", "co-op", "9", "°c"),
    *("ទិន្នន័យ", "រដ្ឋ", "រដ្ឋមន្ត្រី", "ក", "កម្ម", "ក្រុម AI", "ច្បាប់", "មាត្រ", "ឱ្យ", "ិ", "ក្", "ាai"),
)
KEYS = tuple(dict.fromkeys(without_khmer_spaces(fold_key(term)) for term in TERMS))
FINDER = TermFinder(
    [
        ConceptEntry(
            id=key,
            languages=(
                LanguageSection(lang="km", terms=(TermSection(term=key, matching=Matching.EXACT),)),
            ),
        )
        for key in KEYS
    ],
    "km",
    segmenter("clusters"),
)
PIECES = (
    *TERMS,
    *" .,'’-()«»_1é…•\0\x1b\u200b",
    "aim",
    "train",
    "n't",
    "ា",
    "្រ",
    "្",
    "ឲ្យ",
    "ទិន្ន ន័យ",
    "២០",
)
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12)


Found = tuple[str, int, int]
"""A key, and where it begins and ends in the original text."""


def found(text: str) -> list[Found]:
    return [(hit.concept, hit.start, hit.end) for hit in FINDER.find(text)]


def plainly_found(text: str) -> Iterator[Found]:
    """Every occurrence of a key that stands free: a search without short cuts."""
    folded = fold(text)
    key_text = folded.text
    overlooked = "(?<=[ក-\u17d3\u17d7\u17dd]) (?=[ក-\u17b3\u17d7a-z])|(?<=[a-z]) (?=[ក-\u17b3])"
    space = {match.start() for match in re.finditer(overlooked, key_text)}
    kept = [place for place in range(len(key_text)) if place not in space]
    squeezed = "".join(key_text[place] for place in kept)
    for key in KEYS:
        for start in range(len(squeezed)):
            end = start + len(key)
            if squeezed.startswith(key, start) and stands_free(squeezed, start, end):
                span = folded.span(kept[start], kept[end - 1] + 1)
                yield key, span.start, span.end


@given(texts)
@settings(max_examples=500)
def test_short_cuts_miss_nothing_and_add_nothing(text: str) -> None:
    assert sorted(found(text)) == sorted(plainly_found(text))


@given(st.lists(texts, max_size=6))
@settings(max_examples=500)
def test_texts_together_have_the_hits_that_each_has_alone(them: list[str]) -> None:
    assert FINDER.find_all(them) == [FINDER.find(text) for text in them]


@given(texts)
def test_hits_come_in_order_the_longer_first(text: str) -> None:
    hits = found(text)
    assert hits == sorted(hits, key=lambda hit: (hit[1], -hit[2]))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The AI Act’s data", ["ai act", "ai", "data"]),
        ("AIM trains dataclass", []),
        ("éai aié", []),
        ("ទិន្ន ន័យ AI", ["ទិន្នន័យ", "ai"]),
        ("ក្រុមAI និង AI ក្រុម", ["ក្រុមai", "ai", "ai"]),
        ("មាត្រា", []),
        ("a café, e.g. 9 °C", ["café", "e.g.", "9", "°c"]),
        ("\x1b \x01", []),
    ],
)
def test_found(text: str, keys: list[str]) -> None:
    assert [key for key, _, _ in found(text)] == keys
