"""An index made of keys: in steps, so that only numbers are held, never all keys as strings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.alphabet import Alphabet, Codes
from glossary_kit.match.unit_index.bigrams import Bigrams
from glossary_kit.match.unit_index.columns import Columns
from glossary_kit.match.unit_index.index import UnitIndex
from glossary_kit.match.unit_index.numbering import Numbering
from glossary_kit.match.unit_index.zones import Zones

AT_ONCE = 1 << 15
"""How many segments are coded and counted in one step."""
SAMPLE = 40_000
"""Segments of which the frequent pairs are known."""
ZONED, FEW_SYMBOLS = 1 << 18, 1 << 8
"""From so many segments on, if they have fewer symbols than that, `zones` are worth having."""


def build(keys: Iterable[str]) -> UnitIndex:
    """The index of `keys`, which are unit keys."""
    alphabet, codes, given = _coded(keys)
    order = np.argsort(given, kind="stable").astype(np.uint32)
    lengths = given[order]
    begins = np.concatenate([[0], np.cumsum(given)])
    sample = order[:: len(order) // SAMPLE + 1]
    columns = Columns.empty(len(alphabet), len(order))
    sampled = given[sample], _gathered(codes, begins, given, sample)
    bigrams = Bigrams.empty(len(order), *sampled)
    zoned = len(order) >= ZONED and len(alphabet) < FEW_SYMBOLS
    zones = Zones.empty(len(order), *sampled) if zoned else None
    units = bytearray()
    for first in range(0, len(order), AT_ONCE):
        some = order[first : first + AT_ONCE]
        part = _gathered(codes, begins, given, some)
        units += part.tobytes()
        columns.count(first, given[some], part)
        bigrams.mark(first, given[some], part)
        if zones:
            zones.mark(first, given[some], part)
    longest = int(lengths[-1]) if len(lengths) else 0
    first_of_length = np.searchsorted(lengths, np.arange(longest + 2)).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)]) * codes.itemsize
    return UnitIndex(
        alphabet, order, starts, bytes(units), 0, first_of_length, columns, bigrams, zones
    )


def _coded(keys: Iterable[str]) -> tuple[Alphabet, Codes, npt.NDArray[np.int64]]:
    """The alphabet of `keys`, all their symbols in it one after the other, and their lengths."""
    numbering = Numbering()
    parts: list[Codes] = [np.empty(0, np.uint16)]
    lengths: list[npt.NDArray[np.int64]] = [np.empty(0, np.int64)]
    left = iter(keys)
    while some := [*islice(left, AT_ONCE)]:
        found, counts = numbering.of(some)
        parts.append(found if len(numbering.numbers) > 1 << 16 else found.astype(np.uint16))
        lengths.append(counts)
    numbers = numbering.numbers
    codes = np.concatenate(parts)
    frequent_first = np.argsort(-np.bincount(codes, minlength=len(numbers)), kind="stable")
    found_symbols = [*numbers]
    alphabet = Alphabet.of(found_symbols[number] for number in frequent_first.tolist())
    ranks = np.empty(len(numbers), np.uint32)
    ranks[frequent_first] = np.arange(len(numbers), dtype=np.uint32)
    return alphabet, alphabet.as_units(ranks)[codes], np.concatenate(lengths)


def _gathered(
    codes: Codes,
    begins: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.int64],
    some: npt.NDArray[np.uint32],
) -> Codes:
    """The symbols of the keys `some`, one after the other."""
    sizes = lengths[some]
    shifts = begins[some] - np.concatenate([[0], np.cumsum(sizes)])[:-1]
    return codes[np.repeat(shifts, sizes) + np.arange(int(sizes.sum()))]
