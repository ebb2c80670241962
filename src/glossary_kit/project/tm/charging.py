"""What the settings take off the matches of a memory, whatever their text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from glossary_kit.config import Config, place_of
from glossary_kit.config.toml_source import suggestion
from glossary_kit.errors import ConfigError, ErrorGroup
from glossary_kit.match.unit_penalties import UnitPenalties, years_before
from glossary_kit.store.translation_memory import placed, unit_files


def unit_penalties(config: Config, today: date, *, strict: bool) -> UnitPenalties:
    """The penalties of the units of the memory on the day `today`.

    Raises: ErrorGroup of ConfigErrors for names that the memory does not have, if `strict`.
    """
    names = config.penalties.collections
    paths = _paths(config.memory) if names else {}
    known = {str(part) for path in paths.values() for part in (path, *path.parents)} - {"."}
    unknown = [name for name in names if name not in known]
    if strict and unknown:
        raise ErrorGroup([_unknown(name, known, config) for name in unknown])
    return UnitPenalties(
        old_before=years_before(today, config.penalties.older_than),
        age=config.penalties.age,
        files={file: _points(path, names) for file, path in paths.items()},
    )


def _unknown(name: str, known: Iterable[str], config: Config) -> ConfigError:
    return ConfigError(
        f"the memory has no collection or document “{name}”",
        at=place_of(config, ("penalties", "collections", name)),
        hint=suggestion(name, sorted(known)),
    )


def _paths(memory: Path) -> dict[str, PurePosixPath]:
    """Collection and document of each file of the memory; a foreign file is a document alone."""
    if not memory.is_dir():
        return {str(memory): PurePosixPath(memory.stem)}
    return {str(path): PurePosixPath(*placed(memory, path)) for path in unit_files(memory)}


def _points(path: PurePosixPath, names: Mapping[str, int]) -> int:
    """The points of a document: its own, else those of the innermost collection around it."""
    return next((names[str(each)] for each in (path, *path.parents) if str(each) in names), 0)
