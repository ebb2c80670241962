"""The index of a memory folder: opened from the disk, and made or mended where it is not fresh."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.match.unit_side import Segment, Side
from glossary_kit.project.tm.indexing.refreshing import Tick, refresh
from glossary_kit.store.memory_index.array_file import Array, BrokenFileError, open_arrays
from glossary_kit.store.memory_index.catalogue import (
    Catalogue,
    is_fresh,
    open_catalogue,
    segment_path,
)
from glossary_kit.store.memory_index.folder import index_folder, locked
from glossary_kit.store.memory_index.units import IndexedUnits

__all__ = ["IndexedMemory", "Tick", "indexed_memory"]


@dataclass(frozen=True, slots=True)
class IndexedMemory:
    """The units of a memory folder, and its sides by language.

    `mended` says that the index was damaged, and has been made again.
    """

    units: IndexedUnits
    sides: Mapping[str, Side]
    mended: bool = False


def indexed_memory(memory: Path, tick: Tick | None = None) -> IndexedMemory | None:
    """The folder `memory` with its index, fresh; `None` if there is no room for an index.

    `tick` is told what is done, and how many units of how many.

    Raises: as `open_memory`; as `locked`, where the index has to be made.
    """
    folder = index_folder(memory)
    if folder is None:
        return None
    with suppress(BrokenFileError):
        opened = _opened(memory, folder, open_catalogue(folder))
        if opened is not None:
            return opened
    with locked(memory, "index"):
        return _made(memory, folder, tick or _nobody)


def _made(memory: Path, folder: Path, tick: Tick) -> IndexedMemory | None:
    """The memory with its index, made or mended by the only process that does so."""
    catalogue, damaged = None, False
    try:
        catalogue = open_catalogue(folder)  # by now another process may have made it
        opened = _opened(memory, folder, catalogue)
        if opened is not None:
            return opened
    except BrokenFileError:
        damaged = True
    # On a full disk there is no index; without one all is slower, and right.
    with suppress(OSError, BrokenFileError):
        refresh(memory, folder, catalogue, tick)
        opened = _opened(memory, folder, open_catalogue(folder), fresh=True)
        return opened and replace(opened, mended=damaged)
    return None


def _opened(
    memory: Path, folder: Path, catalogue: Catalogue | None, *, fresh: bool = False
) -> IndexedMemory | None:
    """The memory with the index of `catalogue`, if it is `fresh` or found to be.

    Raises: BrokenFileError if a segment is not there, or not whole.
    """
    if catalogue is None or not (fresh or is_fresh(catalogue, memory)):
        return None
    try:
        sides = {
            lang: Side([_segment(folder, name, catalogue.arrays) for name in names])
            for lang, names in catalogue.segments.items()
        }
    except (OSError, ValueError, KeyError) as error:
        raise BrokenFileError(str(folder)) from error
    return IndexedMemory(IndexedUnits(memory, catalogue), sides)


def _segment(folder: Path, name: str, pointers: Mapping[str, Array]) -> Segment:
    file = open_arrays(segment_path(folder, name))
    index = UnitIndex.from_arrays(file.arrays, file.data, file.places["units"])
    begins, places = pointers[f"{name}.begins"], pointers[f"{name}.places"]
    return Segment(index, begins.view(np.uint32), places.view(np.uint32))


def _nobody(_what: str, _done: int, _total: int) -> None:
    """Nobody is told."""
