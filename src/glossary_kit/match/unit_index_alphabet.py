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
    def of(cls, texts: Iterable[Sequence[str]]) -> Alphabet:
        """The alphabet of `texts`, each a sequence of symbols."""
        counts = Counter(chain.from_iterable(texts))
        return cls.from_symbols(symbol for symbol, _ in counts.most_common())

    @classmethod
    def from_symbols(cls, symbols: Iterable[str]) -> Alphabet:
        """The alphabet of `symbols`, which are distinct, numbered in their order."""
        found = tuple(symbols)
        numbers = {symbol: number for number, symbol in enumerate(found)}
        unit, encoding = next(width[1:] for width in _WIDTHS if len(found) < width[0])
        return cls(found, numbers, unit, encoding)

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
        return codes.astype(self.unit)

    def as_text(self, codes: npt.NDArray[np.unsignedinteger]) -> str | bytes:
        """Code units as a sequence with one element per symbol, fit for comparing.

        Where a byte is enough for a symbol, bytes are it already.
        """
        units = codes.tobytes()
        return units.decode(self.encoding) if self.encoding else units
