"""Processes that work while the server answers: checks never make a look-up wait."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from glossary_kit.errors import UsageError
from glossary_kit.web.checking.work import start
from glossary_kit.web.checking.worker import Progress
from glossary_kit.web.workspace import Place

P = ParamSpec("P")
T = TypeVar("T")

_LONG, _QUICK = 2, 1
"""Processes for whole drafts, and for what somebody waits for as they type."""
_LONGEST = {_LONG: 15 * 60, _QUICK: 60}
"""Seconds after which a process is given up."""
_NICENESS = {_LONG: 10, _QUICK: 0}
"""Whole drafts let look-ups go first where there are few processors."""


class Pool:
    """Two groups of processes: `long` for drafts, `quick` for single segments.

    They are started when they are first needed. One that dies (of a file that takes all
    memory) fails what it was doing, and is replaced.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        # Not forked: a forked child of a process with threads may never wake up.
        self._context = multiprocessing.get_context("spawn")
        self._queue = self._context.SimpleQueue()
        self._groups: dict[int, ProcessPoolExecutor] = {}
        self._done: dict[str, Progress] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    async def long(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `work` makes of a whole draft.

        Raises: UsageError if the process died; what `work` raises.
        """
        return await self._run(_LONG, work, *given, **named)

    async def quick(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `work` makes of some segments.

        Raises: as `long`.
        """
        return await self._run(_QUICK, work, *given, **named)

    def progress(self, job: str) -> tuple[int, int]:
        """How many units of `job` are done, and how many there are; zeros before it begins."""
        return self._done.get(job, (job, 0, 0))[1:]

    def forget(self, job: str) -> None:
        """Keep no progress of `job` any longer."""
        self._done.pop(job, None)

    def close(self) -> None:
        """Stop all processes."""
        for group in self._groups.values():
            _stop(group)

    async def _run(
        self, size: int, work: Callable[P, T], /, *given: P.args, **named: P.kwargs
    ) -> T:
        group = self._group(size)
        try:
            future = asyncio.wrap_future(group.submit(work, *given, **named))
            return await asyncio.wait_for(future, _LONGEST[size])
        except (BrokenProcessPool, TimeoutError) as error:
            if self._groups.get(size) is group:
                _stop(self._groups.pop(size))
            hint = "if it happens again, the draft is too large or broken: send a part of it"
            raise UsageError("the check broke off", hint=hint) from error

    def _group(self, size: int) -> ProcessPoolExecutor:
        if size not in self._groups:
            self._groups[size] = ProcessPoolExecutor(
                size,
                mp_context=self._context,
                initializer=start,
                initargs=(self._place, self._queue, _NICENESS[size]),
            )
        return self._groups[size]

    def _listen(self) -> None:
        while True:
            job, done, units = self._queue.get()
            self._done[job] = (job, done, units)


def _stop(group: ProcessPoolExecutor) -> None:
    """End the processes of `group`, whatever they are doing."""
    for process in list((group._processes or {}).values()):
        process.terminate()
    group.shutdown(cancel_futures=True)
