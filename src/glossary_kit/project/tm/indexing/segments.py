"""The texts of one language in segments, files of the index that are never changed.

Texts that are new make a new segment. Segments that are no larger than what is new, or that
hold mostly texts that are gone, are merged into it (the logarithmic method, Bentley and Saxe
1980; the merge trees of O'Neil and others 1996). So however a memory grows, each of n texts is
indexed again only about log n times. Which units have a text the catalogue says: a unit that is
moved, or deleted, or changes its state costs no indexing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.match.unit_score import unit_key
from glossary_kit.match.unit_side import side_of
from glossary_kit.store.memory_index.array_file import (
    Array,
    BrokenFileError,
    open_arrays,
    write_arrays,
)
from glossary_kit.store.memory_index.catalogue import WRITER, segment_path
from glossary_kit.store.memory_index.units import IndexedUnits

MOST_TEXTS = 1 << 20
"""Texts in a segment: this bounds the memory that is needed to build it."""
WORTH_KEEPING = 4096
"""Smaller segments are merged whenever anything is new."""
_STEP = 1000

Digests = npt.NDArray[np.uint64]
Places = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Texts:
    """Digests of texts, and the `places` of the units that have them, ascending."""

    digests: Digests
    places: Places


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes segments of texts in `lang` of `units` into `folder`, and tells `tick` of it."""

    folder: Path
    units: IndexedUnits
    lang: str
    tick: Callable[[str, int, int], None]

    def write(self, texts: Texts) -> str:
        """The name of the segment of `texts`, written unless it is there already, and whole."""
        content = hashlib.blake2b(texts.digests.tobytes(), digest_size=8, key=WRITER.encode())
        name = f"{self.lang}-{content.hexdigest()}"
        if self.digests(name) is None:
            index = UnitIndex.build(self._keys(texts.places))
            arrays = {**index.as_arrays(), "digests": texts.digests}
            write_arrays(segment_path(self.folder, name), {}, arrays)
        return name

    def digests(self, name: str) -> Digests | None:
        """The texts of the segment with this name; `None` if it is not there, or not whole."""
        with suppress(OSError, BrokenFileError, KeyError):
            return open_arrays(segment_path(self.folder, name)).arrays["digests"].view(np.uint64)
        return None

    def _keys(self, places: Places) -> Iterator[str]:
        for done, unit in enumerate(self.units.at(places.tolist())):
            if done % _STEP == 0:
                self.tick(f"indexing {self.lang}", done, len(places))
            yield unit_key(side_of(unit, self.lang)[0])


def in_segments(
    texts: Texts, had: Sequence[str], writer: Writer
) -> tuple[tuple[str, ...], dict[str, Array]]:
    """The names of segments that hold all `texts`, and arrays that point to the units.

    Of the segments that are `had` already, those that are worth it are kept.
    """
    distinct, first = np.unique(texts.digests, return_index=True)
    kept, new = _kept(distinct, had, writer)
    some = np.sort(first[new])
    for start in range(0, len(some), MOST_TEXTS):
        part = some[start : start + MOST_TEXTS]
        name = writer.write(Texts(texts.digests[part], texts.places[part]))
        kept[name] = texts.digests[part]
    pointers: dict[str, Array] = {}
    for name, digests in kept.items():
        pointers |= _pointers(name, digests, texts)
    return tuple(kept), pointers


def _kept(
    distinct: Digests, had: Sequence[str], writer: Writer
) -> tuple[dict[str, Digests], npt.NDArray[np.bool_]]:
    """The segments to keep, and which of the texts `distinct` are in none of them."""
    new = np.ones(len(distinct), np.bool_)
    segments: list[tuple[int, str, Digests, npt.NDArray[np.bool_]]] = []
    for name in had:
        digests = writer.digests(name)
        if digests is not None:
            mine = new & np.isin(distinct, digests)
            new &= ~mine
            segments.append((int(mine.sum()), name, digests, mine))
    kept: dict[str, Digests] = {}
    for alive, name, digests, mine in sorted(segments, key=lambda segment: segment[0]):
        small = new.any() and alive <= max(int(new.sum()), WORTH_KEEPING)
        if small or 2 * alive < len(digests):
            new |= mine
        else:
            kept[name] = digests
    return kept, new


def _pointers(name: str, digests: Digests, texts: Texts) -> dict[str, Array]:
    """For each text of a segment the units that have it: see `Catalogue`."""
    by_digest = np.argsort(digests)
    ordered = digests[by_digest]
    found = np.minimum(np.searchsorted(ordered, texts.digests), len(ordered) - 1)
    here = np.flatnonzero(ordered[found] == texts.digests)
    numbers = by_digest[found[here]]
    in_order = np.argsort(numbers, kind="stable")
    begins = np.searchsorted(numbers[in_order], np.arange(len(digests) + 1))
    return {
        f"{name}.begins": begins.astype(np.uint32),
        f"{name}.places": texts.places[here[in_order]],
    }
