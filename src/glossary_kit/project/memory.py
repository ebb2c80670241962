"""The memory of a project: read, imported into, exported and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from glossary_kit.check.tokens import tokens
from glossary_kit.config import Config
from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.codec import Codec, Report, log, losses
from glossary_kit.formats.registry import codec_for_path, codec_named
from glossary_kit.match.unit_lookup import UnitLookup, UnitMatch
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file, write_file
from glossary_kit.store.memory_plan import MemoryPlan, plan_units
from glossary_kit.store.translation_memory import MemoryUnit, open_memory
from glossary_kit.text.khmer import cluster_count, has_khmer

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def read_placed(path: Path, *, report: Report = log) -> tuple[MemoryUnit, ...]:
    """The units of the memory `path` with their places: a folder of our own, or a foreign file.

    A foreign file is one document, called by its name, in no collection.

    Raises: ErrorGroup with all errors of a folder; otherwise as `files.read_file`.
    """
    if path.is_dir():
        return open_memory(path)
    return tuple(
        MemoryUnit("", path.stem, unit) for unit in read_file(path, TranslationUnit, report=report)
    )


def search(
    memory: Sequence[MemoryUnit],
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
    lookup = UnitLookup([each.unit for each in memory], find_codes=_codes)
    return lookup.look_up(segment, lang, min_score=min_score, limit=limit)


def _codes(text: str) -> tuple[str, ...]:
    """What in `text` is no language, in comparable form."""
    return tuple(token.key for token in tokens(text))


def plan_import(
    config: Config,
    memory: Sequence[MemoryUnit],
    path: Path,
    *,
    place: tuple[str, str],
    keep_conflicts: bool,
    report: Report,
) -> MemoryPlan:
    """What importing the units of `path` as the document `place` would do.

    Raises:
        UsageError: the memory is no folder, or the document cannot be called so.
        FormatError: the file is broken, or there is no unit in it.

    """
    if not config.memory.is_dir():
        at = Location(path=str(config.memory))
        hint = "name a tm folder with --memory"
        raise UsageError("only a memory that is a folder can be changed", at=at, hint=hint)
    incoming = tuple(read_file(path, TranslationUnit, report=report))
    if not incoming:
        at = Location(path=str(path))
        raise FormatError("0 units read", at=at, hint="is it the right file?")
    return plan_units(
        memory,
        incoming,
        collection=place[0],
        document=place[1],
        langs=(config.source, config.target),
        origin=path.name,
        keep_conflicts=keep_conflicts,
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCount:
    """The units of a document by state, and the length of its two sides.

    A side is counted in words; one in Khmer, which has no spaces between them, in clusters.
    """

    collection: str
    document: str
    units: int
    states: dict[str, int]
    source_length: int
    target_length: int


def count_documents(memory: Sequence[MemoryUnit]) -> tuple[DocumentCount, ...]:
    """The documents of the memory counted, in the order in which they come."""
    documents: dict[tuple[str, str], list[TranslationUnit]] = {}
    for each in memory:
        documents.setdefault((each.collection, each.document), []).append(each.unit)
    return tuple(
        DocumentCount(
            collection=collection,
            document=document,
            units=len(units),
            states=dict(Counter(str(unit.state) for unit in units)),
            source_length=sum(length(unit.source, unit.source_lang) for unit in units),
            target_length=sum(length(unit.target, unit.target_lang) for unit in units),
        )
        for (collection, document), units in documents.items()
    )


def length(text: str, lang: str) -> int:
    """The words of `text`; for Khmer its clusters, spaces and punctuation left out."""
    if not lang.startswith("km"):
        return len(_WORD.findall(text))
    words = re.findall(r"[^\W_\u1780-\u17ff]+|[\u1780-\u17d3\u17dc\u17dd\u17e0-\u17e9]+", text)
    return sum(cluster_count(word) if has_khmer(word) else 1 for word in words)
