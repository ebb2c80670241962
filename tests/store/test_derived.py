"""The derived copy: never stale, never trusted, never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary_kit.store.derived import FOLDER, open_derived
from glossary_kit.store.term_base import open_term_base

SHIPPED = Path(__file__).parents[2] / "glossary"
CONCEPT = """\
kind = "term"

[en]
[[en.terms]]
term = "model"
status = "preferred"

[km]
[[km.terms]]
term = "គំរូ"
status = "preferred"

[review]
state = "approved"
[review.approval]
body = "A body"
reference = "No. 1"
date = 2026-01-02
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "glossary/ai").mkdir(parents=True)
    (tmp_path / "glossary/ai/model.toml").write_text(CONCEPT, encoding="utf-8")
    return tmp_path / "glossary"


def copy_of(folder: Path) -> Path:
    return folder.parent / FOLDER / "term-base.json"


def test_the_copy_says_what_the_files_say(folder: Path) -> None:
    first = open_derived(folder)
    assert copy_of(folder).is_file()
    assert open_derived(folder) == first == open_term_base(folder)


def test_the_whole_shipped_base_survives(tmp_path: Path) -> None:
    (tmp_path / "glossary").symlink_to(SHIPPED, target_is_directory=True)
    open_derived(tmp_path / "glossary")
    assert open_derived(tmp_path / "glossary") == open_term_base(SHIPPED)


def test_a_changed_file_is_seen(folder: Path) -> None:
    open_derived(folder)
    path = folder / "ai/model.toml"
    path.write_text(CONCEPT.replace("គំរូ", "ម៉ូដែល"), encoding="utf-8")
    (entry,) = open_derived(folder)
    assert [term.term for term in entry.terms("km")] == ["ម៉ូដែល"]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"digest": 1}'])
def test_a_broken_copy_is_made_anew(folder: Path, content: bytes) -> None:
    expected = open_derived(folder)
    copy_of(folder).write_bytes(content)
    assert open_derived(folder) == expected


def test_a_copy_with_the_right_digest_and_wrong_entries_is_made_anew(folder: Path) -> None:
    expected = open_derived(folder)
    document = json.loads(copy_of(folder).read_bytes())
    document["entries"][0]["kind"] = "nonsense"
    copy_of(folder).write_text(json.dumps(document), encoding="utf-8")
    assert open_derived(folder) == expected


def test_a_copy_that_cannot_be_written_is_done_without(folder: Path) -> None:
    (folder.parent / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    assert len(open_derived(folder)) == 1
