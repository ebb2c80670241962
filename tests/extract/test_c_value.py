from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.extract.c_value import c_values, contrast, general_share


def test_a_candidate_that_stands_alone_counts_by_length_and_frequency() -> None:
    values = c_values({("data",): 5, ("impact", "assessment"): 3, ("risk", "a", "b", "c"): 2})
    assert values == {("data",): 5.0, ("impact", "assessment"): 6.0, ("risk", "a", "b", "c"): 6.0}


def test_what_stands_only_inside_longer_candidates_counts_for_nothing() -> None:
    inner, outer = ("basal", "cell"), ("basal", "cell", "carcinoma")
    values = c_values({inner: 7, outer: 7})
    assert values[inner] == 0
    assert values[outer] == pytest.approx(7 * (1 + math.log2(3)))


def test_the_mean_of_the_longer_candidates_is_taken_away() -> None:
    # f(a) - 1/P(Ta) * sum f(b), as in section 2.2 of Frantzi, Ananiadou and Mima (2000)
    inner = ("basal", "cell", "carcinoma")
    longer = {("cystic", *inner): 11, ("recurrent", *inner): 5, ("ulcerated", "cystic", *inner): 7}
    values = c_values({inner: 984, **longer})
    assert values[inner] == pytest.approx((1 + math.log2(3)) * (984 - (11 + 5 + 7) / 3))


@given(
    st.dictionaries(
        st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple),
        st.integers(1, 50),
        max_size=12,
    )
)
def test_nesting_never_adds(frequencies: dict[tuple[str, ...], int]) -> None:
    for words, value in c_values(frequencies).items():
        assert value <= (1 + math.log2(len(words))) * frequencies[words] + 1e-9


def test_rare_words_contrast_with_general_english_and_common_ones_do_not() -> None:
    here = {"governance": 10, "the": 70}
    assert contrast(["governance"], here, 1000) > 2
    assert contrast(["the"], here, 1000) < 0.5
    assert contrast(["absent"], here, 1000) == 0
    assert general_share("the") > 100 * general_share("governance") > 0
