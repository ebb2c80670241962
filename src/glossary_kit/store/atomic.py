"""Files written whole or not at all: temporary file, fsync, rename, fsync of the folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; a crash leaves the old file or the new one.

    The permissions of an existing file are kept. Where `path` is a symbolic link, the file
    it points to is replaced and the link stays. Folders are made as needed.

    Raises: OSError; the file is then as it was.
    """
    write_all_atomically({path: data})


def write_all_atomically(files: Mapping[Path, bytes], remove: Iterable[Path] = ()) -> None:
    """Put all `files` in place and then delete `remove`, or leave everything as it was.

    Every file is first written whole beside its target, so a full disk changes nothing. If
    a rename fails after others were done, those are put back; only a crash of the machine
    between two renames can leave some files new and others old, each of them whole.

    Raises: OSError; the files are then as they were.
    """
    targets = {Path(os.path.realpath(path)): data for path, data in files.items()}
    removed = list(remove)
    before = {path: _content(path) for path in (*targets, *removed)}
    staged: dict[Path, Path] = {}
    try:
        for target, data in targets.items():
            staged[target] = _write_beside(target, data)
        for target, temporary in staged.items():
            temporary.replace(target)
        for path in removed:
            path.unlink()
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        _put_back(before)
        raise
    for folder in {path.parent for path in before}:
        _sync_folder(folder)


@contextmanager
def opened_atomically(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content is put at `path` in one step, once it is written to its end.

    Raises: OSError; `path` is then as it was, as it is if the caller raises.
    """
    with _beside(path) as (stream, temporary):
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()  # Windows renames no open file
        temporary.replace(path)
    _sync_folder(path.parent)


def _write_beside(target: Path, data: bytes) -> Path:
    """The path of a new file with `data` in the folder of `target`, safely on the disk."""
    with _beside(target) as (stream, temporary):
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
    return temporary


@contextmanager
def _beside(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file in the folder of `target`, and its path; gone again if anything is raised."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f".{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)  # new files get the user's umask
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream, temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with contextlib.suppress(OSError):  # the first error is the one to report
            if data is None:
                path.unlink(missing_ok=True)
            elif _content(path) != data:
                _write_beside(path, data).replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders; its renames are journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
