from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import exit_code
from openpyxl import load_workbook

from glossary_kit.model.concept import (
    ConceptEntry,
    LanguageSection,
    Reliability,
    Review,
    ReviewState,
    TermSection,
)
from glossary_kit.store.term_base import open_term_base, save_entries

EXAMPLES = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples"
AI = "បញ្ញាសិប្បនិម្មិត"


def entry(concept_id: str, english: str, khmer: TermSection, **more: object) -> ConceptEntry:
    return ConceptEntry(
        id=concept_id,
        languages=(
            LanguageSection(lang="en", terms=(TermSection(term=english),), definition="A thing."),
            LanguageSection(lang="km", terms=(khmer,)),
        ),
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "glossary"
    ai = TermSection(term=AI, reliability=Reliability.RELIABLE, source="seen")
    reviewed = Review(state=ReviewState.REVIEWED)
    save_entries(
        folder,
        [
            entry("ai/artificial-intelligence", "artificial intelligence", ai, review=reviewed),
            entry("ai/model", "model", TermSection(term="គំរូ"), see_also=("digital/data",)),
            entry("digital/data", "data", TermSection(term="ទិន្នន័យ")),
        ],
    )
    (tmp_path / "tm").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def incoming(folder: Path) -> None:
    """A glossary with one concept of every kind that an import knows."""
    save_entries(
        folder,
        [
            entry("ai/artificial-intelligence", "artificial intelligence", TermSection(term=AI)),
            entry("ai/model", "model", TermSection(term="គំរូ", note="also of a device")),
            entry("ai/prompt", "prompt", TermSection(term="ប្រម៉ូត")),
            entry("digital/data", "data", TermSection(term="ទិន្នន័យផ្សេង")),
        ],
    )


def test_an_import_is_shown_first_and_then_applied(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    incoming(Path("theirs"))
    before = files(base)
    assert exit_code(monkeypatch, "import", "theirs") == 1
    shown = capsys.readouterr()
    assert "new  ai/prompt  prompt = ប្រម៉ូត" in shown.out
    assert '  +note = "also of a device"' in shown.out
    assert "clashing  digital/data  “ទិន្នន័យ” is preferred here" in shown.out
    assert "1 new, 1 changed, 1 clashing, 1 unchanged\nnothing is written yet" in shown.err
    assert files(base) == before

    assert exit_code(monkeypatch, "import", "theirs", "--apply", "--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert document["applied"] is True
    assert [each["concept"] for each in document["new"]] == ["ai/prompt"]
    assert document["unchanged"] == ["ai/artificial-intelligence"]
    after = files(base)
    assert after.keys() - before.keys() == {"ai/prompt.toml"}
    assert {name for name in before if after[name] != before[name]} == {"ai/model.toml"}

    (Path("theirs") / "digital/data.toml").unlink()
    capsys.readouterr()
    assert exit_code(monkeypatch, "import", "theirs") == 0
    assert capsys.readouterr().out == ""


def test_a_tbx_file_can_be_imported(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "export", "all.tbx") == 0
    capsys.readouterr()
    assert exit_code(monkeypatch, "import", "all.tbx", "--apply") == 0
    assert "0 new, 0 changed, 0 clashing, 3 unchanged" in capsys.readouterr().err
    assert len(open_term_base(base)) == 3


@pytest.mark.usefixtures("base")
def test_a_file_without_concepts_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("none").mkdir()
    empty = '<tbx type="TBX-Core" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
    Path("none.tbx").write_text(f"{empty}<text><body/></text></tbx>", encoding="utf-8")
    for name in ("none", "none.tbx"):
        assert exit_code(monkeypatch, "import", name) == 2
        assert capsys.readouterr().err.startswith(f"{name}: 0 concepts read\nhint: ")


def test_a_concept_is_renamed_with_its_references(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "rename", "digital/data", "data/data") == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    entries = {each.id: each for each in open_term_base(base)}
    assert "digital/data" not in entries
    assert entries["ai/model"].see_also == ("data/data",)

    assert exit_code(monkeypatch, "rename", "data/dat", "data/x") == 2
    assert "did you mean “data/data”?" in capsys.readouterr().err


@pytest.mark.usefixtures("base")
def test_a_foreign_file_is_not_changed_in_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(monkeypatch, "export", "all.tbx")
    capsys.readouterr()
    assert exit_code(monkeypatch, "rename", "ai/model", "ai/m", "--term-base", "all.tbx") == 2
    assert "only a term base that is a folder can be changed" in capsys.readouterr().err


TEXT = """The national audit framework sets out how an algorithmic audit is done.
Every algorithmic audit names its auditor. Artificial intelligence is audited, too.
The national audit framework was adopted in 2025.
"""


@pytest.mark.usefixtures("base")
def test_candidates_come_as_text_json_csv_and_workbook(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("text.txt").write_text(TEXT, encoding="utf-8")
    assert exit_code(monkeypatch, "extract", "text.txt") == 0
    shown = capfdbinary.readouterr()
    assert b"algorithmic audit" in shown.out
    assert b"  = ai/" not in shown.out
    assert b"1 that the term base knows are not listed" in shown.err

    assert exit_code(monkeypatch, "extract", "text.txt", "--known", "--format", "json") == 0
    candidates = json.loads(capfdbinary.readouterr().out)["candidates"]
    known = {each["term"].lower(): each["concept"] for each in candidates}
    assert known["artificial intelligence"] == "ai/artificial-intelligence"
    assert known["algorithmic audit"] is None

    assert exit_code(monkeypatch, "extract", "text.txt", "--format", "csv", "--limit", "2") == 0
    table = capfdbinary.readouterr().out.decode("utf-8-sig")
    assert [line["rank"] for line in csv.DictReader(io.StringIO(table))] == ["1", "2"]

    assert exit_code(monkeypatch, "extract", "text.txt", "--format", "xlsx", "-o", "c.xlsx") == 0
    sheet = load_workbook("c.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["rank", "term", "frequency"]

    assert exit_code(monkeypatch, "extract", "text.txt", "--format", "xlsx") == 2
    assert b"hint: add -o candidates.xlsx" in capfdbinary.readouterr().err


@pytest.mark.usefixtures("base")
def test_a_bilingual_file_gives_counterparts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = str(EXAMPLES / "correct.xlf")
    assert exit_code(monkeypatch, "extract", example, "--known", "--format", "json") == 0
    candidates = json.loads(capsys.readouterr().out)["candidates"]
    best = {each["term"]: each["counterparts"][:1] for each in candidates}
    assert best["AI"][0]["term"] == AI
    assert best["data"][0]["term"] == "ទិន្នន័យ"
    assert best["personal data"][0]["term"] == "ទិន្នន័យផ្ទាល់ខ្លួន"


@pytest.mark.usefixtures("base")
def test_statistics_count_fields_states_and_coverage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("text.txt").write_text("The data of artificial intelligence.\nModels!", encoding="utf-8")
    assert exit_code(monkeypatch, "stats", "text.txt", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["totals"] == {
        "concepts": 3,
        "with_sourced_target_term": 1,
        "terms_en": 3,
        "terms_km": 3,
        "definitions_en": 3,
        "definitions_km": 0,
    }
    ai, digital = document["fields"]
    assert (ai["field"], ai["concepts"], ai["reviewed"], ai["reliability_3"]) == ("ai", 2, 1, 1)
    assert (digital["field"], digital["proposed"], digital["reliability_unrated"]) == (
        *("digital", 1),
        1,
    )
    [covered] = document["coverage"]
    assert covered["content_words"]["percent"] == 100
    assert covered["content_words"]["running"] == 4

    Path("text.txt").write_text("Data and audits.", encoding="utf-8")
    assert exit_code(monkeypatch, "stats", "text.txt") == 0
    shown = capsys.readouterr().out
    assert "50 % of 2 content words (1)\n    not covered: audits (1)" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "nothing.txt"], "nothing.txt: there is no such file"),
        (["extract", "nothing.xlf"], "nothing.xlf: there is no such file"),
        (["stats", "nothing.txt"], "nothing.txt: there is no such file"),
        (["import", "nothing.tbx"], "nothing.tbx: there is no such file"),
    ],
)
@pytest.mark.usefixtures("base")
def test_missing_files_are_named(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(monkeypatch, *arguments) == 2
    assert capsys.readouterr().err.startswith(message)
