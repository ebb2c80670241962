from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from khmer_samples import rows, sample
from khmer_strategies import any_text

from glossary_kit.text.folded import FoldRule, fold_key
from glossary_kit.text.repair import repaired, repairs

COENG_DA, COENG_TA = "\u17d2\u178a", "\u17d2\u178f"
DATA = Path(__file__).with_name("data") / "repairs.tsv"
REPAIRS = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()[1:]]
# Behind the whole cluster a joiner does no harm, and nothing is to be repaired; in its midst it
# hides the word from every search. The table moves it, and keeps it in both.
OURS_IS_BETTER = {
    "\u1793\u17c1\u17c7\u200d": "\u1793\u17c1\u17c7\u200d",
    "\u1790\u17d2\u1798\u200d\u17b8": "\u1790\u17d2\u1798\u17b8",
}


def test_real_faulty_clusters_get_the_repair_of_the_table() -> None:
    for row in rows("real_misencoded_clusters.tsv"):
        typed, wanted = row["as_typed"], row["normalised"]
        if typed in OURS_IS_BETTER:
            assert repaired(typed) == OURS_IS_BETTER[typed]
        elif typed.replace(COENG_DA, COENG_TA) == wanted:
            assert not repairs(typed), row  # DA and TA are never exchanged
        elif COENG_DA in typed:
            assert repaired(typed).replace(COENG_DA, COENG_TA) == wanted
            assert COENG_DA in repaired(typed)
        else:
            assert repaired(typed) == wanted


def test_the_declaration_of_human_rights_has_one_slip() -> None:
    """Every repair in the sample was looked at: the only one is a sign typed twice."""
    text = sample("udhr_en_km.tsv").read_text("utf-8")
    assert [(repair.found, repair.replacement) for repair in repairs(text)] == [("ត់់", "ត់")]


@pytest.mark.parametrize(("typed", "wanted"), REPAIRS)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("ស្ដង់ដារ\u200b", "ក្ដី"), ("រដ្ឋ ", " និង")])
def test_words_as_they_are_typed(typed: str, wanted: str, before: str, after: str) -> None:
    """Sound words stay; what stands around a faulty one stays, too."""
    assert repaired(before + typed + after) == before + wanted + after


def test_a_repair_says_where_what_and_why() -> None:
    text = "លោករដ្ឋមន្រ្តីមកដល់"
    (repair,) = repairs(text)
    assert repair.span.of(text) == repair.found == "ន្រ្តី"
    assert repair.replacement == "ន្ត្រី"
    assert repair.rules == {FoldRule.CLUSTER_ORDER}


def test_invisible_characters_between_clusters_stay() -> None:
    assert not repairs("ភាសា\u200bខ្មែរ\u200b ក្នុង\u200b")


def test_and_so_on_sign_is_spelled_out() -> None:
    assert repaired("ឆ្មា ឆ្កែ \u17d8") == "ឆ្មា ឆ្កែ ។ល។"


@given(any_text)
def test_repairing_twice_changes_nothing(text: str) -> None:
    assert repaired(repaired(text)) == repaired(text)


@given(any_text)
def test_nothing_outside_the_repairs_is_touched(text: str) -> None:
    result, done = "", 0
    for repair in repairs(text):
        assert repair.span.of(text) == repair.found != repair.replacement
        assert done <= repair.span.start
        result += text[done : repair.span.start] + repair.replacement
        done = repair.span.end
    assert repaired(text) == result + text[done:]


@given(any_text)
def test_repairs_keep_the_key(text: str) -> None:
    assert fold_key(repaired(text)) == fold_key(text)
