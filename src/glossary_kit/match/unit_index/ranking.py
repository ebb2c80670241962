"""The keys that look likest to a query by the pairs they share alone, however little that is.

Below a score of about 60 a search has to compare most of an index. Whoever wants the few
best all the same, and may miss one, is served by the counts of `bigrams`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index.window import Window

if TYPE_CHECKING:
    from glossary_kit.match.unit_index.index import UnitIndex

_WORTH_IT = 0.4
"""Keys with less than this share of the highest value are left out."""
_SHORTER_FIRST = 1000
"""So many symbols weigh as much as one pair."""


def likest(index: UnitIndex, query: list[str], limit: int) -> list[int]:
    """The numbers of the `limit` keys that are likest to the symbols `query` as wholes.

    With them come, a quarter as many, those that hold most of it, the shorter ones first.
    """
    window = Window.of(index.alphabet.codes(query), 0, index.first_of_length)
    shared = index.bigrams.shared(window).astype(np.float64)
    lengths = np.repeat(window.lengths, np.diff(window.starts))
    dice = shared / (len(query) + lengths)
    held = shared - lengths / _SHORTER_FIRST
    places = np.union1d(_highest(dice, limit), _highest(held, limit // 4)) + window.first
    numbers: list[int] = index.order[places].tolist()
    return numbers


def _highest(values: npt.NDArray[np.float64], limit: int) -> npt.NDArray[np.intp]:
    """The places of the `limit` highest values above 0, those far below the highest left out."""
    places = np.flatnonzero(values > max(_WORTH_IT * values.max(initial=0), 0))
    if len(places) > limit:
        places = places[np.argpartition(values[places], -limit)[-limit:]]
    return places
