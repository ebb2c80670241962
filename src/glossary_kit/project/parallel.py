"""Files checked by several processes where that pays; results always in the order of the files.

This process reads the files and hands out their units in parts, so that one large file keeps
all processes busy, too; and the few parts that are under way are all that memory holds of it.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path

from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.file_checking import FileChecker, FileResult, Tick
from glossary_kit.project.files import STDIN

_WORTH_IT = 512 * 1024
"""Bytes of drafts below which starting a process costs more than it saves."""
_PART = 250
"""Units that a process is given at a time."""

_checker: FileChecker | None = None  # one in each process, made when the process starts


def processes(paths: Sequence[Path], jobs: int | None) -> int:
    """How many processes to use for `paths`: `jobs`, or as many as pay if it is `None`."""
    if jobs is not None:
        return max(1, jobs)
    if STDIN in paths:
        return 1
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return max(1, min(os.cpu_count() or 1, size // _WORTH_IT))


def results(
    checker: FileChecker,
    named: Sequence[tuple[Path, str]],
    jobs: int,
    tick: Tick | None = None,
) -> Iterator[FileResult]:
    """What came of each of the files in `named`, path and name, in their order.

    Raises: as `FileChecker.read`, for the first file that fails.
    """
    if jobs == 1 or not named:
        for number, (path, name) in enumerate(named):
            yield checker.check_units(checker.read(path, name), name, number, tick=tick)
        return
    parts = _parts(checker, named)
    first = next(parts)
    checker.prepare(first.units)
    gc.freeze()  # a forked process that looks for garbage would copy all that it was given
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(checker,)) as pool:
        try:
            checked = _in_order(pool, chain([first], parts), jobs)
            for _, of_file in groupby(checked, key=lambda part: part[0]):
                yield _whole((result for _, result in of_file), tick)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Some `units` of a file, the one with this `number`; `first` is the number of the first."""

    name: str
    number: int
    first: int
    units: tuple[TranslationUnit, ...]


def _parts(checker: FileChecker, named: Sequence[tuple[Path, str]]) -> Iterator[_Part]:
    """All units of the files in `named`, in parts; at least one part a file."""
    for number, (path, name) in enumerate(named):
        units = iter(checker.read(path, name))
        first = 0
        while (part := tuple(islice(units, _PART))) or not first:
            yield _Part(name=name, number=number, first=first, units=part)
            first += len(part) or 1


def _in_order(
    pool: ProcessPoolExecutor, parts: Iterator[_Part], jobs: int
) -> Iterator[tuple[int, FileResult]]:
    """Results in order; so few are waited for at a time that memory does not fill with them."""
    waiting: deque[tuple[int, Future[FileResult]]] = deque()
    for part in parts:
        waiting.append((part.number, pool.submit(_check, part)))
        if len(waiting) > 4 * jobs:
            number, result = waiting.popleft()
            yield number, result.result()
    for number, result in waiting:
        yield number, result.result()


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


def _start(checker: FileChecker) -> None:
    global _checker  # noqa: PLW0603  a process of a pool has no other place for what it keeps
    _checker = checker


def _check(part: _Part) -> FileResult:
    if _checker is None:
        raise RuntimeError("the process was not started by this pool")
    return _checker.check_units(part.units, part.name, part.number, part.first)
