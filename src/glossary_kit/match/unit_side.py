"""The units of a memory by their texts in one language: what `UnitLookup` searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_index import UnitIndex
from glossary_kit.match.unit_score import unit_key
from glossary_kit.model.unit import InlineCode, TranslationUnit


@dataclass(frozen=True, slots=True)
class Segment:
    """An index of keys, and the places in the memory of the units that have them.

    Those of the key number i are `places[begins[i]:begins[i + 1]]`.
    """

    index: UnitIndex
    begins: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]

    def places_of(self, number: int) -> list[int]:
        """The places of the units that have the key with this number."""
        places: list[int] = self.places[self.begins[number] : self.begins[number + 1]].tolist()
        return places

    def holding(self, stretches: Sequence[Sequence[str]]) -> npt.NDArray[np.uint32]:
        """The places of the units whose keys may hold all `stretches` of symbols."""
        held = self.index.holding(stretches)
        return self.places[np.repeat(held, np.diff(self.begins))]


@dataclass(frozen=True, slots=True)
class Side:
    """The units that have a text in one language: each is in one of `segments`."""

    segments: Sequence[Segment] = ()

    @classmethod
    def of(cls, units: Sequence[TranslationUnit], lang: str) -> Side:
        """The units among `units` that have a text in `lang`."""
        having: dict[str, list[int]] = {}
        for place, unit in enumerate(units):
            text, _ = side_of(unit, lang)
            if text.strip():
                having.setdefault(unit_key(text), []).append(place)
        index = UnitIndex.build(having)
        begins = np.cumsum([0, *map(len, having.values())]).astype(np.uint32)
        places = np.array([place for each in having.values() for place in each], np.uint32)
        return cls((Segment(index, begins, places),))

    def search(self, key: str, least: float) -> SideSearch:
        """The units whose score with `key` is at least `least`, 0 to 100, not in order."""
        return SideSearch(self, key, least)

    def holding(self, stretches: Sequence[Sequence[str]]) -> npt.NDArray[np.uint32]:
        """The places of the units whose keys may hold all `stretches` of symbols."""
        held = [segment.holding(stretches) for segment in self.segments]
        return np.concatenate([np.empty(0, np.uint32), *held])


class SideSearch:
    """Goes through the places of all units that reach `least`, with their scores.

    `least` may be raised while going through, as in `unit_index.Search`.
    """

    def __init__(self, side: Side, key: str, least: float) -> None:
        self.least = least
        self._side, self._key = side, key

    def __iter__(self) -> Iterator[tuple[int, float]]:
        for segment in self._side.segments:
            search = segment.index.search(self._key, self.least)
            for number, score in search:
                if score >= self.least:
                    for place in segment.places_of(number):
                        yield place, score
                search.least = self.least


def side_of(unit: TranslationUnit, lang: str) -> tuple[str, tuple[InlineCode, ...]]:
    """The text of `unit` in `lang`, of which region and script do not count, and its codes.

    Both are empty where the unit is in other languages.
    """
    if primary(unit.source_lang) == primary(lang):
        return unit.source, unit.source_codes
    if primary(unit.target_lang) == primary(lang):
        return unit.target, unit.target_codes
    return "", ()


def primary(lang: str) -> str:
    """The language of a tag, without script and region."""
    return lang.replace("_", "-").split("-")[0].lower()
