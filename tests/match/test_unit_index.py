"""The index finds exactly what comparing with every segment finds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.match.unit_index import UnitIndex, bigrams, building, columns, search, zones
from glossary_kit.match.unit_index.numbering import Numbering
from glossary_kit.match.unit_score import key_score, symbols, unit_key
from glossary_kit.store.translation_memory import open_memory

TM = Path(__file__).parents[2] / "tm"
Found = set[tuple[int, float]]

ENGLISH = st.text("abcde ", max_size=40)
KHMER = st.lists(st.sampled_from(["ក", "កា", "ក្ត", "ក្តី", "ស", "សា", "១", "។", "a"]), max_size=30)
KEYS = st.one_of(ENGLISH, KHMER.map("".join), st.sampled_from(["a" * 300, "ab" * 200, "ក" * 260]))


def full_scan(keys: Sequence[str], query: str, least: float) -> Found:
    scores = ((number, key_score(query, key)) for number, key in enumerate(keys))
    return {(number, score) for number, score in scores if score and score >= least}


@pytest.fixture(scope="module", params=["pairs anywhere", "pairs in zones"])
def small_steps(request: pytest.FixtureRequest) -> Iterator[None]:
    """Steps so small that short lists need several, and pairs always counted."""
    with pytest.MonkeyPatch.context() as patch:
        columns._row.cache_clear()
        patch.setattr(columns, "AT_ONCE", 7)
        patch.setattr(building, "AT_ONCE", 64)
        patch.setattr(bigrams, "WORDS_AT_ONCE", 1)
        patch.setattr(zones, "WORDS_AT_ONCE", 1)
        patch.setattr(zones, "ZONE", 3)
        patch.setattr(building, "ZONED", 0 if request.param == "pairs in zones" else 1 << 30)
        patch.setattr(search, "FEW", 1)
        patch.setattr(search, "WORTH", {1: 0, 2: 0})
        patch.setattr(search, "BATCH", 3)
        patch.setattr(search, "FIRST_BATCH", 2)
        patch.setattr(search, "_WORD", 5)
        yield
    columns._row.cache_clear()


@settings(max_examples=300)
@given(st.lists(KEYS, max_size=25), KEYS, st.sampled_from([1, 30, 50, 60, 66.7, 70, 75, 90, 100]))
def test_it_finds_what_a_full_scan_finds(
    small_steps: None, keys: list[str], query: str, least: float
) -> None:
    assert set(UnitIndex.build(keys).search(query, least)) == full_scan(keys, query, least)


@settings(max_examples=150)
@given(KEYS.filter(lambda key: len(key) > 1), st.data())
def test_a_perturbed_key_is_found_with_its_score(
    small_steps: None, key: str, data: st.DataObject
) -> None:
    perturbed = symbols(key)
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(perturbed)))
        length = data.draw(st.integers(0, 1))
        perturbed[place : place + length] = data.draw(st.sampled_from([[], ["x"], ["ខ"], ["é"]]))
    query = "".join(perturbed)
    score = key_score(query, key)
    if score:
        assert (1, score) in set(UnitIndex.build(["zzz", key]).search(query, score))


ODD = st.lists(st.text("កសឥ្ាិំ័ a\n។១\U00020000\u17ff\u177f", max_size=30), min_size=1, max_size=5)
LONG = st.sampled_from(["ក" + "ា" * count for count in (8, 9, 12)])


@settings(max_examples=300)
@given(st.lists(st.one_of(ODD, st.lists(LONG, min_size=1, max_size=3)), min_size=1, max_size=4))
def test_symbols_are_numbered_as_one_key_after_the_other_has_them(parts: list[list[str]]) -> None:
    numbering = Numbering()
    for keys in parts:
        codes, counts = numbering.of(keys)
        symbol = {number: each for each, number in numbering.numbers.items()}
        assert counts.tolist() == [len(symbols(key)) for key in keys]
        assert [symbol[code] for code in codes.tolist()] == [*chain(*map(symbols, keys))]


@pytest.mark.parametrize("side", ["source", "target"])
@pytest.mark.parametrize("least", [35, 50, 70])
def test_the_real_memory(side: str, least: float) -> None:
    """Enough units that pairs are counted and several batches compared."""
    keys = [unit_key(getattr(each.unit, side)) for each in open_memory(TM)]
    index, seed = UnitIndex.build(keys), random.Random(least)
    for query in seed.sample(keys, 8):
        pieces = symbols(query)
        seed.shuffle(pieces[len(pieces) // 2 :])
        changed = "".join(pieces[: len(pieces) * 3 // 4])
        for text in (query, changed, " ".join(seed.sample(keys, 2))):
            assert set(index.search(text, least)) == full_scan(keys, text, least)


def test_more_symbols_than_a_byte_holds() -> None:
    keys = [chr(0x4E00 + number) + "same words" for number in range(600)]
    for query in (keys[599], "?same words", "\U00020000same words"):
        found = set(UnitIndex.build(keys).search(query, 90))
        assert found == full_scan(keys, query, 90)
        assert len(found) == 600


def test_raising_what_is_wanted_leaves_out_only_what_is_below() -> None:
    keys = [f"{'a' * number}{'b' * (20 - number)}" for number in range(21)]
    search = UnitIndex.build(keys).search("a" * 20, 10)
    found = set()
    for number, score in search:
        search.least = 75.0
        found.add((number, score))
    assert {hit for hit in found if hit[1] >= 75} == full_scan(keys, "a" * 20, 75)


def test_no_segments_and_empty_ones() -> None:
    assert list(UnitIndex.build([]).search("a", 50)) == []
    assert list(UnitIndex.build(["", ""]).search("a", 50)) == []
    assert list(UnitIndex.build(["a", ""]).search("", 50)) == []


def test_the_likest_come_with_those_that_hold_the_query() -> None:
    keys = ["zebra", "abcdef and much more of it", "abcxef", "abcdef", "nothing", "a" * 300, ""]
    assert set(UnitIndex.build(keys).likest("abcdef", 8)) == {1, 2, 3}
    assert UnitIndex.build(keys).likest("", 4) == []
    assert UnitIndex.build([]).likest("abc", 4) == []
