"""The symbols of a memory, each with a number: the most frequent has the smallest.

A cluster of up to a dozen code points becomes one character of a string, so that comparing
strings compares what a reader sees, and at the speed of strings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

#: Code units of one, two and four bytes, as far as each goes; surrogates are no characters.
_WIDTHS: tuple[tuple[int, type[np.unsignedinteger], str], ...] = (
    (0x100, np.uint8, "latin-1"),
    (0xD800, np.uint16, "utf-16-le"),
    (0x110000 - 0x800, np.uint32, "utf-32-le"),
)
_SURROGATES, _BEHIND_SURROGATES = 0xD800, 0xE000


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The symbols by their numbers, and what numbers have become of them."""

    symbols: tuple[str, ...]
    numbers: dict[str, int]

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Alphabet:
        """The alphabet of `texts`, each a sequence of symbols."""
        counts = Counter(chain.from_iterable(texts))
        return cls.from_symbols(symbol for symbol, _ in counts.most_common())

    @classmethod
    def from_symbols(cls, symbols: Iterable[str]) -> Alphabet:
        """The alphabet of `symbols`, which are distinct, numbered in their order."""
        found = tuple(symbols)
        return cls(found, {symbol: number for number, symbol in enumerate(found)})

    def __len__(self) -> int:
        return len(self.symbols)

    def codes(self, symbols: Iterable[str]) -> npt.NDArray[np.unsignedinteger]:
        """The numbers of `symbols` in code units as narrow as the alphabet allows.

        All symbols that are not in the alphabet get one number: none of them is equal to any
        symbol in it, and that is all that counts when comparing.
        """
        numbers, unknown = self.numbers, len(self)
        found = [numbers.get(symbol, unknown) for symbol in symbols]
        codes = np.array(found, dtype=np.uint32)
        codes[codes >= _SURROGATES] += _BEHIND_SURROGATES - _SURROGATES
        return codes.astype(self._width()[1])

    @property
    def encoding(self) -> str:
        """The encoding in which code units are a string with one character per symbol."""
        return self._width()[2]

    def _width(self) -> tuple[int, type[np.unsignedinteger], str]:
        return next(width for width in _WIDTHS if len(self) < width[0])
