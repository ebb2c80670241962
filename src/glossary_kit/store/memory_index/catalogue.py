"""The catalogue of a memory: the files and rows that were indexed, and what points to them.

It is one file and the last that is written, so an index is there, whole, or not at all. A file of
the memory is unchanged since it was indexed if its size and time of change are the same, and it
was not so fresh then that a change might have followed within one tick of the clock (the rule
that git has for its own index). Anything else is looked at again, and its content decides.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from glossary_kit import __version__
from glossary_kit.store.memory_index.array_file import Array, open_arrays, write_arrays
from glossary_kit.store.memory_index.rows import Rows
from glossary_kit.store.translation_memory import unit_files

_NAME = "catalogue"
_SUFFIX = ".arrays"
WRITER = f"glossary-kit {__version__}, layout 3"
"""Who has written an index: one of another version, or laid out otherwise, is as good as none."""
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system (FAT)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedFile:
    """A unit file as it was when it was indexed.

    `path` is relative to the memory; `changed` is the time of its last change, `seen` that of
    the look at it, both in nanoseconds.
    """

    path: str
    size: int
    changed: int
    seen: int
    digest: str
    rows: int
    langs: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The files of a memory with their rows, and the segments of the index by language.

    `arrays` are the columns of the rows, one after the other for all files: see `Rows`. Those
    called `<segment>.begins` and `<segment>.places` say which rows have a text of the segment:
    those of the text number i stand at `places[begins[i]:begins[i + 1]]`.
    """

    files: tuple[IndexedFile, ...] = ()
    segments: Mapping[str, tuple[str, ...]]
    arrays: Mapping[str, Array]

    def __len__(self) -> int:
        return sum(file.rows for file in self.files)

    def first_places(self) -> list[int]:
        """The place of the first row of every file, and how many rows there are."""
        return list(accumulate((file.rows for file in self.files), initial=0))

    def rows(self, file: IndexedFile) -> Rows:
        """The rows of `file`, which is one of this catalogue."""
        number = self.files.index(file)
        first, last = self.first_places()[number : number + 2]
        return Rows(
            offsets=self.arrays["offsets"][first:last].view(np.int64),
            lines=self.arrays["lines"][first:last].view(np.uint32),
            digests=self.arrays["digests"][:, first:last].view(np.uint64),
            langs=file.langs,
        )


def open_catalogue(folder: Path) -> Catalogue | None:
    """The catalogue in the index `folder`; `None` if there is none, or another version's.

    Raises: BrokenFileError if it is not whole.
    """
    try:
        opened = open_arrays(folder / f"{_NAME}{_SUFFIX}")
    except OSError:
        return None
    about = opened.about
    if about.get("writer") != WRITER:
        return None
    files = (IndexedFile(**file | {"langs": tuple(file["langs"])}) for file in about["files"])
    segments = {lang: tuple(names) for lang, names in about["segments"].items()}
    return Catalogue(files=tuple(files), segments=segments, arrays=opened.arrays)


def write_catalogue(folder: Path, catalogue: Catalogue) -> None:
    """Put `catalogue` in the place of the one in the index `folder`.

    Raises: OSError.
    """
    about: dict[str, Any] = {
        "writer": WRITER,
        "files": [asdict(file) for file in catalogue.files],
        "segments": catalogue.segments,
    }
    write_arrays(folder / f"{_NAME}{_SUFFIX}", about, catalogue.arrays)


def segment_path(folder: Path, segment: str) -> Path:
    """The file of a segment in the index `folder`."""
    return folder / f"{segment}{_SUFFIX}"


def remove_others(folder: Path, segments: Iterable[str]) -> None:
    """Delete from the index `folder` what is left over beside the catalogue and `segments`."""
    kept = {f"{name}{_SUFFIX}" for name in (_NAME, *segments)}
    for path in folder.iterdir():
        if path.suffix in (_SUFFIX, ".tmp") and path.name not in kept:
            with suppress(OSError):  # Windows: somebody still reads it; next time, then
                path.unlink()


def is_fresh(catalogue: Catalogue, memory: Path) -> bool:
    """Whether the files in `memory` are those of `catalogue`, unchanged."""
    paths = unit_files(memory)
    names = [path.relative_to(memory).as_posix() for path in paths]
    return names == [file.path for file in catalogue.files] and all(
        is_unchanged(file, path) for file, path in zip(catalogue.files, paths, strict=True)
    )


def is_unchanged(file: IndexedFile, path: Path) -> bool:
    """Whether the unit file at `path` is surely as it was when it was indexed as `file`."""
    try:
        status = path.stat()
    except OSError:
        return False
    same = (status.st_size, status.st_mtime_ns) == (file.size, file.changed)
    return same and file.seen - file.changed > _TICK


def as_indexed(path: Path, memory: Path) -> IndexedFile:
    """The unit file at `path` as it is now, its rows not yet counted.

    Raises: OSError.
    """
    seen = time.time_ns()
    with path.open("rb") as stream:
        status = os.fstat(stream.fileno())
        digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16))
    return IndexedFile(
        path=path.relative_to(memory).as_posix(),
        size=status.st_size,
        changed=status.st_mtime_ns,
        seen=seen,
        digest=digest.hexdigest(),
        rows=0,
        langs=("", ""),
    )


def with_rows(file: IndexedFile, rows: Rows) -> IndexedFile:
    """The file, its rows counted."""
    return replace(file, rows=len(rows.offsets), langs=rows.langs)
