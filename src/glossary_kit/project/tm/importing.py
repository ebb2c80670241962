"""What importing a foreign file would do to the memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary_kit.config import Config
from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.codec import Report
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file
from glossary_kit.store.memory_plan import MemoryPlan, plan_units
from glossary_kit.store.translation_memory import MemoryUnit


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
    incoming = tuple(read_file(path, TranslationUnit, report=report))
    if not incoming:
        at = Location(path=str(path))
        raise FormatError("0 units read", at=at, hint="is it the right file?")
    return plan_incoming(
        config, memory, incoming, place=place, origin=path.name, keep_conflicts=keep_conflicts
    )


def plan_incoming(
    config: Config,
    memory: Sequence[MemoryUnit],
    incoming: Sequence[TranslationUnit],
    *,
    place: tuple[str, str],
    origin: str = "",
    keep_conflicts: bool = False,
) -> MemoryPlan:
    """What importing the units `incoming` as the document `place` would do.

    `origin` is where those come from that do not say it.

    Raises: UsageError if the memory is no folder, or the document cannot be called so.
    """
    if not config.memory.is_dir():
        at = Location(path=str(config.memory))
        hint = "name a tm folder with --memory"
        raise UsageError("only a memory that is a folder can be changed", at=at, hint=hint)
    return plan_units(
        memory,
        incoming,
        collection=place[0],
        document=place[1],
        langs=(config.source, config.target),
        origin=origin,
        keep_conflicts=keep_conflicts,
    )
