"""Drafts analysed: what a memory holds of them, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from glossary_kit.formats.codec import Report, log
from glossary_kit.leverage.analysis import FileAnalysis, Matches, analysis, matches
from glossary_kit.leverage.segments import source_segments, with_context
from glossary_kit.match.unit_lookup import Context, UnitLookup
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import draft_files, read_file
from glossary_kit.project.workers import ThisProcess, Workers

_PART = 250
"""Units that a worker is given at a time."""


@dataclass(slots=True)
class _Looking:
    """What a worker keeps: how to open the look-up, later the look-up, and which units count."""

    opening: Callable[[], UnitLookup]
    untranslated: bool
    opened: UnitLookup | None = None

    @property
    def lookup(self) -> UnitLookup:
        """The look-up, opened once in each worker."""
        if self.opened is None:
            self.opened = self.opening()
        return self.opened


@dataclass(frozen=True, slots=True)
class _Part:
    """Some units of the file with this `number` in the job, with their neighbours."""

    number: int
    path: str
    units: tuple[tuple[TranslationUnit, Context], ...]


def analyse(
    paths: Sequence[Path],
    opening: Callable[[], UnitLookup],
    *,
    untranslated: bool,
    workers: Workers | None = None,
    report: Report = log,
) -> tuple[FileAnalysis, ...]:
    """The drafts that `paths` name, by band; only their `untranslated` units, if so wished.

    Each worker calls `opening` for the look-up of the memory.

    Raises: as `draft_files` and `read_file`; as `Workers.results`.
    """
    kept = _Looking(opening, untranslated)
    found = (workers or ThisProcess()).results(_matches, kept, _parts(paths, report))
    files = groupby(found, key=lambda each: each[:2])
    return tuple(analysis((path, (part for *_, part in parts)) for (_, path), parts in files))


def _parts(paths: Sequence[Path], report: Report) -> Iterator[_Part]:
    """All units of the drafts in parts, at least one part a file."""
    for number, path in enumerate(draft_files(paths)):
        units = with_context(source_segments(read_file(path, TranslationUnit, report=report)))
        part = _Part(number, str(path), tuple(islice(units, _PART)))
        yield part
        while part.units:
            part = _Part(number, str(path), tuple(islice(units, _PART)))
            yield part


def _matches(kept: _Looking, part: _Part) -> tuple[int, str, Matches]:
    found = matches(kept.lookup, part.units, untranslated=kept.untranslated)
    return part.number, part.path, found
