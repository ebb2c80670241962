"""Searching by bytes, with tables and capitals, finds what a plain search of strings finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.match.key_search import KeySearch, Place, stands_free, without_khmer_spaces
from glossary_kit.text.folded import fold, fold_key

TERMS = (
    *("ai", "AI act", "ai's", "data", "data set", "dataset", "café", "e.g.", "co-op", "9", "°c"),
    *("ទិន្នន័យ", "រដ្ឋ", "រដ្ឋមន្ត្រី", "ក", "កម្ម", "ក្រុម AI", "ច្បាប់", "មាត្រ", "ឱ្យ", "ិ", "ក្", "ាai"),
)
KEYS = tuple(dict.fromkeys(without_khmer_spaces(fold_key(term)) for term in TERMS))
SEARCH = KeySearch(KEYS)
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


def plain_places(text: str) -> Iterator[Place]:
    """Every occurrence of a key that stands free: a search without short cuts."""
    overlooked = "(?<=[ក-\u17d3\u17d7\u17dd]) (?=[ក-\u17b3\u17d7a-z])|(?<=[a-z]) (?=[ក-\u17b3])"
    space = {match.start() for match in re.finditer(overlooked, text)}
    kept = [place for place in range(len(text)) if place not in space]
    squeezed = "".join(text[place] for place in kept)
    for index, key in enumerate(KEYS):
        for start in range(len(squeezed)):
            end = start + len(key)
            if squeezed.startswith(key, start) and stands_free(squeezed, start, end):
                yield index, kept[start], kept[end - 1] + 1


@given(texts)
@settings(max_examples=500)
def test_short_cuts_miss_nothing_and_add_nothing(text: str) -> None:
    folded = fold(text)
    assert sorted(SEARCH.places(folded)) == sorted(plain_places(folded.text))


@given(texts)
def test_places_come_in_order_the_longer_first(text: str) -> None:
    places = SEARCH.places(fold(text))
    assert places == sorted(places, key=lambda place: (place[1], -place[2]))


@pytest.mark.parametrize(
    ("text", "found"),
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
def test_places(text: str, found: list[str]) -> None:
    assert [KEYS[index] for index, _, _ in SEARCH.places(fold(text))] == found
