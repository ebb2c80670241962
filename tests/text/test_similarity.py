from __future__ import annotations

import pytest
from hypothesis import given
from khmer_strategies import any_text

from glossary_kit.text.similarity import similarity


@pytest.mark.parametrize(
    ("a", "b", "lang"),
    [("សម្ដី", "សម្តី", "km"), ("អោយ", "ឱ្យ", "km"), ("AI", "ai", "en"), ("", "", "en"), ("", "", "km")],
)
def test_same_key_is_a_hundred(a: str, b: str, lang: str) -> None:
    assert similarity(a, b, lang) == 100


def test_nothing_in_common_is_nought_though_code_points_are_shared() -> None:
    assert similarity("ក្រា", "ខ្លី", "km") == 0
    assert similarity("abc", "xyz", "en") == 0


def test_another_vowel_costs_half_of_another_cluster() -> None:
    assert similarity("កខគឃ", "កខគិឃ", "km") == pytest.approx(87.5)
    assert similarity("កខគឃ", "កខងឃ", "km") == pytest.approx(75)


def test_words_in_another_order_cost_five() -> None:
    assert similarity("data protection", "protection data", "en") == pytest.approx(95)


def test_a_slip_of_the_pen_is_nearer_than_another_word() -> None:
    slip = similarity("algorithm", "algoritm", "en")
    assert slip > 90 > similarity("algorithm", "logarithm", "en")


@given(any_text, any_text)
def test_bounds_and_symmetry(a: str, b: str) -> None:
    for lang in ("en", "km"):
        score = similarity(a, b, lang)
        assert 0 <= score <= 100
        assert score == pytest.approx(similarity(b, a, lang))
        assert similarity(a, a, lang) == 100


@pytest.mark.parametrize(
    ("lang", "wanted", "nearer", "further"),
    [
        ("km", "បញ្ញាសិប្បនិម្មិត", "បញ្ញាសិប្បនិមិត្ត", "បញ្ញា"),
        ("km", "ទិន្នន័យផ្ទាល់ខ្លួន", "ទិន្នន័យផ្ទាល់ខ្លូន", "ទិន្នន័យសាធារណៈ"),
        ("km", "រដ្ឋមន្ត្រី", "រដ្ឋមន្រ្តី", "រដ្ឋបាល"),
        ("km", "ការគ្រប់គ្រងហានិភ័យ", "ការគ្រប់គ្រងហានិភយ័", "ការវាយតម្លៃហានិភ័យ"),
        ("km", "តម្លាភាព", "តម្លៃភាព", "សមភាព"),
        ("km", "សិទ្ធិមនុស្ស", "សិទ្ធមនុស្ស", "សិទ្ធិកុមារ"),
        ("km", "ព័ត៌មាន", "ពត៌មាន", "ពណ៌មាស"),
        ("km", "មនុស្សគ្រប់រូបមានសិទ្ធិ", "មនុស្សទាំងអស់មានសិទ្ធិ", "ច្បាប់ការពារមនុស្ស"),
        ("km", "គោលនយោបាយ", "គោលនយោបាយជាតិ", "គោលការណ៍"),
        ("en", "artificial intelligence", "artifical inteligence", "artificial insemination"),
        ("en", "data protection", "protection of data", "date projection"),
        ("en", "organisation", "organization", "organism"),
        ("en", "machine learning", "machine-learning", "machine translation"),
        ("en", "human oversight", "oversight by humans", "human rights"),
        ("en", "governance of AI", "AI governance", "governance of data"),
        ("en", "personal data", "Personal Data", "personnel data"),
    ],
)
def test_orderings(lang: str, wanted: str, nearer: str, further: str) -> None:
    assert similarity(wanted, nearer, lang) > similarity(wanted, further, lang)
