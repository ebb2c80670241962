"""Files checked by several workers where that pays; results always in the order of the files.

This process reads the files and hands out their units in parts, so that one large file keeps
all workers busy, too; and the few parts that are under way are all that memory holds of it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path

from glossary_kit.errors import FormatError, GlossaryKitError, UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.file_checking import FileChecker, FileResult, Tick
from glossary_kit.project.files import STDIN
from glossary_kit.project.workers import Processes, ThisProcess, Workers

_WORTH_IT = 512 * 1024
"""Bytes of drafts below which starting a process costs more than it saves."""
_PART = 250
"""Units that a worker is given at a time."""

Broken = Callable[[GlossaryKitError], None]
"""Told why a file is left out."""


def workers_for(paths: Sequence[Path], jobs: int | None) -> Workers:
    """Who checks `paths`: so many processes as `jobs` says, or as pay if it is `None`."""
    if jobs is None:
        size = sum(path.stat().st_size for path in paths if path.is_file())
        pay = 1 if STDIN in paths else size // _WORTH_IT
        jobs = min(os.cpu_count() or 1, pay)
    return Processes(jobs) if jobs > 1 else ThisProcess()


def results(
    checker: FileChecker,
    named: Sequence[tuple[Path, str]],
    workers: Workers,
    broken: Broken,
    tick: Tick | None = None,
) -> Iterator[FileResult]:
    """What came of each of the files in `named`, path and name, in their order.

    A file that cannot be read to its end is left out, and `broken` told.

    Raises: as `Workers.results`.
    """
    with _rare_collection():
        yield from _results(checker, named, workers, broken, tick)


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Look for circular garbage a hundred times less often: units and issues make none of it."""
    before = gc.get_threshold()
    gc.set_threshold(100 * before[0], *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _results(
    checker: FileChecker,
    named: Sequence[tuple[Path, str]],
    workers: Workers,
    broken: Broken,
    tick: Tick | None,
) -> Iterator[FileResult]:
    if isinstance(workers, ThisProcess):
        for number, (path, name) in enumerate(named):
            try:
                result = checker.check_units(checker.read(path, name), name, number, tick=tick)
            except (FormatError, UsageError) as error:
                broken(error)
            else:
                yield result
        return
    left_out: set[int] = set()
    parts = _parts(checker, named, broken, left_out)
    first = next(parts, None)
    if first is None:
        return
    if isinstance(workers, Processes):  # they begin as a copy of this one
        checker.prepare(first.units, first.name)
    checked = workers.results(_check, checker, chain([first], parts))
    for number, of_file in groupby(checked, key=lambda part: part[0]):
        whole = _whole((result for _, result in of_file), tick)
        if number not in left_out:  # known by now: the file was read before its last result came
            yield whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Some `units` of a file, the one with this `number`; `first` is the number of the first."""

    name: str
    number: int
    first: int
    units: tuple[TranslationUnit, ...]


def _parts(
    checker: FileChecker, named: Sequence[tuple[Path, str]], broken: Broken, left_out: set[int]
) -> Iterator[_Part]:
    """All units of the files in `named`, in parts; at least one part a file.

    The number of a file that breaks is put into `left_out`; parts of it may have been given.
    """
    for number, (path, name) in enumerate(named):
        try:
            yield from _parts_of(checker, number, path, name)
        except (FormatError, UsageError) as error:
            left_out.add(number)
            broken(error)


def _parts_of(checker: FileChecker, number: int, path: Path, name: str) -> Iterator[_Part]:
    """The units of one file in parts; one without units if there are none."""
    units = iter(checker.read(path, name))
    first = 0
    while (part := tuple(islice(units, _PART))) or not first:
        yield _Part(name=name, number=number, first=first, units=part)
        first += len(part) or 1


def _check(checker: FileChecker, part: _Part) -> tuple[int, FileResult]:
    """The number of the file, and what came of the part."""
    return part.number, checker.check_units(part.units, part.name, part.number, part.first)


def _whole(parts: Iterable[FileResult], tick: Tick | None) -> FileResult:
    """What came of a file, from what came of its parts."""
    done = list[FileResult]()
    for part in parts:
        done.append(part)
        if tick:
            tick(part.path, sum(each.units for each in done))
    return FileResult(
        path=done[0].path,
        units=sum(each.units for each in done),
        issues=tuple(chain.from_iterable(each.issues for each in done)),
        facts=tuple(chain.from_iterable(each.facts for each in done)),
        allowed=tuple(chain.from_iterable(each.allowed for each in done)),
    )
