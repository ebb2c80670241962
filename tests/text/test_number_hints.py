"""A text that holds no sign of a number holds no number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.text.folded import fold
from glossary_kit.text.fractions import find_fractions, find_halves
from glossary_kit.text.number_hints import may_hold_numbers
from glossary_kit.text.number_parts import parts_of
from glossary_kit.text.number_words import SCALES
from glossary_kit.text.numbers import _composed, numbers

PIECES = [
    *("one", "Ten", "twenty-", "third", "thirds", "a", "an", "half", "halves", "quarter", "of"),
    *("មួយ", "ជា", "ពីរ", "បី", "ដប់", "ប្រាំ", "ភាគ", "កន្លះ", "ពាក់កណ្តាល", "ទី", "\u17b8", "\u17d2ត"),
    *("often", "phone", " ", "-", ".", "៤", "3", "๓", "/", "am", "%", "\u200b", *SCALES),
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=8), lang=st.sampled_from(["en", "km"]))
@settings(max_examples=500)
def test_no_number_without_a_sign(pieces: list[str], lang: str) -> None:
    folded = fold("".join(pieces))
    if not may_hold_numbers(folded.code):
        key = folded.text
        assert not [*_composed(key), *parts_of(key, lang), *find_halves(key), *find_fractions(key)]


@pytest.mark.parametrize("text", ["", "often phones", "ភាសាខ្មែរ", "a part of it"])
def test_most_texts_have_no_sign(text: str) -> None:
    assert not may_hold_numbers(fold(text).code)
    assert numbers(text, "km") == ()
