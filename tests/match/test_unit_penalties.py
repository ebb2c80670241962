"""What units lose whatever they say: state, age, collection."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossary_kit.errors import Location
from glossary_kit.match.unit_lookup import MatchKind, UnitLookup
from glossary_kit.match.unit_penalties import UnitPenalties, years_before
from glossary_kit.match.unit_score import PenaltyKind, Yardstick, key_score, unit_key
from glossary_kit.match.unit_side import side_of
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.store.translation_memory import open_memory

TM = Path(__file__).parents[2] / "tm"
DAY = date(2020, 5, 17)
PENALTIES = UnitPenalties(old_before=DAY, age=2, files={"machine.tsv": 10, "ours.tsv": 0})


def unit(path: str = "ours.tsv", **more: object) -> TranslationUnit:
    known = {"state": State.TRANSLATED, "at": Location(path=path, line=2)} | more
    return TranslationUnit(id="1", source="Data", target="ទិន្នន័យ", **known)  # type: ignore[arg-type]


CASES = [
    (unit(), ()),
    (unit(state=State.INITIAL), (("state", 3),)),
    (unit(changed=date(2020, 5, 16)), (("age", 2),)),
    (unit(changed=DAY), ()),
    (unit("machine.tsv"), (("collection", 10),)),
    (unit("else.tsv", at=None), ()),
    (
        unit("machine.tsv", state=State.INITIAL, changed=date(1999, 1, 1)),
        (("state", 3), ("age", 2), ("collection", 10)),
    ),
]


@pytest.mark.parametrize(("charged", "lost"), CASES)
def test_each_penalty_is_named(charged: TranslationUnit, lost: tuple[tuple[str, int], ...]) -> None:
    found = PENALTIES.of(charged)
    assert tuple((str(penalty.kind), penalty.points) for penalty in found) == lost


def test_the_same_text_stays_exact_with_fewer_points() -> None:
    (match,) = UnitLookup([unit("machine.tsv")], penalties=PENALTIES).look_up("Data", "en")
    assert (match.kind, match.score) == (MatchKind.EXACT, 90)
    assert [penalty.kind for penalty in match.penalties] == [PenaltyKind.COLLECTION]


def test_the_trusted_unit_comes_first_though_it_says_less() -> None:
    ours = replace(unit(), source="Data of people in Cambodia.")
    theirs = replace(unit("machine.tsv"), source="Data of people of Cambodia.")
    found = UnitLookup([theirs, ours], penalties=PENALTIES).look_up(theirs.source, "en")
    assert [match.unit for match in found] == [ours, theirs]
    assert [match.place for match in found] == [1, 0]


def scanned(
    units: list[TranslationUnit], segment: str, lang: str, penalties: UnitPenalties
) -> dict[int, float]:
    """The scores of all units, each compared with the segment; below 0 where they lose so much."""
    yardstick = Yardstick(segment, lang, lambda _: ())
    return {
        place: key_score(unit_key(segment), unit_key(text))
        - sum(each.points for each in (*yardstick.penalties(text), *penalties.of(unit)))
        for place, unit in enumerate(units)
        for text, _ in (side_of(unit, lang),)
    }


@pytest.mark.parametrize("limit", [1, 5, None])
@pytest.mark.parametrize("lang", ["en", "km"])
def test_no_match_is_dismissed_for_penalties(lang: str, limit: int | None) -> None:
    """What is found is what comparing with every unit finds, whatever units lose."""
    units = [
        replace(each.unit, changed=date(2000 + 3 * (number % 9), 1, 1))
        for number, each in enumerate(open_memory(TM))
    ]
    paths = sorted({each.at.path for each in units if each.at})
    penalties = UnitPenalties(
        old_before=date(2012, 1, 1),
        age=9,
        files={path: 5 * number for number, path in enumerate(paths)},
    )
    lookup = UnitLookup(units, penalties=penalties)
    for each in units[::130]:
        segment = side_of(each, lang)[0][:-6]
        scores = scanned(units, segment, lang, penalties)
        wanted = sorted((score for score in scores.values() if score >= 50), reverse=True)[:limit]
        found = lookup.look_up(segment, lang, min_score=50, limit=limit)
        assert [match.score for match in found] == wanted
        assert all(scores[match.place] == match.score for match in found)


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 11, 27), 10, date(2016, 11, 27)),
        (date(2024, 2, 29), 5, date(2019, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
    ],
)
def test_years_before(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before
