"""The units of a memory that are like a segment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary_kit.match.concordance import Concordance
from glossary_kit.match.unit_lookup import UnitLookup, UnitMatch
from glossary_kit.match.unit_penalties import UnitPenalties
from glossary_kit.project.tm.indexing import IndexedMemory, indexed_memory
from glossary_kit.store.translation_memory import MemoryUnit, open_memory
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.tokens import tokens


def search(
    lookup: UnitLookup,
    segment: str,
    *,
    lang: str,
    langs: tuple[str, str],
    limit: int,
    min_score: float,
) -> tuple[UnitMatch, ...]:
    """The units like `segment`, which is in `lang`: `auto`, or one of source and target `langs`."""
    if lang == "auto":
        khmer = next((each for each in langs if each.startswith("km")), langs[0])
        other = next((each for each in langs if not each.startswith("km")), langs[0])
        lang = khmer if has_khmer(segment) else other
    return lookup.look_up(segment, lang, min_score=min_score, limit=limit)


def unit_lookup(
    memory: Sequence[MemoryUnit] | IndexedMemory, penalties: UnitPenalties
) -> UnitLookup:
    """The look-up of the units of a memory; places in matches are places in `memory`."""
    if isinstance(memory, IndexedMemory):
        return UnitLookup(memory.units, find_codes=_codes, sides=memory.sides, penalties=penalties)
    return UnitLookup([each.unit for each in memory], find_codes=_codes, penalties=penalties)


def indexed_lookup(memory: Path, penalties: UnitPenalties) -> UnitLookup:
    """The look-up of the memory folder `memory`, through its index if there is room for one.

    Raises: as `indexed_memory`.
    """
    return unit_lookup(indexed_memory(memory) or open_memory(memory), penalties)


def concordance(memory: Sequence[MemoryUnit] | IndexedMemory) -> Concordance:
    """The concordance of the units of a memory; places in hits are places in `memory`."""
    if isinstance(memory, IndexedMemory):
        units = memory.units
        return Concordance(units.at, memory.sides, units.monolingual)
    return Concordance.of([each.unit for each in memory])


def _codes(text: str) -> tuple[str, ...]:
    """What in `text` is no language, in comparable form."""
    return tuple(token.key for token in tokens(text))
