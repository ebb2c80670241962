from __future__ import annotations

import re
import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khmer_samples import rows
from khmer_strategies import any_text, khmer_text

from glossary_kit.model.span import Span
from glossary_kit.text.folded import FoldRule, Level, fold, fold_all, fold_key
from glossary_kit.text.khmer import PLAIN_CLUSTER, canonical_cluster, iter_clusters


def test_every_variant_of_the_encoding_structure_has_the_key_of_its_canonical_form() -> None:
    variants = rows("kes_appendix1_variants.tsv")
    assert variants
    unlike = [row for row in variants if fold_key(row["variant"]) != fold_key(row["canonical"])]
    assert not unlike


def test_real_faulty_clusters_have_the_key_of_their_repair() -> None:
    faulty = rows("real_misencoded_clusters.tsv")
    assert faulty
    assert not [row for row in faulty if fold_key(row["as_typed"]) != fold_key(row["normalised"])]


@pytest.mark.parametrize(
    "same",
    [
        ["សម្ដី", "សម្តី"],
        ["ឲ្យ", "ឱ្យ", "អោយ", "អេាយ", "អោ\u200bយ"],
        ["រដ្ឋមន្ត្រី", "រដ្ឋមន្រ្តី", "រដ្ឋមន្ដ្រី", "រដ្ឋមន្រ្ដី"],
        ["ទិន្នន័យ", "ទិន្ន\u200bន័យ", "\ufeffទិន្នន័យ", "ទិ\u00adន្នន័យ"],
        ["ស្រី", "ស\u200b្រី", "ស្\u200bរី", "ស្\u200dរី"],
        ["ឆ្នាំ ២០២៥", "ឆ្នាំ 2025", "ឆ្នាំ\u00a0២០២៥", "ឆ្នាំ  ២០២៥"],
        ["«ច្បាប់»", "“ច្បាប់”", '"ច្បាប់"', "‹ច្បាប់›", "„ច្បាប់“"],
        ["AI's", "AI’s", "ai‘s", "ＡＩ's"],
        ["decision-making", "decision\u2011making", "Decision–Making", "decision−making"],
        ["ការ\u200b\u17d8", "ការ។ល។"],
        ["official", "oﬃcial"],
    ],
)
def test_same_key(same: list[str]) -> None:
    assert len({fold_key(text) for text in same}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [("មាត្រ", "មាត្រា"), ("អោយុ", "ឱ្យុ"), ("ដី", "តី"), ("ពី", "ពិ"), ("a b", "ab"), ("ក ខ", "កខ")],
)
def test_different_keys(a: str, b: str) -> None:
    assert fold_key(a) != fold_key(b)


@given(any_text)
@settings(max_examples=300)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)


def test_every_character_has_a_key_that_is_its_own() -> None:
    characters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert not [char for char in characters if fold_key(fold_key(char)) != fold_key(char)]


@given(st.lists(any_text, max_size=6))
@settings(max_examples=300)
def test_texts_are_folded_together_as_each_alone(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(any_text, st.data())
@settings(max_examples=300)
def test_a_stretch_of_the_key_folded_again_is_itself(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    origins = folded.origins
    assert len(origins) == len(folded.text)
    cuts = [i for i in range(1, len(origins)) if origins[i] != origins[i - 1]]
    start, end = sorted(data.draw(st.sampled_from([0, *cuts, len(origins)])) for _ in range(2))
    if start < end:
        assert folded.span(start, end) == Span(origins[start].start, origins[end - 1].end)
        assert fold_key(folded.span(start, end).of(text)) == folded.text[start:end]


@given(khmer_text)
def test_spans_are_whole_original_clusters(text: str) -> None:
    edges = {0, *(span.end for span in iter_clusters(text))}
    for origin in fold(text).origins:
        assert origin.start in edges
        assert origin.end in edges


def test_span_of_a_hit_holds_invisible_characters_inside_but_not_behind() -> None:
    text = "ការ\u200bទិន្ន\u200bន័យ\u200bថ្មី"
    folded = fold(text)
    start = folded.text.index("ទិន្នន័យ")
    assert folded.span(start, start + len("ទិន្នន័យ")) == Span(4, 13)
    assert folded.span(start, start) == Span(4, 4)
    assert folded.span(len(folded.text), len(folded.text)) == Span(len(text), len(text))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("ទិន្នន័យ", set()),
        ("សម្ដី", {FoldRule.COENG_DA}),
        ("ឲ្យ", {FoldRule.AU_SPELLING}),
        ("អោយ", {FoldRule.AU_SPELLING}),
        ("សុី", {FoldRule.SHIFTER}),
        ("ហេី", {FoldRule.SPLIT_VOWEL}),
        ("ន្រ្តី", {FoldRule.CLUSTER_ORDER}),
        ("ក់់", {FoldRule.REPEATED_MARK}),
        ("ក\u17d3", {FoldRule.DEPRECATED_CHARACTER}),
        ("ទិន្ន\u200bន័យ", {FoldRule.IGNORABLE}),
        ("២០", {FoldRule.DIGITS}),
        ("«ក»", {FoldRule.QUOTES}),
        ("a–b", {FoldRule.DASHES}),
        ("ក  ខ", {FoldRule.SPACING}),
        ("AI", {FoldRule.CASE}),
        ("ﬁn", {FoldRule.COMPATIBILITY}),
    ],
)
def test_rules(text: str, rules: set[FoldRule]) -> None:
    folded = fold(text)
    assert folded.rules(0, len(folded.text)) == rules


@given(any_text)
def test_a_text_without_rules_is_its_own_key(text: str) -> None:
    folded = fold(text)
    if folded.text and not fold(folded.text).rules(0, len(folded.text)):
        assert fold_key(folded.text) == folded.text
    whole = Span(0, len(text))
    if folded.span(0, len(folded.text)) == whole and not folded.rules(0, len(folded.text)):
        assert folded.text == text


def test_rules_say_where_they_end() -> None:
    assert FoldRule.SHIFTER.level is Level.REPAIR
    assert FoldRule.COENG_DA.level is Level.KEY
    assert FoldRule.AU_SPELLING.level is Level.KEY


def folded_step_by_step(text: str) -> str:
    """The key of `text` by the three steps of the module, none of them skipped."""
    key = "".join(fold_key(char) for char in text)

    def cluster_key(match: re.Match[str]) -> str:
        return canonical_cluster(match[0]).replace("្ដ", "្ត")

    key = PLAIN_CLUSTER.sub(cluster_key, key)
    key = re.sub(" {2,}", " ", key)
    joined: list[str] = []
    for cluster in iter_clusters(key):
        joined.append(cluster.of(key))
        if joined[-2:] == ["អោ", "យ"]:
            joined[-2:] = ["ឱ្យ"]
    return "".join(joined)


@given(any_text | khmer_text)
@settings(max_examples=500)
def test_short_cuts_skip_nothing(text: str) -> None:
    assert fold_key(text) == folded_step_by_step(text)


def test_short_cuts_skip_no_triple_of_parts() -> None:
    parts = [*map(chr, range(0x17B4, 0x17D2)), "\u17d3", "\u17dd", "\u17d2", "្ក", "្រ", "្ដ", "ក"]
    clusters = (f"ស{a}{b}{c}" for a, b, c in product(parts, repeat=3))
    assert not [text for text in clusters if fold_key(text) != folded_step_by_step(text)]


def test_coeng_without_a_base_joins_nothing() -> None:
    assert fold_key("្អោយ") == "្ឱ្យ"
    assert fold_key("ក្អោយ") == "ក្អោយ"
