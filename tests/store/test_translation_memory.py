from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.errors import ErrorGroup, UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.translation_memory import format_memory, open_memory, save_document

UNIT = TranslationUnit(id="1", source="a", target="b")
ROW = "id\ten\tkm\tstate\tsource\tchanged\n1\ta\tb\tinitial\t\t\n"


def test_a_memory_is_read_by_collection_and_document_in_document_order(tmp_path: Path) -> None:
    second = TranslationUnit(id="0", source="c", target="d")
    save_document(tmp_path, "press", "b", [UNIT, second])
    path = save_document(tmp_path, "law", "z", [UNIT])
    assert path == tmp_path / "law" / "z.tsv"
    found = [(each.collection, each.document, each.unit.id) for each in open_memory(tmp_path)]
    assert found == [("law", "z", "1"), ("press", "b", "1"), ("press", "b", "0")]
    assert format_memory(tmp_path, check=True) == []


def test_errors_of_all_files_come_at_once(tmp_path: Path) -> None:
    save_document(tmp_path, "a", "good", [UNIT])
    (tmp_path / "a" / "one.tsv").write_text("no header", "utf-8")
    (tmp_path / "a" / "two.tsv").write_text(ROW + "2\tx\n3\tx\n", "utf-8")
    with pytest.raises(ErrorGroup) as caught:
        open_memory(tmp_path)
    lines = [Path(str(error).split(": ")[0]).name for error in caught.value.errors]
    assert lines == ["one.tsv:1", "two.tsv:3", "two.tsv:4"]


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(UsageError, match=r"no-such-folder: there is no memory here"):
        open_memory(Path("no-such-folder"))


def test_formatting_writes_only_what_is_not_canonical(tmp_path: Path) -> None:
    save_document(tmp_path, "a", "good", [UNIT])
    other = tmp_path / "a" / "other.tsv"
    other.write_bytes(ROW.replace("\n", "\r\n").encode())
    assert format_memory(tmp_path, check=True) == [other]
    assert b"\r" in other.read_bytes()
    assert format_memory(tmp_path, check=False) == [other]
    assert other.read_text("utf-8") == ROW
    assert format_memory(tmp_path, check=True) == []
