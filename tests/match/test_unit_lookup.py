"""Looking units up: kinds, order, context, both directions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossary_kit.errors import Location
from glossary_kit.match.unit_lookup import Context, MatchKind, UnitLookup
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.store.translation_memory import open_memory

TM = Path(__file__).parents[2] / "tm"


def unit(number: int, source: str, target: str = "ក", **more: object) -> TranslationUnit:
    return TranslationUnit(
        id=str(number),
        source=source,
        target=target,
        **{"state": State.TRANSLATED, "at": Location(path="a.tsv", line=number)} | more,  # type: ignore[arg-type]
    )


def test_exact_and_fuzzy() -> None:
    lookup = UnitLookup([unit(1, "Keep records of data."), unit(2, "Keep record of data.")])
    exact, fuzzy = lookup.look_up("Keep records of data.", "en")
    assert (exact.kind, exact.score, exact.place, exact.penalties) == (MatchKind.EXACT, 100, 0, ())
    assert (fuzzy.kind, fuzzy.score, fuzzy.place) == (MatchKind.FUZZY, 95, 1)


def test_what_differs_in_case_only_is_not_exact() -> None:
    (match,) = UnitLookup([unit(1, "Executive Summary")]).look_up("executive summary", "en")
    assert (match.kind, match.score) == (MatchKind.FUZZY, 99)


def test_an_unseen_translation_is_exact_with_fewer_points() -> None:
    (match,) = UnitLookup([unit(1, "Data", state=State.INITIAL)]).look_up("Data", "en")
    assert (match.kind, match.score) == (MatchKind.EXACT, 97)


def test_equal_scores_are_ordered_by_state_then_day() -> None:
    units = [
        unit(1, "Data", "ក"),
        unit(2, "Data", "ខ", state=State.FINAL),
        unit(3, "Data", "គ", changed=date(2026, 1, 2)),
        unit(4, "Data", "ឃ", changed=date(2026, 1, 3)),
    ]
    found = UnitLookup(units).look_up("Data", "en")
    assert [match.unit.id for match in found] == ["2", "4", "3", "1"]
    assert UnitLookup(units).look_up("Data", "en", limit=2) == found[:2]


def test_context_by_neighbours_and_by_id() -> None:
    units = [unit(1, "One"), unit(2, "Data"), unit(3, "Two"), unit(4, "Data"), unit(5, "Data")]
    lookup = UnitLookup(units)
    found = lookup.look_up("Data", "en", context=Context(before="one.", after="two"))
    assert [(match.place, match.kind) for match in found] == [
        (1, MatchKind.IN_CONTEXT_EXACT),
        (3, MatchKind.EXACT),
        (4, MatchKind.EXACT),
    ]
    best = lookup.look_up("Data", "en", context=Context(id="5"))[0]
    assert (best.place, best.kind) == (4, MatchKind.IN_CONTEXT_EXACT)


def test_another_file_is_no_neighbour() -> None:
    units = [unit(1, "One"), unit(2, "Data", at=Location(path="b.tsv")), unit(3, "Two")]
    found = UnitLookup(units).look_up("Data", "en", context=Context(before="One", after="Two"))
    assert found[0].kind is MatchKind.EXACT


def test_both_directions_and_tags_with_regions() -> None:
    there = unit(1, "Data", "ទិន្នន័យ", source_lang="en-GB", target_lang="km-KH")
    back = unit(2, "ទិន្នន័យ", "Data", source_lang="km", target_lang="en")
    lookup = UnitLookup([there, back])
    for segment, lang in (("Data", "en"), ("ទិន្នន័យ", "km")):
        assert {match.place for match in lookup.look_up(segment, lang)} == {0, 1}
    assert lookup.look_up("Data", "fr") == ()


@pytest.mark.parametrize("limit", [1, 3, 10])
@pytest.mark.parametrize("lang", ["en", "km"])
def test_a_limit_cuts_off_the_end_and_nothing_else(lang: str, limit: int) -> None:
    units = [each.unit for each in open_memory(TM)]
    units = [
        replace(each, state=State.INITIAL) if number % 3 else each
        for number, each in enumerate(units)
    ]
    lookup = UnitLookup(units)
    for each in units[::60]:
        segment = (each.source if lang == "en" else each.target)[:-4]
        whole = lookup.look_up(segment, lang, min_score=40, limit=None)
        assert whole
        assert lookup.look_up(segment, lang, min_score=40, limit=limit) == whole[:limit]


def test_nothing_is_like_nothing() -> None:
    lookup = UnitLookup([unit(1, "Data", "")])
    assert lookup.look_up("", "en") == lookup.look_up("ក", "km") == ()
    assert UnitLookup([]).look_up("Data", "en") == ()
