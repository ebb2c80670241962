from __future__ import annotations

import pytest

from glossary_kit.model.span import Span
from glossary_kit.text.compounds import is_word_edge


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
        ("ការងារ", "ងារ", False),
        ("ភាពយន្ត", "យន្ត", False),
        ("សេចក្ដីប្រកាស", "ប្រកាស", False),
        ("ផ្ដល់ជូន", "ជូន", True),
        ("ជាមួយ", "មួយ", False),
        ("ធម្មជាតិ", "ជាតិ", False),
    ],
)
def test_term_in_one_word_of_the_segmenter(word: str, term: str, stands: bool) -> None:
    start = word.index(term)
    words = [Span(0, len(word))]
    begins = is_word_edge(word, start, words, before=True)
    assert (begins and is_word_edge(word, start + len(term), words, before=False)) is stands


def test_an_edge_of_a_word_is_one() -> None:
    text = "ការពារទិន្នន័យ"
    assert is_word_edge(text, 6, [Span(0, 6), Span(6, len(text))], before=True)


def test_more_words_may_be_left_over() -> None:
    word, rest = "ក្បួនទ្រឹស្តី", frozenset({"ទ្រឹស្តី"})
    end = len("ក្បួន")
    assert not is_word_edge(word, end, [Span(0, len(word))], before=False)
    assert is_word_edge(word, end, [Span(0, len(word))], before=False, more=rest)
