"""The keys that hold some stretches of symbols: who holds a stretch has all of its pairs.

So for a stretch only the rows of its pairs are looked at, 64 keys at a time, and what is left
is a little more than what holds it: whoever asks looks at that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from glossary_kit.match.unit_index.index import UnitIndex


def holding(index: UnitIndex, stretches: Iterable[Sequence[str]]) -> npt.NDArray[np.bool_]:
    """For the number of each key whether it may hold all `stretches`; if not, it does not."""
    held = np.ones(len(index), np.bool_)
    for symbols in stretches:
        if any(symbol not in index.alphabet.numbers for symbol in symbols):
            return np.zeros(len(index), np.bool_)
        codes = index.alphabet.codes(symbols)
        having = index.bigrams.having if len(codes) > 1 else index.columns.having
        held &= having(codes)[: len(index)]
    by_number = np.empty_like(held)
    by_number[index.order] = held
    return by_number
