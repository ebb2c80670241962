from __future__ import annotations

import pytest
from hypothesis import given
from khmer_strategies import any_text, clusters

from glossary_kit.text.khmer import (
    canonical_cluster,
    cluster_count,
    has_clusters,
    has_khmer,
    is_cluster_boundary,
    is_khmer,
    iter_clusters,
)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in iter_clusters(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("កម្មវិធី", ["ក", "ម្ម", "វិ", "ធី"]),
        ("ឯកឧត្តម", ["ឯ", "ក", "ឧ", "ត្ត", "ម"]),
        ("ស្ត្រី", ["ស្ត្រី"]),
        ("AI ក្នុង", ["A", "I", " ", "ក្នុ", "ង"]),
        ("ស\u200b្រី", ["ស\u200b្រី"]),
        ("ភាសា\u200bខ្មែរ", ["ភា", "សា", "\u200b", "ខ្មែ", "រ"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("ក\u17d2 ", ["ក\u17d2", " "]),
        ("\u17b6ក", ["\u17b6", "ក"]),
        ("", []),
    ],
)
def test_clusters(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(any_text)
def test_clusters_cover_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("កម្មវិធី", 4), ("ភាសា\u200bខ្មែរ", 4), ("AI ថ្មី", 4), ("\u200b\ufeff", 0), ("e\u0301", 1)],
)
def test_cluster_count(text: str, count: int) -> None:
    assert cluster_count(text) == count


@given(any_text)
def test_as_many_clusters_as_are_counted(text: str) -> None:
    seen = cluster_count(text)
    assert has_clusters(text, seen)
    assert not has_clusters(text, seen + 1)


def test_cluster_boundaries_of_a_word() -> None:
    word = "សិទ្ធិ"  # ស ិ ទ ្ ធ ិ
    assert [is_cluster_boundary(word, offset) for offset in range(len(word) + 1)] == [
        *(True, False, True, False, False, False, True)
    ]


def test_matra_is_no_boundary_in_matraa() -> None:
    assert not is_cluster_boundary("មាត្រា", len("មាត្រ"))


def test_scripts() -> None:
    assert is_khmer("ក")
    assert is_khmer("។")
    assert is_khmer("\u19e0")
    assert not is_khmer("a")
    assert not is_khmer("ก")
    assert has_khmer("AI ក")
    assert not has_khmer("AI 2025")


@pytest.mark.parametrize(
    "word",
    [
        *("ញ៉ាំ", "ឱ្យ", "ស៊ី", "ប៉័ង", "ខ្ញុំ", "គ្រោះ", "ក៏", "ឆ្នាំ", "កម្មវិធី", "ឯកឧត្តម", "ធ្វើ"),
        *("ម្យ៉ាង", "សម្ដី", "ធម៌", "កុំ", "ចាំ", "លោក", "ស្ត្រី", "ទ្រឹស្តី", "សប្តាហ៍", "ប្រតិកម្ម"),
        *("វិញ្ញាណ", "ហ្វ្រាំង", "ស៊ើប", "អាជ្ញាធរ", "សម្រាប់", "អគ្គនាយក", "ឧស្សាហ៍"),
    ],
)
def test_correct_words_stay(word: str) -> None:
    assert "".join(map(canonical_cluster, cut(word))) == word


@pytest.mark.parametrize(
    ("faulty", "sound"),
    [
        ("\u1780\u17b6\u17d2\u179a", "\u1780\u17d2\u179a\u17b6"),  # vowel before subscript
        ("\u179f\u17d2\u179a\u17d2\u178f", "\u179f\u17d2\u178f\u17d2\u179a"),  # RO not last
        ("\u17a0\u17c1\u17b8", "\u17a0\u17be"),  # E + II
        ("\u179b\u17b6\u17c1", "\u179b\u17c4"),  # AA + E
        ("\u179f\u17bb\u17b8", "\u179f\u17ca\u17b8"),  # U for TRIISAP
        ("\u1794\u17bb\u17d0", "\u1794\u17c9\u17d0"),  # BA takes MUUSIKATOAN
        ("\u179f\u17ca\u17bb\u17b8", "\u179f\u17ca\u17b8"),  # shifter, and U for it
        ("\u1780\u17cb\u17cb", "\u1780\u17cb"),
        ("\u1780\u17d2\u17d2\u179a", "\u1780\u17d2\u179a"),
        ("\u17a3\u17c6", "\u17a2\u17c6"),
        ("\u17a4\u17c6", "\u17a2\u17b6\u17c6"),
        ("\u1780\u17b4", "\u1780"),
        ("\u1780\u17d3", "\u1780\u17c6"),
        ("\u179f\u200b\u17d2\u179a\u17b8", "\u179f\u17d2\u179a\u17b8"),
        ("\u179f\u17d2\u200d\u179a\u17b8", "\u179f\u17d2\u179a\u17b8"),
    ],
)
def test_faulty_clusters(faulty: str, sound: str) -> None:
    assert canonical_cluster(faulty) == sound


@given(clusters)
def test_canonical_form_is_its_own(cluster: str) -> None:
    once = canonical_cluster(cluster)
    assert canonical_cluster(once) == once
