from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import exit_code
from openpyxl import load_workbook

from glossary_kit.formats.review_sheet_columns import COLUMNS
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    ReviewState,
    TermSection,
)
from glossary_kit.store.term_base import open_term_base, save_entries, save_entry

AI, OLD_AI = "បញ្ញាសិប្បនិម្មិត", "ប្រាជ្ញាសិប្បនិម្មិត"


def entry(concept_id: str, english: str, *khmer: str) -> ConceptEntry:
    terms = tuple(
        TermSection(
            term=term,
            status=AdministrativeStatus.ADMITTED if place else AdministrativeStatus.PREFERRED,
        )
        for place, term in enumerate(khmer)
    )
    return ConceptEntry(
        id=concept_id,
        languages=(
            LanguageSection(lang="en", terms=(TermSection(term=english),)),
            LanguageSection(lang="km", terms=terms),
        ),
    )


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "glossary"
    ai = entry("ai/artificial-intelligence", "artificial intelligence", AI, OLD_AI)
    save_entries(folder, [ai, entry("digital/data", "data", "ទិន្នន័យ")])
    (tmp_path / "tm").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def decide(sheet: Path, number: int, **values: object) -> None:
    book = load_workbook(sheet)
    keys = [column.key for column in COLUMNS]
    for key, value in values.items():
        book["Review"].cell(number, keys.index(key) + 1).value = value  # type: ignore[assignment]
    book.save(sheet)


def signed(sheet: Path, number: int, decision: str, **more: object) -> None:
    decide(sheet, number, decision=decision, reviewer="B", date=date(2026, 2, 1), **more)


def test_a_review_goes_out_and_comes_back(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "review", "export", "r.xlsx") == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("r.xlsx\n", "5 terms to review\n")
    sheet = Path("r.xlsx")
    signed(sheet, 2, "accept")
    signed(sheet, 4, "prefer", body="NCKL", reference="316")

    assert exit_code(monkeypatch, "review", "import", "r.xlsx") == 0
    shown = capsys.readouterr()
    assert "changed  ai/artificial-intelligence" in shown.out
    assert "nothing is written yet" in shown.err
    assert open_term_base(base).entries[0].preferred("km") == TermSection(term=AI)

    assert exit_code(monkeypatch, "review", "import", "r.xlsx", "--apply") == 0
    after = open_term_base(base).entries[0]
    preferred = after.preferred("km")
    assert preferred is not None
    assert preferred.term == OLD_AI
    assert after.review.state is ReviewState.APPROVED
    assert after.review.approval is not None
    assert after.review.approval.body == "NCKL"
    assert [(each.term, each.reviewer) for each in after.review.decisions] == [
        ("artificial intelligence", "B"),
        (OLD_AI, "B"),
    ]

    capsys.readouterr()
    assert exit_code(monkeypatch, "review", "import", "r.xlsx", "--apply") == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("0 concepts changed, 0 rows refused, 2 on record already")


def test_what_was_changed_in_between_is_refused_and_named(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(monkeypatch, "review", "export", "r.xlsx")
    signed(Path("r.xlsx"), 3, "accept")
    signed(Path("r.xlsx"), 6, "accept")
    changed = entry("digital/data", "data", "ទិន្នន័យ")
    km = LanguageSection(lang="km", terms=(TermSection(term="ទិន្នន័យ", note="new"),))
    save_entry(base, ConceptEntry(id=changed.id, languages=(changed.languages[0], km)))
    capsys.readouterr()

    assert exit_code(monkeypatch, "review", "import", "r.xlsx", "--apply", "--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert [each["concept"] for each in document["changed"]] == ["ai/artificial-intelligence"]
    [refused] = document["refused"]
    assert (refused["concept"], refused["term"], refused["row"]) == ("digital/data", "ទិន្នន័យ", 6)
    assert "was changed" in refused["reason"]
    ai, data = open_term_base(base).entries
    assert len(ai.review.decisions) == 1
    assert data.review.decisions == ()


def test_a_damaged_sheet_changes_nothing(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(monkeypatch, "review", "export", "r.xlsx")
    signed(Path("r.xlsx"), 3, "accept")
    signed(Path("r.xlsx"), 6, "accept", concept="ai/artificial-intelligence")
    before = open_term_base(base)
    capsys.readouterr()
    assert exit_code(monkeypatch, "review", "import", "r.xlsx", "--apply") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("r.xlsx:6: the row of “ទិន្នន័យ” (ai/artificial-intelligence)")
    assert "\nhint: " in shown.err
    assert open_term_base(base) == before


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--field", "digital"], 2),
        (["--lang", "km"], 3),
        (["--state", "proposed"], 5),
        (["--field", "digital", "--lang", "en"], 1),
    ],
)
@pytest.mark.usefixtures("base")
def test_a_part_can_be_chosen(
    options: list[str],
    count: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(monkeypatch, "review", "export", "r.xlsx", *options) == 0
    assert capsys.readouterr().err == f"{count} terms to review\n"
    assert load_workbook("r.xlsx")["Review"].max_row == count + 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "r.xlsx", "--state", "approved"], "there is no term to review"),
        (["export", "r.csv"], "r.csv: a review sheet is a workbook"),
        (["import", "nothing.xlsx"], "nothing.xlsx: the file cannot be read"),
    ],
)
@pytest.mark.usefixtures("base")
def test_what_cannot_be_done_says_so(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(monkeypatch, "review", *arguments) == 2
    assert capsys.readouterr().err.startswith(message)
