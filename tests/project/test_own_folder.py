"""What came with the kit is read everywhere and changed nowhere but in its own checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.config import shipped_data
from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import log
from glossary_kit.project import Project
from glossary_kit.project.own_folder import own_folder


def test_the_shipped_memory_is_not_written_from_another_folder(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("id\ten\tkm\n1\tNew words\tពាក្យថ្មី\n", "utf-8")
    tm = Project(tmp_path).tm
    plan = tm.plan_import(tmp_path / "units.tsv", collection="own", report=log)
    assert len(plan.new) == 1
    before = {path: path.stat().st_mtime_ns for path in shipped_data().rglob("tm/**/*.tsv")}
    with pytest.raises(UsageError) as caught:
        tm.apply_import(plan)
    assert "init" in str(caught.value.hint)
    assert {path: path.stat().st_mtime_ns for path in shipped_data().rglob("tm/**/*.tsv")} == before


def test_the_shipped_term_base_keeps_its_names(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Project(tmp_path).rename("ai-core/algorithm", "ai-core/other")


def test_a_project_may_change_its_own_folder_and_a_checkout_its_own(tmp_path: Path) -> None:
    for folder in (tmp_path / "glossary", tmp_path / "tm"):
        folder.mkdir()
    config = Project(tmp_path).config
    assert own_folder(config, config.term_base, "term base") == tmp_path / "glossary"
    home = Project(shipped_data()).config
    assert own_folder(home, home.memory, "memory") == home.memory


def test_a_file_is_not_changed_in_place(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.touch()
    with pytest.raises(UsageError, match="folder"):
        own_folder(Project(tmp_path).config, path, "memory")
