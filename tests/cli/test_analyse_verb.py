"""The verb tm analyse: tables for people, JSON and a workbook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import exit_code
from openpyxl import load_workbook


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "memory.csv").write_text(
        "en,km\nHuman rights,សិទ្ធិមនុស្ស\nProtect personal data.,ការពារទិន្នន័យ។\n", encoding="utf-8"
    )
    folder = tmp_path / "job"
    folder.mkdir()
    (folder / "a.csv").write_text(
        "en,km\nHuman rights,\nProtect your data.,\nNew words,\nNew words,\n", encoding="utf-8"
    )
    (folder / "b.csv").write_text("km,en\nសិទ្ធិ,rights\n", encoding="utf-8")
    (folder / "c.csv").write_text("en,km\nNew words,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    return exit_code(monkeypatch, "tm", "analyse", "--memory", "memory.csv", *arguments)


def test_json(
    job: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "job", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    nothing = {"segments": 0, "words": 0, "clusters": 0}
    assert document["version"] == 1
    assert [file["path"] for file in document["files"]] == ["job/a.csv", "job/b.csv", "job/c.csv"]
    first = {
        band: amount for band, amount in document["files"][0]["bands"].items() if amount != nothing
    }
    assert first == {
        "exact": {"segments": 1, "words": 2, "clusters": 0},
        "repetition": {"segments": 1, "words": 2, "clusters": 0},
        "50-74": {"segments": 1, "words": 3, "clusters": 0},
        "no_match": {"segments": 1, "words": 2, "clusters": 0},
    }
    assert document["files"][1]["all"] == {"segments": 1, "words": 0, "clusters": 2}
    assert document["total"]["bands"]["cross_file_repetition"]["segments"] == 1
    assert document["total"]["all"] == {"segments": 6, "words": 11, "clusters": 2}


def test_tables_for_people(
    job: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "job/a.csv", "job/c.csv", "--untranslated") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "job/a.csv"
    assert lines[1].split() == ["segments", "words", "share"]
    assert "  repetition of another file         1         2  100.0 %" in lines
    assert lines[-12] == "all 2 files"
    assert lines[-1].split() == ["total", "5", "11", "100.0", "%"]


def test_workbook(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "job", "--format", "xlsx", "-o", "out.xlsx") == 0
    workbook = load_workbook("out.xlsx")
    total, files = workbook["Total"], workbook["Files"]
    assert [cell.value for cell in total[1]] == [
        *("File", "Band", "Segments", "Words", "Clusters", "Share")
    ]
    assert [cell.value for cell in total[11]] == ["all files", "total", 6, 11, 2, 1]
    assert files.max_row == 1 + 3 * 10
    assert files.cell(2, 1).value == "job/a.csv"


def test_the_draft_is_not_overwritten(
    job: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (job / "a.csv").read_bytes()
    assert run(monkeypatch, "job", "-o", "job/a.csv") == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert (job / "a.csv").read_bytes() == before
    assert run(monkeypatch, "nowhere.po") == 2
