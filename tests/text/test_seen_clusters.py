"""Counting by bytes comes to what counting clusters comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from khmer_strategies import any_text

from glossary_kit.text.khmer import cluster_count
from glossary_kit.text.seen_clusters import seen_clusters


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("", 0), (" \n", 0), ("ក", 1), ("ស្ត្រី", 1), ("ភាសា ខ្មែរ", 4), ("AI ក។", 4)),
        *(("\u17b6", 1), ("ក\u17d2", 1), ("\u17d2ក", 2), ("ក\u200bខ", 2), ("e\u0301", 1)),
    ],
)
def test_what_is_seen_is_counted(text: str, count: int) -> None:
    assert seen_clusters(text) == count


@given(any_text)
def test_the_same_as_counting_clusters(text: str) -> None:
    assert seen_clusters(text) == cluster_count("".join(text.split()))
