"""The memory written as a file for another tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Codec, losses
from glossary_kit.formats.registry import codec_for_path, codec_named
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import write_file
from glossary_kit.store.translation_memory import MemoryUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoss:
    """The `fields` of a unit that a format could not carry."""

    unit: str
    fields: tuple[str, ...]


def export_units(memory: Sequence[MemoryUnit], path: Path, to: str | None) -> tuple[UnitLoss, ...]:
    """Write the units to `path` in the format `to`, by default the one its suffix names.

    Ids that are not unique in the whole memory get collection and document before them.

    Raises: UsageError if there is no such format, or the file cannot be written.
    """
    codec = _codec(path, to)
    ids = Counter(each.unit.id for each in memory)
    units = [each.unit if ids[each.unit.id] == 1 else _with_whole_id(each) for each in memory]
    write_file(path, units, codec)
    lost = ((unit.id, losses(codec, unit)) for unit in units)
    return tuple(UnitLoss(unit=unit, fields=fields) for unit, fields in lost if fields)


def _codec(path: Path, to: str | None) -> Codec[TranslationUnit]:
    if not to:
        return codec_for_path(str(path), TranslationUnit, writing=True)
    codec = codec_named(to)
    if codec.carries is not TranslationUnit or codec.write is None:
        hint = "formats for units are tmx, xliff, po, csv-units, tsv-units and xlsx-units"
        raise UsageError(f"translation units cannot be written as “{to}”", hint=hint)
    return cast("Codec[TranslationUnit]", codec)


def _with_whole_id(each: MemoryUnit) -> TranslationUnit:
    place = "/".join(part for part in (each.collection, each.document) if part)
    return replace(each.unit, id=f"{place}/{each.unit.id}")
