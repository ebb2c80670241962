from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.extract.association import counterparts, log_likelihood_ratio
from glossary_kit.text.folded import fold_key
from glossary_kit.text.segmenters import segmenter

WORDS = segmenter("auto")
TARGETS = (
    "ការវាយតម្លៃហានិភ័យត្រូវធ្វើរៀងរាល់ឆ្នាំ។",
    "ក្រសួងរៀបចំការវាយតម្លៃហានិភ័យ។",
    "ទិន្នន័យត្រូវបានការពារ។",
    "ច្បាប់ស្តីពីការការពារទិន្នន័យ។",
    "ក្រសួងផ្សព្វផ្សាយច្បាប់។",
    "សាធារណជនអាចចូលរួម។",
    "ការ\u200bវាយតម្លៃ\u200bហានិភ័យ និងផែនការ។",
    "គោលនយោបាយឌីជីថល។",
)
RISK_ASSESSMENT = frozenset({0, 1, 6})


@pytest.mark.parametrize(
    ("together", "one_only", "other_only", "neither", "ratio"),
    # Dunning (1993), table 2: "the swiss", "can be", "previous year", "mineral water"
    [
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
        (31, 23, 139, 31584, 256.84),
        (10, 0, 3, 31764, 167.23),
    ],
)
def test_the_ratio_is_that_of_the_paper(
    together: int, one_only: int, other_only: int, neither: int, ratio: float
) -> None:
    units = together + one_only + other_only + neither
    found = log_likelihood_ratio(together, together + one_only, together + other_only, units)
    assert found == pytest.approx(ratio, abs=0.01)


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_ratio_is_symmetric_and_never_negative(a: int, b: int, c: int, d: int) -> None:
    ratio = log_likelihood_ratio(a, a + b, a + c, a + b + c + d)
    assert ratio >= 0
    assert ratio == pytest.approx(log_likelihood_ratio(a, a + c, a + b, a + b + c + d))


def test_the_counterpart_of_several_words_is_found_whole() -> None:
    [found] = counterparts([RISK_ASSESSMENT], TARGETS, WORDS, {})
    assert found[0].term == "ការវាយតម្លៃហានិភ័យ"
    assert found[0].together == 3
    assert "\u200b" not in "".join(each.term for each in found)


def test_stretches_inside_a_better_one_are_not_repeated() -> None:
    [found] = counterparts([RISK_ASSESSMENT], TARGETS, WORDS, {})
    terms = [each.term for each in found]
    assert not any(a != b and a in b for a in terms for b in terms)


def test_a_counterpart_that_is_a_term_already_says_so() -> None:
    known = {fold_key("ការវាយតម្លៃហានិភ័យ"): "risk/risk-assessment"}
    [found] = counterparts([RISK_ASSESSMENT], TARGETS, WORDS, known)
    assert found[0].concept == "risk/risk-assessment"
    assert {each.concept for each in found[1:]} <= {None}


def test_one_unit_is_no_evidence() -> None:
    assert counterparts([frozenset({0}), frozenset()], TARGETS, WORDS, {}) == [
        (),
        (),
    ]
