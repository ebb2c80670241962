"""The verb tm: the memory searched, brought in and out, counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import exit_code

from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.store.translation_memory import open_memory, save_document

RIGHTS, DATA = "សិទ្ធិមនុស្ស", "ទិន្នន័យផ្ទាល់ខ្លួន"


def unit(unit_id: str, source: str, target: str, **more: object) -> TranslationUnit:
    return TranslationUnit(
        id=unit_id,
        source=source,
        target=target,
        **{"state": State.TRANSLATED} | more,  # type: ignore[arg-type]
    )


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tm"
    save_document(
        folder,
        "guides",
        "one",
        [unit("h", "Human Rights", RIGHTS), unit("d", "Protect personal data.", f"ការពារ{DATA}។")],
    )
    save_document(
        folder,
        "law",
        "two",
        [unit("h", "Personal data of 2024", f"{DATA}ឆ្នាំ២០២៤", state=State.INITIAL)],
    )
    (tmp_path / "glossary").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    return exit_code(monkeypatch, "tm", *arguments)


def test_search_as_json(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "search", "personal", "data", "of", "2025", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {
        "version": 1,
        "matches": [
            {
                "score": 86.2,
                "kind": "fuzzy",
                "unit": "h",
                "source": "Personal data of 2024",
                "target": f"{DATA}ឆ្នាំ២០២៤",
                "collection": "law",
                "document": "two",
                "state": "initial",
                "adapted": f"{DATA}ឆ្នាំ២០២៥",
                "penalties": [
                    {"kind": "numbers", "points": 5},
                    {"kind": "case", "points": 1},
                    {"kind": "state", "points": 3},
                ],
                "terms": [],
            }
        ],
    }


def test_search_shows_the_terms_of_the_match(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = memory.parent / "terms.csv"
    base.write_text(f"en,km,status\npersonal data,{DATA},preferred\n", encoding="utf-8")
    assert run(monkeypatch, "search", "Personal data of 2024", "--term-base", str(base)) == 0
    assert f"  term  Personal data = {DATA}" in capsys.readouterr().out.splitlines()
    assert run(monkeypatch, "search", f"{DATA}ឆ្នាំ២០២៤", "--term-base", str(base)) == 0
    assert f"  term  {DATA} = personal data" in capsys.readouterr().out.splitlines()


def test_search_for_people(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "search", f"ការពារ{DATA}ល្អ។", "--min-score", "60") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("fuzzy  guides/one  d  translated")
    assert lines[1:3] == ["  en  Protect personal data.", f"  km  ការពារ{DATA}។"]
    assert lines[3] == f"  differs  ការពារ{DATA}{{+ល្អ+}}។"


def test_search_that_finds_nothing_says_so(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "search", "something quite different") == 0
    assert "no unit is like" in capsys.readouterr().err
    assert run(monkeypatch, "search", RIGHTS, "--lang", "en", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["matches"] == []


def test_a_damaged_index_is_told_of_once(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def say() -> str:
        assert run(monkeypatch, "search", "Human Rights") == 0
        shown = capsys.readouterr()
        assert "Human Rights" in shown.out
        return shown.err

    assert say() == ""
    path = memory.parent / ".glossary-kit" / "tm.index" / "catalogue.arrays"
    path.write_bytes(path.read_bytes().replace(b"digest", b"digits", 1))
    assert say() == "the index of the memory was damaged and has been made again\n"
    assert say() == ""


@pytest.mark.parametrize("verb", ["search", "concordance"])
def test_nothing_to_look_for_is_refused(
    verb: str, memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, verb, "  ") == 2
    assert "to look for" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["search", "concordance"])
def test_an_empty_memory_is_told_of(
    verb: str, memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (memory.parent / "none").mkdir()
    assert run(monkeypatch, verb, "data", "--memory", "none") == 0
    assert "none: the memory is empty" in capsys.readouterr().err


def test_concordance_that_finds_nothing_says_so(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "concordance", "data", "nowhere") == 0
    assert "no unit has all of these words" in capsys.readouterr().err


def test_concordance(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "concordance", "data", "personal", "--limit", "1") == 0
    shown = capsys.readouterr()
    assert (
        "  en  ⟦Personal⟧ ⟦data⟧ of 2024" in shown.out or "Protect ⟦personal⟧ ⟦data⟧." in shown.out
    )
    assert "2 units, 1 shown" in shown.err
    assert run(monkeypatch, "concordance", "មនុស្ស", "--format", "json") == 0
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert (match["unit"], match["source_spans"]) == ("h", [])
    assert RIGHTS[slice(*match["target_spans"][0])] == "មនុស្ស"


@pytest.mark.parametrize("suffix", [".tmx", ".xlf", ".po", ".csv", ".xlsx"])
def test_export_and_import_give_the_memory_back(
    memory: Path,
    tmp_path: Path,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / f"out{suffix}"
    assert run(monkeypatch, "export", str(file)) == 0
    assert "3 units written" in capsys.readouterr().err
    assert run(monkeypatch, "search", RIGHTS, "--memory", str(file), "--format", "json") == 0
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert (match["unit"], match["kind"]) == ("guides/one/h", "exact")
    assert (match["collection"], match["document"]) == ("", "out")
    (tmp_path / "new").mkdir()
    into = ["import", str(file), "--collection", "back", "--memory", str(tmp_path / "new")]
    assert run(monkeypatch, *into) == 0
    assert "nothing is written yet" in capsys.readouterr().err
    assert open_memory(tmp_path / "new") == ()
    assert run(monkeypatch, *into, "--apply") == 0
    written = {
        (each.collection, each.document, each.unit.source, each.unit.target)
        for each in open_memory(tmp_path / "new")
    }
    assert written == {
        ("back", "out", each.unit.source, each.unit.target) for each in open_memory(memory)
    }


def test_import_shows_conflicts_and_leaves_them_out(
    memory: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("en,km\nHuman rights,សិទ្ធិ\nHuman rights,សិទ្ធិមនុស្ស\nNew,ថ្មី\n", encoding="utf-8")
    arguments = ["import", str(file), "--collection", "theirs", "--apply", "--format"]
    assert run(monkeypatch, *arguments, "json") == 1
    plan = json.loads(capsys.readouterr().out)
    assert (plan["known"], [each["source"] for each in plan["new"]]) == (1, ["New"])
    (conflict,) = plan["conflicts"]
    assert (conflict["target"], conflict["ours"], conflict["our_target"]) == ("សិទ្ធិ", "h", RIGHTS)
    (new,) = [each for each in open_memory(memory) if each.collection == "theirs"]
    assert (new.document, new.unit.source, new.unit.origin) == ("theirs", "New", "theirs.csv")
    assert run(monkeypatch, *arguments, "text", "--keep-conflicts") == 0
    assert f"  guides/one/h  {RIGHTS}" in capsys.readouterr().out
    assert len(open_memory(memory)) == 5


def test_import_needs_a_folder(
    memory: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "export", str(tmp_path / "m.tmx")) == 0
    arguments = ["import", "m.tmx", "--collection", "x", "--memory", "m.tmx"]
    assert run(monkeypatch, *arguments) == 2
    assert "only a memory that is a folder can be changed" in capsys.readouterr().err
    (tmp_path / "empty.csv").write_text("en,km\n", encoding="utf-8")
    assert run(monkeypatch, "import", "empty.csv", "--collection", "x") == 2
    assert "0 units read" in capsys.readouterr().err


def test_export_refuses_formats_for_terms(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "export", "out.tbx", "--to", "tbx-v3-dca") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_stats(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "stats", "--format", "json") == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert documents[1] == {
        "collection": "law",
        "document": "two",
        "units": 1,
        "states": {"initial": 1},
        "source_length": 4,
        "target_length": 13,
    }
    assert run(monkeypatch, "stats") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == ["source", "target"]
    assert lines[-1].split() == ["3", "units", "9", "30", "in", "all"]
