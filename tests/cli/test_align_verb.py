"""The verb tm align: two documents become a table, the table is looked through and comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from command_line import exit_code
from openpyxl import load_workbook

from glossary_kit.model.unit import State
from glossary_kit.store.translation_memory import open_memory

ROOT = Path(__file__).parents[2]
ENGLISH = """The law protects personal data.
It applies to all ministries. Every ministry names a data protection officer.
Complaints are answered within 15 days.
The report for 2024 is public.
"""
KHMER = """ច្បាប់នេះការពារទិន្នន័យផ្ទាល់ខ្លួន។
ច្បាប់នេះអនុវត្តចំពោះក្រសួងទាំងអស់ ហើយក្រសួងនីមួយៗចាត់តាំងមន្ត្រីការពារទិន្នន័យ។
បណ្តឹងតវ៉ាត្រូវឆ្លើយតបក្នុងរយៈពេល ១៥ ថ្ងៃ។
របាយការណ៍ឆ្នាំ ២០២៣ ត្រូវផ្សាយជាសាធារណៈ។
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("tm", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "law.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "law.km.txt").write_text(KHMER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    return exit_code(monkeypatch, "tm", *arguments)


@pytest.mark.parametrize("documents", [("law.en.txt", "law.km.txt"), ("law.km.txt", "law.en.txt")])
def test_units_as_json(
    folder: Path,
    documents: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "align", *documents, "--format", "json") == 0
    shown = capsys.readouterr()
    units = json.loads(shown.out)["units"]
    assert [each["source"] for each in units] == [
        "The law protects personal data.",
        "It applies to all ministries. Every ministry names a data protection officer.",
        "Complaints are answered within 15 days.",
        "The report for 2024 is public.",
    ]
    assert [each["target"] for each in units] == KHMER.splitlines()
    assert units[0]["doubts"] == []
    assert "numbers differ: 2024, ២០២៣" in units[3]["doubts"]
    assert "4 units" in shown.err


def test_for_people(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    khmer = KHMER.replace(KHMER.splitlines()[2], "").replace("២០២៣", "២០២៤")
    (folder / "law.km.txt").write_text(khmer, encoding="utf-8")
    assert run(monkeypatch, "align", "law.en.txt", "law.km.txt") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:3] == ["  en  The law protects personal data.", f"  km  {KHMER.splitlines()[0]}"]
    place = lines.index("  en  Complaints are answered within 15 days.")
    assert lines[place - 1].endswith("  no counterpart")
    assert lines[place + 1] == "  km  –"


def test_a_table_is_looked_through_and_comes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "align", "law.en.txt", "law.km.txt", "-o", "law.xlsx") == 0
    workbook = load_workbook("law.xlsx")
    sheet = workbook["Pairs"]
    header = [cell.value for cell in sheet[1]]
    assert header == ["id", "en", "km", "state", "confidence", "mark", "origin"]
    assert [sheet.cell(row, 4).value for row in range(2, 6)] == ["initial"] * 4
    assert isinstance(sheet["E2"].value, int)
    assert sheet["F5"].value == "numbers differ: 2024, ២០២៣"
    # A person corrects one row, splits another and deletes the last.
    sheet["C2"], sheet["D2"] = "ច្បាប់ការពារទិន្នន័យផ្ទាល់ខ្លួន។", "reviewed"
    sheet.insert_rows(4)
    first, second = sheet["B3"].value.split(". ")
    sheet["B3"], sheet["B4"] = f"{first}.", second
    left, right = sheet["C3"].value.split(" ហើយ")
    sheet["C3"], sheet["C4"] = f"{left}។", right
    sheet.delete_rows(6)
    workbook.save("law.xlsx")
    capsys.readouterr()
    assert run(monkeypatch, "import", "law.xlsx", "--collection", "laws", "--apply") == 0
    said = capsys.readouterr().err
    assert "4 new" in said
    assert "confidence" not in said
    units = [each.unit for each in open_memory(folder / "tm")]
    assert [each.source for each in units] == [
        "The law protects personal data.",
        "It applies to all ministries.",
        "Every ministry names a data protection officer.",
        "Complaints are answered within 15 days.",
    ]
    assert units[0].state is State.REVIEWED
    assert {each.origin for each in units if each.id != "3"} == {"law.en.txt, law.km.txt"}


