"""The units of a memory, from our own folder or a foreign file."""

from __future__ import annotations

from pathlib import Path

from glossary_kit.formats.codec import Report, log
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file
from glossary_kit.store.translation_memory import MemoryUnit, open_memory


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
