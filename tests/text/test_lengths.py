"""How long texts are, in words and clusters."""

from __future__ import annotations

import pytest

from glossary_kit.text.lengths import Length, length_in, length_of


@pytest.mark.parametrize(
    ("text", "words", "clusters"),
    [
        ("Don't stop decision-making at 2.5 %.", 5, 0),
        ("សិទ្ធិមនុស្ស", 0, 5),
        ("បញ្ញាសិប្បនិម្មិត (AI) ឆ្នាំ២០២៤។", 1, 12),
        ("", 0, 0),
        ("។ … —", 0, 0),
    ],
)
def test_length(text: str, words: int, clusters: int) -> None:
    assert length_of(text) == Length(words, clusters)
    assert length_in(text, "km-KH") == words + clusters


def test_words_of_another_language() -> None:
    assert length_in("Two words, សិទ្ធិ", "en") == 2