@pytest.mark.parametrize("suffix", [".tsv", ".csv", ".tmx", ".po"])
def test_other_formats_come_back_too(
    folder: Path,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "align", "law.en.txt", "law.km.txt", "-o", f"law{suffix}") == 0
    assert run(monkeypatch, "import", f"law{suffix}", "--collection", "laws", "--apply") == 0
    units = [each.unit for each in open_memory(folder / "tm")]
    assert [each.target for each in units] == KHMER.splitlines()
    assert {each.state for each in units} == {State.INITIAL}


def test_word_documents_and_web_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_heading("The law", level=1)
    for line in ENGLISH.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Term", "Meaning", "AI", "a system that learns"],
        strict=True,
    ):
        cell.text = text
    document.save("law.en.docx")
    cells = "<tr><td>ពាក្យ<td>អត្ថន័យ<tr><td>AI<td>ប្រព័ន្ធដែលរៀន"
    paragraphs = "".join(f"<p>{line}</p>" for line in KHMER.splitlines())
    page = f"<meta charset=utf-8><h1>ច្បាប់</h1>{paragraphs}<table>{cells}</table>"
    Path("law.km.html").write_text(page, encoding="utf-8")
    assert run(monkeypatch, "align", "law.en.docx", "law.km.html", "--format", "json") == 0
    units = json.loads(capsys.readouterr().out)["units"]
    pairs = {each["source"]: each["target"] for each in units}
    assert pairs["The law"] == "ច្បាប់"
    assert pairs["The law protects personal data."] == KHMER.splitlines()[0]
    assert pairs["AI"] == "AI"
    assert pairs["a system that learns"] == "ប្រព័ន្ធដែលរៀន"


@pytest.mark.skipif(
    not (shutil.which("bash") and (ROOT / ".venv" / ".made-from").exists()),
    reason="scripts need bash, and .venv as scripts/test sets it up",
)
def test_a_folder_of_documents(folder: Path) -> None:
    (folder / "alone.en.md").write_text("Nobody translated this.", encoding="utf-8")
    script = [str(ROOT / "scripts" / "build-memory"), str(folder)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "4 units" in done.stderr
    assert "alone.en.md: by their names 0 documents are its translation" in done.stderr
    before = (folder / "law.xlsx").read_bytes()
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert "units" not in done.stderr
    assert (folder / "law.xlsx").read_bytes() == before


def test_sure_pairs_go_straight_into_the_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    into = ["align", "law.en.txt", "law.km.txt", "--collection", "laws"]
    assert run(monkeypatch, *into) == 0
    assert "nothing is written yet" in capsys.readouterr().err
    assert open_memory(folder / "tm") == ()
    assert run(monkeypatch, *into, "--apply") == 0
    written = open_memory(folder / "tm")
    assert {(each.collection, each.document) for each in written} == {("laws", "law")}
    assert "The report for 2024 is public." not in {each.unit.source for each in written}
    assert "The law protects personal data." in {each.unit.source for each in written}


@pytest.mark.parametrize(
    ("second", "text", "message"),
    [
        ("law.pdf", "%PDF-1.7", "this PDF cannot be read"),
        ("other.txt", ENGLISH, "both documents are in the language en"),
        ("empty.md", "\n", "there is no text in this document"),
        ("pairs.csv", "en,km\nLaw,ច្បាប់\n", "this file holds both languages already"),
        ("backwards.txt", "\n".join(reversed(KHMER.splitlines())), "do not look like translations"),
    ],
)
def test_refusals(
    folder: Path,
    second: str,
    text: str,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(second).write_text(text, encoding="utf-8")
    assert run(monkeypatch, "align", "law.en.txt", second, "-o", "out.xlsx") == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.startswith(second)
    assert not Path("out.xlsx").exists()


def test_a_document_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "align", "law.en.txt", "law.km.txt", "-o", "law.km.txt") == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert run(monkeypatch, "align", "law.en.txt", "law.km.txt", "--apply") == 2
    assert "no collection is named" in capsys.readouterr().err
