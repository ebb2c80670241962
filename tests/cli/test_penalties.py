"""Penalties that the settings set: shown one by one by search, analyse and translate."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import exit_code

from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.project import Project
from glossary_kit.store.translation_memory import save_document

RIGHTS = "សិទ្ធិមនុស្ស"
SETTINGS = """\
[penalties]
age = 2
older_than = 5

[penalties.collections]
machine = 10
"machine/checked" = 4
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    units = {
        ("machine", "raw"): ("Human rights", date.today()),
        ("machine", "checked"): ("Human duties", None),
        ("ours", "law"): ("Human dignity", date(2001, 1, 1)),
    }
    for (collection, document), (source, changed) in units.items():
        unit = TranslationUnit(
            id="1", source=source, target=RIGHTS, state=State.TRANSLATED, changed=changed
        )
        save_document(tmp_path / "tm", collection, document, [unit])
    (tmp_path / "glossary-kit.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "draft.csv").write_text(
        "en,km,state\nHuman rights,,\nHuman duties,,\nHuman dignity,,\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_search(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for query, said in [
        ("Human rights", "90  exact  machine/raw  1  translated  (collection −10)"),
        ("Human duties", "96  exact  machine/checked  1  translated  (collection −4)"),
        ("Human dignity", "98  exact  ours/law  1  translated  (age −2)"),
    ]:
        assert exit_code(monkeypatch, "tm", "search", query) == 0
        assert capsys.readouterr().out.splitlines()[0] == said
    assert exit_code(monkeypatch, "tm", "search", "Human rights", "--format", "json") == 0
    first = json.loads(capsys.readouterr().out)["matches"][0]
    assert first["penalties"] == [{"kind": "collection", "points": 10}]


def test_analyse_counts_by_the_score_that_is_left(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch, "tm", "analyse", "draft.csv") == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["95–99", "%", "2", "4", "66.7", "%"] in lines
    assert ["85–94", "%", "1", "2", "33.3", "%"] in lines
    assert lines[-2:] == [
        ["less", "points", "for", "age", "1", "2", "33.3", "%"],
        ["less", "points", "for", "collection", "2", "4", "66.7", "%"],
    ]
    assert exit_code(monkeypatch, "tm", "analyse", "draft.csv", "--format", "json") == 0
    penalties = json.loads(capsys.readouterr().out)["total"]["penalties"]
    assert penalties["collection"] == {"segments": 2, "words": 4, "clusters": 0}
    assert penalties["numbers"] == {"segments": 0, "words": 0, "clusters": 0}


def test_translate_leaves_it_to_be_looked_at(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["tm", "translate", "draft.csv", "-o", "out.csv", "--min-score", "95"]
    assert exit_code(monkeypatch, *arguments) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "2  96  exact  machine/checked  1  translated  (collection −4)",
        "3  98  exact  ours/law  1  translated  (age −2)",
    ]
    assert "2 of 3 units filled (2 to be looked at)" in shown.err
    assert f"Human duties,{RIGHTS},initial" in Path("out.csv").read_text(encoding="utf-8")


def test_a_collection_that_the_memory_lacks_is_an_error_in_its_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SETTINGS.replace("\nmachine", "\nmachin")
    (project / "glossary-kit.toml").write_text(text, encoding="utf-8")
    assert exit_code(monkeypatch, "tm", "search", "Human rights") == 2
    said = capsys.readouterr().err
    assert "glossary-kit.toml:6: the memory has no collection or document “machin”" in said
    assert "did you mean “machine”?" in said


def test_a_memory_in_another_place_is_called_as_its_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "machine.csv").write_text(f"en,km\nHuman rights,{RIGHTS}\n", encoding="utf-8")
    (project / "else.csv").write_text(f"en,km\nHuman rights,{RIGHTS}\n", encoding="utf-8")
    for name, score in (("machine", "90"), ("else", "100")):
        query = ["tm", "search", "Human rights", "--memory", f"{name}.csv"]
        assert exit_code(monkeypatch, *query) == 0
        assert capsys.readouterr().out.startswith(f"{score}  exact  {name}")


def test_the_day_is_given_and_not_looked_up(project: Path) -> None:
    verbs = type(Project().tm)
    config = Project().config
    for today, score in ((date(2006, 1, 1), 100), (date(2006, 1, 2), 98)):
        (match, *_) = verbs(config, today=today).search("Human dignity")
        assert match.score == score
