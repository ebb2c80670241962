"""The index itself: arrays, in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from mmap import mmap

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Alphabet
from glossary_kit.match.unit_index.arrays import as_kind
from glossary_kit.match.unit_index.bigrams import Bigrams
from glossary_kit.match.unit_index.columns import Columns
from glossary_kit.match.unit_index.holding import holding
from glossary_kit.match.unit_index.pair_rows import PairRows
from glossary_kit.match.unit_index.ranking import likest
from glossary_kit.match.unit_index.search import Search
from glossary_kit.match.unit_index.zones import Zones
from glossary_kit.match.unit_score import symbols

MANY_ALIKE = 8
"""From so many keys of one length on, cutting them out in one step costs less."""


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """The unit keys of a memory, coded and sorted by length.

    At the place p stands the key whose code units, in the bytes `units` behind the first `skip`
    of them, begin at `starts[p]` and end at `starts[p + 1]`; `order[p]` is its number in the
    order in which the keys were given. The first key of the length n, or longer, is at
    `first_of_length[n]`.
    """

    alphabet: Alphabet
    order: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    units: bytes | mmap
    skip: int
    first_of_length: npt.NDArray[np.int64]
    columns: Columns
    bigrams: Bigrams
    zones: Zones | None

    @classmethod
    def build(cls, keys: Iterable[str]) -> UnitIndex:
        """The index of `keys`, which are unit keys."""
        from glossary_kit.match.unit_index.building import build

        return build(keys)

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, npt.NDArray[np.generic]], data: bytes | mmap, skip: int
    ) -> UnitIndex:
        """The index that `arrays` once was; they are used where they lie.

        The array `units` is in `data`, too, behind `skip` bytes.

        Raises: KeyError and ValueError if it is not.
        """
        return cls(
            alphabet=Alphabet.from_arrays(arrays),
            order=as_kind(arrays["order"], np.uint32),
            starts=as_kind(arrays["starts"], np.int64),
            units=data,
            skip=skip,
            first_of_length=as_kind(arrays["first_of_length"], np.int64),
            columns=Columns(as_kind(arrays["counts"], np.uint8)),
            bigrams=Bigrams(PairRows.from_arrays(arrays, "pair")),
            zones=Zones(PairRows.from_arrays(arrays, "zone")) if "zone_bits" in arrays else None,
        )

    def as_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of the index, fit for a file."""
        return {
            **self.alphabet.as_arrays(),
            "order": self.order,
            "starts": self.starts,
            "units": np.frombuffer(self.units, np.uint8)[self.skip :][: self.starts[-1]],
            "counts": self.columns.counts,
            "first_of_length": self.first_of_length,
            **self.bigrams.table.as_arrays("pair"),
            **(self.zones.table.as_arrays("zone") if self.zones else {}),
        }

    def __len__(self) -> int:
        return len(self.order)

    def search(self, key: str, least: float) -> Search:
        """The keys whose score with `key` is at least `least`, 0 to 100, not in order."""
        return Search(self, symbols(key), least)

    def likest(self, key: str, limit: int) -> list[int]:
        """The keys that share most pairs of symbols with `key`: see `ranking.likest`."""
        return likest(self, symbols(key), limit)

    def holding(self, stretches: Iterable[Sequence[str]]) -> npt.NDArray[np.bool_]:
        """For each key whether it may hold all `stretches` of symbols: see `holding.holding`."""
        return holding(self, stretches)

    def lengths(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """How many symbols the keys at `places` have."""
        size = np.dtype(self.alphabet.unit).itemsize
        lengths: npt.NDArray[np.int64] = (self.starts[places + 1] - self.starts[places]) // size
        return lengths

    def texts(self, places: npt.NDArray[np.int64]) -> list[str] | list[bytes]:
        """The keys at `places`, which ascend, as sequences with one element per symbol."""
        begins, ends = self.starts[places] + self.skip, self.starts[places + 1] + self.skip
        sizes = ends - begins
        runs = np.flatnonzero(sizes[1:] != sizes[:-1]) + 1
        if len(places) > MANY_ALIKE * (len(runs) + 1):
            pieces = self._side_by_side(begins, sizes, [0, *runs.tolist(), len(places)])
        else:
            stretches = zip(begins.tolist(), ends.tolist(), strict=True)
            pieces = [self.units[begin:end] for begin, end in stretches]
        return self.alphabet.as_texts(pieces)

    def _side_by_side(
        self, begins: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], runs: list[int]
    ) -> list[bytes]:
        """The code units from `begins` on; those between two `runs` are as many, and one step."""
        pieces: list[bytes] = []
        for first, last in pairwise(runs):
            size = int(sizes[first])
            shape = (len(self.units) - size + 1,)
            every = np.ndarray(shape, f"V{size}", self.units, strides=(1,))
            pieces += every[begins[first:last]].tolist()
        return pieces
