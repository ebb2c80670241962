"""Files checked by several processes where that pays; results always in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from glossary_kit.project.file_checking import FileChecker, FileResult, Tick
from glossary_kit.project.files import STDIN

_WORTH_IT = 2 * 1024 * 1024
"""Bytes of drafts below which starting a process and its segmenter costs more than it saves."""

_checker: FileChecker | None = None  # one in each process, made when the process starts


def processes(paths: Sequence[Path], jobs: int | None) -> int:
    """How many processes to use for `paths`: `jobs`, or as many as pay if it is `None`."""
    if STDIN in paths or len(paths) < 2:
        return 1
    if jobs is None:
        size = sum(path.stat().st_size for path in paths if path.is_file())
        jobs = min(os.cpu_count() or 1, size // _WORTH_IT)
    return max(1, min(jobs, len(paths)))


def results(
    checker: FileChecker,
    named: Sequence[tuple[Path, str]],
    jobs: int,
    tick: Tick | None = None,
) -> Iterator[FileResult]:
    """What came of each of the files in `named`, path and name, in their order.

    Raises: as `FileChecker.check_file`, for the first file that fails.
    """
    if jobs == 1:
        for number, (path, name) in enumerate(named):
            yield checker.check_file(path, name, number, tick)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(checker,)) as pool:
        try:
            yield from _in_order(pool, named, jobs, tick)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _in_order(
    pool: ProcessPoolExecutor, named: Sequence[tuple[Path, str]], jobs: int, tick: Tick | None
) -> Iterator[FileResult]:
    """Results in order; so few are waited for at a time that memory does not fill with them."""
    waiting: deque[Future[FileResult]] = deque()
    for number, (path, name) in enumerate(named):
        waiting.append(pool.submit(_check, path, name, number))
        if len(waiting) > 2 * jobs:
            yield _told(waiting.popleft().result(), tick)
    while waiting:
        yield _told(waiting.popleft().result(), tick)


def _told(result: FileResult, tick: Tick | None) -> FileResult:
    if tick:
        tick(result.path, result.units)
    return result


def _start(checker: FileChecker) -> None:
    global _checker  # noqa: PLW0603  a process of a pool has no other place for what it keeps
    _checker = checker


def _check(path: Path, name: str, number: int) -> FileResult:
    if _checker is None:
        raise RuntimeError("the process was not started by this pool")
    return _checker.check_file(path, name, number)
