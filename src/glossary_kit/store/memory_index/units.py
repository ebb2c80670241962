"""The units of a memory, each read from its file when it is asked for."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, overload

import numpy as np

from glossary_kit.errors import Location, UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.memory_index.catalogue import Catalogue, IndexedFile
from glossary_kit.store.translation_memory import MemoryUnit, placed
from glossary_kit.store.unit_file import read_row


class IndexedUnits(Sequence[TranslationUnit]):
    """The units of the folder `memory` in document order, found by its `catalogue`.

    No file stays open, so that others can be put in their places.

    Raises: UsageError where a file was changed after it was indexed; DataError.
    """

    def __init__(self, memory: Path, catalogue: Catalogue) -> None:
        self._memory, self._files = memory, catalogue.files
        self._first_places = catalogue.first_places()
        self._offsets = catalogue.arrays["offsets"].view(np.int64)
        self._lines = catalogue.arrays["lines"].view(np.uint32)

    def __len__(self) -> int:
        return self._first_places[-1]

    @overload
    def __getitem__(self, place: int) -> TranslationUnit: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TranslationUnit]: ...
    def __getitem__(self, place: int | slice) -> TranslationUnit | Sequence[TranslationUnit]:
        if isinstance(place, slice):
            return [*self.at(range(*place.indices(len(self))))]
        return next(iter(self.at([range(len(self))[place]])))

    def at(self, places: Iterable[int]) -> Iterator[TranslationUnit]:
        """The units at `places`; as long as they ascend, each file is opened once."""
        left = iter(places)
        place = next(left, None)
        while place is not None:
            number = bisect_right(self._first_places, place) - 1
            file, behind = self._files[number], self._first_places[number + 1]
            with self._opened(file) as stream:
                while place is not None and self._first_places[number] <= place < behind:
                    yield self._read(stream, file, place)
                    place = next(left, None)

    @property
    def monolingual(self) -> list[int]:
        """The places of the units whose source and target are in one language."""
        firsts = zip(self._files, pairwise(self._first_places), strict=True)
        alike = (range(*ends) for file, ends in firsts if _language(file, 0) == _language(file, 1))
        return [place for places in alike for place in places]

    def placed(self, place: int) -> MemoryUnit:
        """The unit at `place` with its collection and document."""
        file = self._files[bisect_right(self._first_places, place) - 1]
        return MemoryUnit(*placed(self._memory, self._memory / file.path), self[place])

    def _read(self, stream: BinaryIO, file: IndexedFile, place: int) -> TranslationUnit:
        stream.seek(int(self._offsets[place]))
        at = Location(path=str(self._memory / file.path), line=int(self._lines[place]))
        return read_row(stream.readline(), file.langs, at)

    @contextmanager
    def _opened(self, file: IndexedFile) -> Iterator[BinaryIO]:
        path = self._memory / file.path
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if (status.st_size, status.st_mtime_ns) != (file.size, file.changed):
                at, hint = Location(path=str(path)), "try again"
                raise UsageError("the memory has been changed meanwhile", at=at, hint=hint)
            yield stream


def _language(file: IndexedFile, side: int) -> str:
    """The language of a side of the file, without script and region."""
    return file.langs[side].split("-")[0].lower()
