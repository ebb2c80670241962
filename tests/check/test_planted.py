"""Correct units have no issue; units with a planted fault have that issue and no other.

Every file is judged against the shipped term base with all rules. In `planted_*.tsv` the rows
whose ids agree up to the last point are one draft; a row without a code is right and only
stands beside the others. One that goes `into` en is translated from Khmer. `flagged` is the
stretch that is pointed at, or the source term where the target lacks
something. Invisible characters are written by code point, as `{200B}`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from glossary_kit.check.issue import Issue
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project

DATA = Path(__file__).parent / "data"
RUN = Project(Path(__file__).parents[2], memory=DATA / "reviewed.tsv").checking()


@dataclass(frozen=True, slots=True)
class Planted:
    id: str
    source: str
    target: str
    code: str
    flagged: str
    suggestion: str
    into: str

    @property
    def draft(self) -> str:
        return self.id.rpartition(".")[0] or self.id

    @property
    def found(self) -> list[tuple[str, str, str]]:
        return [(self.code, self.flagged, self.suggestion)] if self.code else []

    @property
    def unit(self) -> TranslationUnit:
        if self.into == "en":
            return from_khmer(self.id, self.target, self.source)
        return TranslationUnit(id=self.id, source=self.source, target=self.target)


def from_khmer(number: str, khmer: str, english: str) -> TranslationUnit:
    return TranslationUnit(
        id=number, source=khmer, target=english, source_lang="km", target_lang="en"
    )


def rows(pattern: str) -> Iterator[dict[str, str]]:
    for path in sorted(DATA.glob(pattern)):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield {name: plain(cell or "") for name, cell in row.items()}


def plain(cell: str) -> str:
    return re.sub(r"\{([0-9A-F]{4})\}", lambda match: chr(int(match[1], 16)), cell)


CORRECT = [(row["en"], row["km"]) for row in rows("correct_*.tsv")]
BOTH_WAYS = [
    (row["en"], row["km"]) for row in rows("correct_*.tsv") if row["note"] != "into Khmer only"
]
PLANTED = [
    Planted(
        row["id"],
        row["en"],
        row["km"],
        row["code"],
        row["flagged"],
        row["suggestion"],
        row.get("into", "km"),
    )
    for row in rows("planted_*.tsv")
]
DRAFTS = [(name, tuple(group)) for name, group in groupby(PLANTED, key=lambda row: row.draft)]


def issues(units: list[TranslationUnit]) -> list[Issue]:
    return list(RUN.issues_of(units, "draft.tsv"))


def said(found: list[Issue]) -> list[tuple[str, str, str]]:
    return [(i.code, i.found or i.source_term, i.suggestion or "") for i in found]


@pytest.mark.parametrize(("source", "target"), CORRECT)
def test_a_correct_unit_has_no_issue(source: str, target: str) -> None:
    assert said(issues([TranslationUnit(id="1", source=source, target=target)])) == []


@pytest.mark.parametrize(("source", "target"), CORRECT)
def test_correct_khmer_without_its_source_has_no_issue(source: str, target: str) -> None:
    assert said(issues([TranslationUnit(id="1", source="", target=target)])) == []


@pytest.mark.parametrize(("english", "khmer"), BOTH_WAYS)
def test_a_correct_unit_has_no_issue_from_khmer_to_english(english: str, khmer: str) -> None:
    assert said(issues([from_khmer("1", khmer, english)])) == []


def test_the_correct_units_have_no_issue_as_one_draft() -> None:
    units = [
        TranslationUnit(id=str(number), source=source, target=target)
        for number, (source, target) in enumerate(CORRECT)
    ]
    assert [(i.unit, *said([i])[0]) for i in issues(units)] == []


@pytest.mark.parametrize(("name", "draft"), DRAFTS, ids=[name for name, _ in DRAFTS])
def test_a_planted_fault_is_found_and_nothing_else(name: str, draft: tuple[Planted, ...]) -> None:
    found = issues([row.unit for row in draft])
    assert {row.id: said([i for i in found if i.unit == row.id]) for row in draft} == {
        row.id: row.found for row in draft
    }


def test_the_sets_are_large_enough() -> None:
    assert len(set(CORRECT)) == len(CORRECT) >= 67
    assert len({row.id for row in PLANTED}) == len(PLANTED)
    assert sum(bool(row.code) for row in PLANTED) >= 120
