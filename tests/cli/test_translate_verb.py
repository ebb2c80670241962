"""The verb tm translate: what is filled in, what is left alone, what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from command_line import exit_code

from glossary_kit.formats.registry import codec_named
from glossary_kit.model.unit import State, TranslationUnit

RIGHTS, DATA = "សិទ្ធិមនុស្ស", "ការពារទិន្នន័យផ្ទាល់ខ្លួន។"
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Human rights"
msgstr ""

msgid "Human Rights"
msgstr "ស្រេច"

#, fuzzy
msgid "Protect personal data."
msgstr "ចាស់"

msgid "Protect your personal data!"
msgstr ""

msgid "Something else"
msgstr ""
"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    memory = f"en,km,state\nHuman rights,{RIGHTS},final\nProtect personal data.,{DATA},translated\n"
    (tmp_path / "memory.csv").write_text(memory, encoding="utf-8")
    path = tmp_path / "draft.po"
    path.write_text(PO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    return exit_code(monkeypatch, "tm", "translate", "--memory", "memory.csv", *arguments)


def test_only_empty_targets_are_filled(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "draft.po", "-o", "out.po") == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "Human rights  100  exact  memory  1  final",
        "Protect your personal data!  79.8  fuzzy  memory  2  translated  (punctuation −1)",
    ]
    assert "out.po: 2 of 5 units filled (1 exact, 1 to be looked at)" in shown.err
    assert Path("out.po").read_text(encoding="utf-8") == PO.replace(
        'msgid "Human rights"\nmsgstr ""', f'msgid "Human rights"\nmsgstr "{RIGHTS}"'
    ).replace(
        'msgid "Protect your personal data!"\nmsgstr ""',
        '#, fuzzy\n#| msgid "Protect personal data."\nmsgid "Protect your personal data!"\n'
        f'msgstr "{DATA}"',
    )
    assert draft.read_text(encoding="utf-8") == PO


def test_initial_targets_are_replaced_where_that_is_asked(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["draft.po", "--in-place", "--replace-initial", "--min-score", "100"]
    assert run(monkeypatch, *arguments, "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["version"], document["units"], document["left_out"]) == (1, 5, [])
    assert [(each["unit"], each["target"], each["state"]) for each in document["filled"]] == [
        ("Human rights", RIGHTS, "translated"),
        ("Protect personal data.", DATA, "translated"),
    ]
    assert document["filled"][0]["match"]["state"] == "final"
    after = draft.read_text(encoding="utf-8")
    assert f'msgid "Protect personal data."\nmsgstr "{DATA}"' in after
    assert "fuzzy" not in after
    assert "ស្រេច" in after


def test_a_second_run_has_nothing_to_do(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "draft.po", "--in-place") == 0
    once = draft.read_bytes()
    assert run(monkeypatch, "draft.po", "--in-place") == 0
    assert draft.read_bytes() == once


def test_a_table_without_states_gets_exact_targets_only(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "en,km\nHuman rights,\nProtect your personal data!,\n"
    Path("a.csv").write_text(table, encoding="utf-8")
    assert run(monkeypatch, "a.csv", "-o", "b.csv") == 0
    assert "1 left out, for the file has no place" in capsys.readouterr().err
    expected = table.replace("Human rights,", f"Human rights,{RIGHTS}")
    assert Path("b.csv").read_text(encoding="utf-8") == expected
    Path("a.csv").write_text(table.replace("en,km\n", "en,km,state\n"), encoding="utf-8")
    assert run(monkeypatch, "a.csv", "-o", "b.csv") == 2
    assert "there already" in capsys.readouterr().err
    assert run(monkeypatch, "a.csv", "-o", "b.csv", "--force") == 0
    lines = Path("b.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        f"Human rights,{RIGHTS},translated",
        f"Protect your personal data!,{DATA},initial",
    ]


def test_a_memory_that_nobody_looked_at_gives_nothing_finished(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = f"en,km,state\nHuman rights,{RIGHTS},initial\n"
    Path("memory.csv").write_text(memory, encoding="utf-8")
    assert run(monkeypatch, "draft.po", "-o", "out.po") == 0
    assert '#, fuzzy\nmsgid "Human rights"' in Path("out.po").read_text(encoding="utf-8")


def test_numbers_are_those_of_the_draft(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = "en,km,state\nIt covers the years from 2025 on.,ចាប់ពីឆ្នាំ២០២៥។,final\n"
    Path("memory.csv").write_text(memory, encoding="utf-8")
    table = "en,km,state\nIt covers the years from 2031 on.,,\n"
    Path("a.csv").write_text(table, encoding="utf-8")
    assert run(monkeypatch, "a.csv", "-o", "b.csv") == 0
    assert "(numbers or placeholders adapted)" in capsys.readouterr().out
    assert "ចាប់ពីឆ្នាំ២០៣១។,initial" in Path("b.csv").read_text(encoding="utf-8")
    assert run(monkeypatch, "a.csv", "-o", "b.csv", "--format", "json", "--force") == 0
    (filled,) = json.loads(capsys.readouterr().out)["filled"]
    assert (filled["adapted"], filled["exact"], filled["state"]) == (True, False, "initial")


def test_a_table_in_word(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_paragraph("Human rights")
    document.save("plain.docx")
    assert run(monkeypatch, "plain.docx", "-o", "out.docx") == 2
    said = capsys.readouterr().err
    assert "plain.docx: no table of this document has a column for each language" in said
    assert not Path("out.docx").exists()
    table = document.add_table(rows=0, cols=2)
    for cells in (("English", "Khmer"), ("Human rights", ""), ("Protect your personal data!", "")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save("job.docx")
    assert run(monkeypatch, "job.docx", "-o", "out.docx") == 0
    assert "out.docx: 2 of 2 units filled (1 exact, 1 to be looked at)" in capsys.readouterr().err
    filled = docx.Document("out.docx")
    assert [each.text for each in filled.tables[0].columns[1].cells] == ["Khmer", RIGHTS, DATA]
    assert ["79 % match" in each.text for each in filled.comments] == [True]


@pytest.mark.parametrize("name", ["xliff", "xlsx-units", "tsv-units"])
def test_other_formats(name: str, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codec = codec_named(name)
    assert codec.write is not None
    assert codec.read is not None
    units = [
        TranslationUnit(id="1", source="Human rights", target=""),
        TranslationUnit(id="2", source="Protect personal dates.", target=""),
        TranslationUnit(id="3", source="Else", target="ទៀត", state=State.FINAL),
    ]
    path = draft.with_name(f"draft{codec.suffixes[0]}")
    buffer = io.BytesIO()
    codec.write(units, buffer)
    path.write_bytes(buffer.getvalue())
    assert run(monkeypatch, path.name, "-o", f"out{path.suffix}") == 0
    with draft.with_name(f"out{path.suffix}").open("rb") as stream:
        found = [(each.target, each.state) for each in codec.read(stream, path.name)]
    assert found == [
        (RIGHTS, State.TRANSLATED),
        (DATA, State.INITIAL),
        ("ទៀត", State.FINAL),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draft.po"], "one place to write to is needed"),
        (["draft.po", "-o", "x.po", "--in-place"], "one place to write to is needed"),
        (["draft.po", "-o", "draft.po"], "would be overwritten"),
        (["draft.po", "-o", "out.xlf"], "in the format of the draft"),
        (["nowhere.po", "-o", "x.po"], "there is no such file"),
        (["-", "-o", "x.po"], "standard input is not filled"),
        (["draft.tmx", "-o", "x.tmx"], "cannot be filled"),
    ],
)
def test_what_is_refused(
    arguments: list[str],
    said: str,
    draft: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    codec = codec_named("tmx")
    assert codec.write is not None
    with draft.with_name("draft.tmx").open("wb") as stream:
        codec.write([TranslationUnit(id="1", source="a", target="ក")], stream)
    assert run(monkeypatch, *arguments) == 2
    assert said in capsys.readouterr().err
    assert draft.read_text(encoding="utf-8") == PO
    assert not Path("x.po").exists()
