"""Processes that work while the server answers: checks never make a look-up wait."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from glossary_kit.errors import UsageError
from glossary_kit.web.checking.work import start
from glossary_kit.web.checking.worker import Progress
from glossary_kit.web.workspace import Place

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Processes for one kind of work: how many, how long one may work, how much it gives way."""

    processes: int
    seconds: float
    niceness: int


LONG = Group(processes=max(1, min(4, (os.cpu_count() or 1) - 1)), seconds=15 * 60, niceness=10)
"""For whole drafts: one processor is left to look-ups."""
QUICK = Group(processes=1, seconds=60, niceness=0)
"""For what somebody waits for while typing."""


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
        self._running: dict[Group, ProcessPoolExecutor] = {}
        self._done: dict[str, Progress] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    async def long(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `work` makes of a whole draft.

        Raises: UsageError if the process died; what `work` raises.
        """
        return await self._run(LONG, work, *given, **named)

    async def quick(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `work` makes of some segments.

        Raises: as `long`.
        """
        return await self._run(QUICK, work, *given, **named)

    def progress(self, job: str) -> tuple[int, int]:
        """How many units of `job` are done, and how many there are; zeros before it begins."""
        return self._done.get(job, (job, 0, 0))[1:]

    def forget(self, job: str) -> None:
        """Keep no progress of `job` any longer."""
        self._done.pop(job, None)

    def close(self) -> None:
        """Stop all processes."""
        for executor in self._running.values():
            _stop(executor)

    async def _run(
        self, group: Group, work: Callable[P, T], /, *given: P.args, **named: P.kwargs
    ) -> T:
        executor = self._executor(group)
        try:
            future = asyncio.wrap_future(executor.submit(work, *given, **named))
            return await asyncio.wait_for(future, group.seconds)
        except (BrokenProcessPool, TimeoutError) as error:
            if self._running.get(group) is executor:
                _stop(self._running.pop(group))
            raise _broken_off() from error
        except asyncio.CancelledError as error:
            if self._running.get(group) is executor:
                raise  # whoever asked has gone
            raise _broken_off() from error  # another text has broken the processes

    def _executor(self, group: Group) -> ProcessPoolExecutor:
        if group not in self._running:
            self._running[group] = ProcessPoolExecutor(
                group.processes,
                mp_context=self._context,
                initializer=start,
                initargs=(self._place, self._queue, group.niceness),
            )
        return self._running[group]

    def _listen(self) -> None:
        while True:
            job, done, units = self._queue.get()
            self._done[job] = (job, done, units)


def _broken_off() -> UsageError:
    hint = "if it happens again, the draft is too large or broken: send a part of it"
    return UsageError("the check broke off", hint=hint)


def _stop(executor: ProcessPoolExecutor) -> None:
    """End the processes of `executor`, whatever they are doing."""
    for process in list((executor._processes or {}).values()):
        process.terminate()
    executor.shutdown(cancel_futures=True)
