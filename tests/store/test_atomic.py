from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from glossary_kit.store.atomic import write_all_atomically, write_atomically

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.toml", b"new")
    assert (tmp_path / "a" / "b.toml").read_bytes() == b"new"
    assert names(tmp_path) == ["a", "b.toml"]


@posix
def test_permissions_are_kept_and_new_files_get_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")
    old.chmod(0o604)
    before = os.umask(0o027)
    try:
        write_all_atomically({old: b"new", tmp_path / "made": b"new"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o604
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o640


@posix
def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "target"
    write_atomically(target, b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["elsewhere", "link", "target"]


@posix
def test_a_hard_linked_copy_keeps_the_old_content(tmp_path: Path) -> None:
    path, copy = tmp_path / "path", tmp_path / "copy"
    path.write_bytes(b"old")
    copy.hardlink_to(path)
    write_atomically(path, b"new")
    assert copy.read_bytes() == b"old"


def test_nothing_changes_when_one_file_cannot_be_written(tmp_path: Path) -> None:
    first, removed = tmp_path / "first", tmp_path / "removed"
    first.write_bytes(b"old")
    removed.write_bytes(b"kept")
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(OSError):
        write_all_atomically({first: b"new", tmp_path / "file" / "x": b"new"}, remove=[removed])
    assert first.read_bytes() == b"old"
    assert removed.read_bytes() == b"kept"
    assert names(tmp_path) == ["file", "first", "removed"]


def test_files_already_in_place_are_put_back_when_a_later_rename_fails(tmp_path: Path) -> None:
    first, made, removed = tmp_path / "first", tmp_path / "made", tmp_path / "removed"
    first.write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        write_all_atomically({first: b"new", made: b"new"}, remove=[removed])
    assert first.read_bytes() == b"old"
    assert names(tmp_path) == ["first"]
