from __future__ import annotations

import pytest

from glossary_kit.model.span import Span
from glossary_kit.text.compounds import stands_as_word


@pytest.mark.parametrize(
    ("word", "term", "stands"),
    [
        ("គ្រូបង្រៀន", "គ្រូ", True),
        ("ក្រុមការងារ", "ក្រុម", True),
        ("ការការពារ", "ការពារ", True),
        ("មន្ត្រីរាជការ", "មន្ត្រី", True),
        ("សិទ្ធិ", "សិទ្ធិ", True),
        ("ប្រសិទ្ធិភាព", "សិទ្ធិ", False),
        ("រដ្ឋាភិបាល", "រដ្ឋ", False),
        ("រដ្ឋមន្ត្រី", "រដ្ឋ", False),
        ("កូដកម្ម", "កូដ", False),
        ("ជាមួយ", "មួយ", False),
        ("ធម្មជាតិ", "ជាតិ", False),
    ],
)
def test_term_in_one_word_of_the_segmenter(word: str, term: str, stands: bool) -> None:
    start = word.index(term)
    place = Span(start, start + len(term))
    assert stands_as_word(word, place, [Span(0, len(word))]) is stands


def test_a_place_over_several_words_needs_only_its_outer_edges() -> None:
    text = "ការពារទិន្នន័យ"
    assert stands_as_word(text, Span(0, len(text)), [Span(0, 6), Span(6, len(text))])
