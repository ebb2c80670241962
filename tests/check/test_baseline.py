"""A baseline knows old issues again, whatever else has changed around them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossary_kit.check.baseline import baseline_text, read_baseline
from glossary_kit.check.issue import Issue
from glossary_kit.errors import ConfigError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
PROJECT = Project(ROBOTS)
UNITS = (
    TranslationUnit(id="1", source="The robot works.", target="រ៉ូបូតធ្វើការ។"),
    TranslationUnit(id="2", source="Two robots.", target="រ៉ូបូត និងរ៉ូបូត។"),
    TranslationUnit(id="3", source="", target="អត្ថបទនេះនិយាយអំពីរ៉ូបូត។"),
    TranslationUnit(id="4", source="Robots in 2024.", target="មនុស្សយន្តក្នុងឆ្នាំ២០២៥។"),
)


def issues(units: Iterable[TranslationUnit], path: str = "draft.po") -> list[Issue]:
    return list(PROJECT.checking().issues_of(units, path))


def new(units: Iterable[TranslationUnit], path: str = "draft.po") -> list[tuple[str, str]]:
    """The issues of `units` that the baseline of UNITS does not know."""
    baseline = read_baseline(baseline_text(issues(UNITS)).encode(), "baseline.json")
    return [(i.unit, i.code) for i in issues(units, path) if not baseline.knows(i)]


def test_nothing_is_new_in_the_same_draft() -> None:
    assert {issue.unit for issue in issues(UNITS)} == {"1", "2", "3", "4"}
    assert new(UNITS) == []


def test_moved_and_renumbered_units_and_a_renamed_file_are_known() -> None:
    moved = [replace(unit, id=f"row {9 - int(unit.id)}") for unit in reversed(UNITS)]
    assert new([TranslationUnit(id="0", source="Hello", target="សួស្តី"), *moved], "new.po") == []


def test_an_edit_elsewhere_in_the_unit_leaves_its_issue_known() -> None:
    edited = replace(UNITS[0], target="ថ្ងៃនេះ រ៉ូបូតធ្វើការច្រើន។")
    assert new([edited, *UNITS[1:]]) == []


def test_another_fault_in_the_unit_is_new() -> None:
    worse = replace(UNITS[0], target="ស្រ្តីនិងរ៉ូបូតធ្វើការ។")
    assert new([worse, *UNITS[1:]]) == [("1", "CHR101")]
    assert new([*UNITS[:3], replace(UNITS[3], target="មនុស្សយន្តក្នុងឆ្នាំ២០២៦។")]) == [("4", "NUM101")]


def test_the_same_fault_once_more_is_new() -> None:
    assert new([replace(UNITS[1], target="រ៉ូបូត រ៉ូបូត និងរ៉ូបូត។")]) == [("2", "TRM102")]
    assert new([UNITS[0], replace(UNITS[0], id="5")]) == [("5", "TRM102")]


def test_a_mended_fault_that_comes_back_is_known_once() -> None:
    assert new([UNITS[1]]) == []


def test_without_a_source_the_text_around_tells() -> None:
    longer = "ឯកសារនេះថ្មី។ " * 5 + UNITS[2].target
    assert new([replace(UNITS[2], id="77", target=longer)]) == []
    assert new([replace(UNITS[2], target="រ៉ូបូតនេះថ្មី។")]) == [("3", "TRM102")]


def test_the_file_is_sorted_and_one_issue_a_line() -> None:
    text = baseline_text(issues(UNITS))
    assert text == baseline_text(reversed(issues(UNITS)))
    lines = [line for line in text.splitlines() if "fingerprint" in line]
    assert len(lines) == len({issue.fingerprint for issue in issues(UNITS)})
    assert '"count": 2' in text


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"version": 2, "issues": []}', b'{"version": 1, "issues": [1]}']
)
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(ConfigError, match=r"^baseline\.json: this is no baseline$"):
        read_baseline(data, "baseline.json")
