"""Progress on standard error: on a terminal alone, and only when a run takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID
    from rich.status import Status

_PATIENCE = 2.0
"""Seconds that people wait without a word."""


class Progress:
    """Told what is done; shows it in one line once the run has taken some seconds."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._status: Status | None = None

    def tick(self, path: str, units: int) -> None:
        """Take note that `units` units of the file `path` are done."""
        if time.monotonic() - self._begun < _PATIENCE:
            return
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status("")
            self._status.start()
        from rich.text import Text

        self._status.update(Text(f"{path}: {units} units"))  # as text: “[/x]” is no markup in it

    def stop(self) -> None:
        """Take the line away."""
        if self._status is not None:
            self._status.stop()


@contextmanager
def progress() -> Iterator[Progress | None]:
    """What to tell of progress; `None` where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Progress()
    try:
        yield shown
    finally:
        shown.stop()


class Bar:
    """Told how much of how much is done; shows a bar once that has taken some seconds."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown: RichProgress | None = None
        self._tasks: dict[str, TaskID] = {}

    def tick(self, what: str, done: int, total: int) -> None:
        """Take note that `done` of `total` steps of `what` are done."""
        if time.monotonic() - self._begun < _PATIENCE:
            return
        if self._shown is None:
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._shown = RichProgress(console=Console(stderr=True), transient=True)
            self._shown.start()
        if what not in self._tasks:
            self._tasks[what] = self._shown.add_task(what)
        self._shown.update(self._tasks[what], completed=done, total=total)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()


@contextmanager
def bar() -> Iterator[Bar | None]:
    """What to tell of work with a known end; `None` where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Bar()
    try:
        yield shown
    finally:
        shown.stop()
