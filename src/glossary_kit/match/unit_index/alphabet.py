"""The symbols of a memory, each with a number: the most frequent has the smallest.

A cluster of up to a dozen code points becomes one character of a string, so that comparing
strings compares what a reader sees, and at the speed of strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.unsignedinteger]
"""Symbols by their numbers, one element for each."""

#: Code units of one, two and four bytes, as far as each goes; surrogates are no characters.
_WIDTHS: tuple[tuple[int, type[np.unsignedinteger], str], ...] = (
    (0x100, np.uint8, ""),
    (0xD800, np.uint16, "utf-16-le"),
    (0x110000 - 0x800, np.uint32, "utf-32-le"),
)
_SURROGATES, _BEHIND_SURROGATES = 0xD800, 0xE000


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The symbols by their numbers, and what numbers have become of them.

    Code units are of the type `unit`; `encoding` makes a string of them, where one is needed.
    """

    symbols: tuple[str, ...]
    numbers: dict[str, int]
    unit: type[np.unsignedinteger]
    encoding: str

    @classmethod
    def of(cls, symbols: Iterable[str]) -> Alphabet:
        """The alphabet of `symbols`, which are distinct, numbered in their order."""
        found = tuple(symbols)
        numbers = {symbol: number for number, symbol in enumerate(found)}
        unit, encoding = next(width[1:] for width in _WIDTHS if len(found) < width[0])
        return cls(found, numbers, unit, encoding)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> Alphabet:
        """The alphabet that `arrays` once was."""
        text = arrays["symbols"].tobytes().decode("utf-32-le", "surrogatepass")
        ends = np.cumsum(arrays["symbol_lengths"]).tolist()
        return cls.of(text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=False))

    def as_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """The symbols as code points, and how many of these each has."""
        text = "".join(self.symbols).encode("utf-32-le", "surrogatepass")
        return {
            "symbols": np.frombuffer(text, np.uint32),
            "symbol_lengths": np.array([*map(len, self.symbols)], np.uint32),
        }

    def __len__(self) -> int:
        return len(self.symbols)

    def codes(self, symbols: Iterable[str]) -> Codes:
        """The numbers of `symbols` in code units as narrow as the alphabet allows.

        All symbols that are not in the alphabet get one number: none of them is equal to any
        symbol in it, and that is all that counts when comparing.
        """
        numbers, unknown = self.numbers, len(self)
        found = [numbers.get(symbol, unknown) for symbol in symbols]
        return self.as_units(np.array(found, dtype=np.uint32))

    def as_units(self, numbers: npt.NDArray[np.uint32]) -> Codes:
        """The code units of symbols by their `numbers`, which are changed."""
        numbers[numbers >= _SURROGATES] += _BEHIND_SURROGATES - _SURROGATES
        return numbers.astype(self.unit)

    def as_texts(self, pieces: list[bytes]) -> list[str] | list[bytes]:
        """Code units as sequences with one element per symbol, fit for comparing.

        Where a byte is enough for a symbol, bytes are it already.
        """
        if not self.encoding:
            return pieces
        return [piece.decode(self.encoding) for piece in pieces]
