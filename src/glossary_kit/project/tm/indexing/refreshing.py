"""An index brought up to date: only files that have changed are read, only new texts indexed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from glossary_kit.errors import DataError, ErrorGroup, GlossaryKitError, Location
from glossary_kit.match.unit_side import primary
from glossary_kit.project.tm.indexing.segments import Texts, Writer, in_segments
from glossary_kit.store.memory_index.catalogue import (
    Catalogue,
    IndexedFile,
    as_indexed,
    is_unchanged,
    remove_others,
    with_rows,
    write_catalogue,
)
from glossary_kit.store.memory_index.rows import NO_ROWS, NOTHING, Rows, read_rows
from glossary_kit.store.memory_index.units import IndexedUnits
from glossary_kit.store.translation_memory import unit_files

Tick = Callable[[str, int, int], None]
"""Told what is being done, and how many of how many are done."""


def refresh(memory: Path, folder: Path, old: Catalogue | None, tick: Tick) -> None:
    """Bring the index in `folder`, whose catalogue was `old`, up to date with `memory`.

    Raises: as `open_memory`; OSError.
    """
    files = _files(memory, old, tick)
    catalogue = _catalogue(files)
    units = IndexedUnits(memory, catalogue)
    for lang in sorted({primary(lang) for file, _ in files for lang in file.langs if lang}):
        had = old.segments.get(lang, ()) if old else ()
        writer = Writer(folder, units, lang, tick)
        segments, pointers = in_segments(_texts(files, lang), had, writer)
        catalogue = replace(
            catalogue,
            segments={**catalogue.segments, lang: segments},
            arrays={**catalogue.arrays, **pointers},
        )
    write_catalogue(folder, catalogue)
    remove_others(folder, (name for names in catalogue.segments.values() for name in names))


def _files(memory: Path, old: Catalogue | None, tick: Tick) -> list[tuple[IndexedFile, Rows]]:
    """The files of `memory` with their rows, which are read only where they are not known."""
    known = {file.path: (file, old.rows(file)) for file in old.files} if old else {}
    paths = unit_files(memory)
    errors: list[GlossaryKitError] = []
    files: list[tuple[IndexedFile, Rows]] = []
    for number, path in enumerate(paths):
        tick("reading files", number, len(paths))
        file, rows = known.get(path.relative_to(memory).as_posix(), (None, NO_ROWS))
        try:
            now = file if file and is_unchanged(file, path) else as_indexed(path, memory)
            if not file or now.digest != file.digest:
                rows = read_rows(path)
            files.append((with_rows(now, rows), rows))
        except ErrorGroup as group:
            errors += group.errors
        except OSError as error:
            what, at = f"the file cannot be read: {error.strerror}", Location(path=str(path))
            errors.append(DataError(what, at=at, hint="check its permissions"))
    if errors:
        raise ErrorGroup(errors)
    return files


def _catalogue(files: Sequence[tuple[IndexedFile, Rows]]) -> Catalogue:
    """The catalogue of `files`, without any segment yet."""
    rows = [NO_ROWS, *(rows for _, rows in files)]
    return Catalogue(
        files=tuple(file for file, _ in files),
        segments={},
        arrays={
            "offsets": np.concatenate([each.offsets for each in rows]),
            "lines": np.concatenate([each.lines for each in rows]),
            "digests": np.concatenate([each.digests for each in rows], axis=1),
        },
    )


def _texts(files: Sequence[tuple[IndexedFile, Rows]], lang: str) -> Texts:
    """The texts in `lang`, by their digests, and the places of the units that have them."""
    digests, places = [NO_ROWS.digests[0]], [np.empty(0, np.uint32)]
    first = 0
    for file, rows in files:
        tags = [primary(tag) for tag in file.langs]
        if lang in tags:
            side = rows.digests[tags.index(lang)]
            having = np.flatnonzero(side != NOTHING)
            digests.append(side[having])
            places.append((having + first).astype(np.uint32))
        first += file.rows
    return Texts(np.concatenate(digests), np.concatenate(places))
