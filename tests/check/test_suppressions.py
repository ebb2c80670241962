"""Permissions in notes and waivers: what they take away, and what is said of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from glossary_kit.check.rules import RULES
from glossary_kit.check.selection import path_matches
from glossary_kit.check.suppression import allowed_in
from glossary_kit.check.waivers import read_waivers
from glossary_kit.errors import ConfigError, ErrorGroup
from glossary_kit.project import Project

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
CODES = frozenset(rule.code for rule in RULES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROBOTS, tmp_path / "robots")
    return tmp_path / "robots"


def write_draft(folder: Path, note: str) -> Path:
    path = folder / "note.po"
    path.write_text(
        f'msgid ""\nmsgstr ""\n"Language: km\\n"\n\n# {note}\nmsgid "The robot"\nmsgstr "រ៉ូបូត"\n',
        "utf-8",
    )
    return path


def found(folder: Path, *paths: Path) -> list[tuple[str, str]]:
    issues = Project(folder).checking().issues(paths)
    return [(issue.code, Path(issue.path).name) for issue in issues]


def waive(folder: Path, text: str) -> None:
    (folder / "waivers.toml").write_text(text, "utf-8")
    settings = folder / "glossary-kit.toml"
    settings.write_text(settings.read_text("utf-8") + 'waivers = "waivers.toml"\n', "utf-8")


def test_codes_and_reason_are_read_from_any_line() -> None:
    note = "For the reviewer\nglossary-kit: allow TRM102, NUM101 CHR101 -- quoted -- as it is\n"
    [suppression] = allowed_in([note])
    assert suppression.codes == ("TRM102", "NUM101", "CHR101")
    assert suppression.reason == "quoted -- as it is"
    assert list(allowed_in(["allow TRM102 -- no", "glossary-kit allows"])) == []


def test_a_note_with_a_reason_takes_the_issue_away(folder: Path) -> None:
    assert found(folder, write_draft(folder, "a comment")) == [("TRM102", "note.po")]
    allowed = write_draft(folder, "glossary-kit: allow TRM102 -- the name of a film")
    assert found(folder, allowed) == []
    run = Project(folder).checking()
    list(run.issues([allowed]))
    assert run.suppressed == 1


def test_a_note_without_a_reason_does_not(folder: Path) -> None:
    draft = write_draft(folder, "glossary-kit: allow TRM102")
    assert found(folder, draft) == [("SUP102", "note.po"), ("TRM102", "note.po")]


def test_a_permission_is_idle_only_if_its_rule_was_asked(folder: Path) -> None:
    draft = write_draft(folder, "glossary-kit: allow TRM102, CHR101 -- a film")
    assert found(folder, draft) == [("SUP101", "note.po")]
    project = Project(folder)
    rules = project.rules(["TRM", "SUP"])
    assert list(project.checking(rules).issues([draft])) == []


def test_a_waiver_asks_for_concept_path_and_unit(folder: Path) -> None:
    draft = write_draft(folder, "a comment")
    head = '[[waivers]]\ncode = "TRM102"\nreason = "r"\nexpires = 2999-01-01\n'
    waive(folder, head)
    assert found(folder, draft) == []
    path = folder / "waivers.toml"
    for line, holds in (
        ('concept = "technology/robot"', True),
        ('concept = "technology/other"', False),
        ('path = "robots/*.po"', True),
        ('path = "*.xlf"', False),
        ('unit = "The *"', True),
        ('unit = "A *"', False),
    ):
        path.write_text(f"{head}{line}\n", "utf-8")
        assert (found(folder, draft) == []) == holds


def test_an_expired_waiver_takes_nothing_away_and_is_reported(folder: Path) -> None:
    text = '\n[[waivers]]\ncode = "TRM102"\nreason = "r"\nexpires = 2001-01-01\n'
    waive(folder, text)
    issues = list(Project(folder).checking().issues([write_draft(folder, "a comment")]))
    assert [(i.code, Path(i.path).name, i.line) for i in issues] == [
        ("SUP103", "waivers.toml", 2),
        ("TRM102", "note.po", 5),
    ]


def test_a_waiver_is_idle_only_if_what_it_names_was_checked(folder: Path) -> None:
    draft = write_draft(folder, "a comment")
    head = '[[waivers]]\ncode = "CHR101"\nreason = "r"\nexpires = 2999-01-01\n'
    waive(folder, f'{head}path = "drafts/*.csv"\n')
    assert found(folder, draft) == [("TRM102", "note.po")]
    assert ("SUP101", "waivers.toml") in found(folder, folder / "drafts")
    (folder / "waivers.toml").write_text(f'{head}path = "note.po"\n', "utf-8")
    assert ("SUP101", "waivers.toml") in found(folder, draft)


def test_every_wrong_waiver_is_named_with_its_line() -> None:
    text = (
        "waiver = 1\n\n"
        '[[waivers]]\ncode = "TRM999"\nreason = "r"\nexpires = 2030-01-01\n\n'
        '[[waivers]]\ncode = "trm102"\nreason = ""\nexpires = "soon"\n\n'
        '[[waivers]]\ncodes = "TRM102"\n'
    )
    with pytest.raises(ErrorGroup) as caught:
        read_waivers(text.encode(), "waivers.toml", CODES)
    errors = caught.value.errors
    assert all(isinstance(error, ConfigError) for error in errors)
    assert [(error.at.line if error.at else None, error.message) for error in errors] == [
        (1, "unknown key “waiver”"),
        (4, "there is no rule “TRM999”"),
        (10, "[[waivers]] has no reason"),
        (11, "expires is not a day"),
        (13, "[[waivers]] has no code"),
        (13, "[[waivers]] has no reason"),
        (13, "[[waivers]] has no expires"),
        (14, "unknown key “codes” in [[waivers]]"),
    ]


def test_waivers_know_their_lines() -> None:
    text = '# ours\n\n[[waivers]]\ncode = "trm102"\nreason = "r"\nexpires = 2030-01-31\n'
    [waiver] = read_waivers(text.encode(), "waivers.toml", CODES)
    assert (waiver.at.line, waiver.suppression.codes) == (3, ("TRM102",))
    assert waiver.suppression.expires == date(2030, 1, 31)


@pytest.mark.parametrize(
    ("pattern", "path", "holds"),
    [
        ("*.po", "a/b/draft.po", True),
        ("*.po", "a/b/draft.pot", False),
        ("drafts/*.po", "/home/x/drafts/a.po", True),
        ("drafts/*.po", "drafts/deep/a.po", False),
        ("drafts/**/*.po", "drafts/deep/deeper/a.po", True),
        ("drafts/**/*.po", "drafts/a.po", True),
        ("final/**", "x/final/a/b.xlf", True),
        ("final/**", "semifinal/a.xlf", False),
        ("draft?.po", "draft1.po", True),
        ("a[1].po", "a[1].po", True),
        ("drafts/*.po", "C:\\work\\drafts\\a.po", True),
    ],
)
def test_a_glob_is_held_against_the_end_of_the_path(pattern: str, path: str, holds: bool) -> None:
    assert path_matches(pattern, path) == holds
