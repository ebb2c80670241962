"""Pieces of work done by this process or by others; the results come in the order of the pieces.

All workers do the same function with the same thing kept, and nothing that one does depends on
another. So the results are the same, whoever works, and only the time differs. `cluster` has
workers on other machines.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Kept = TypeVar("Kept")
Piece = TypeVar("Piece")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

_AHEAD = 4
"""Pieces a worker has before it, so that none waits and memory does not fill with results."""

_kept: Any = None  # one in each process, made when the process starts


class Future(Protocol[Result_co]):
    """A result to come, of a pool's or of a cluster's kind."""

    def result(self) -> Result_co:
        """The result, as soon as it is there; or the error that the work has raised."""


class Workers(Protocol):
    """Somebody who does pieces of work."""

    @property
    def are_here(self) -> bool:
        """Whether they are on this machine, and read the same disk."""

    def results(
        self, work: Callable[[Kept, Piece], Result], kept: Kept, pieces: Iterable[Piece]
    ) -> Iterator[Result]:
        """What `work` makes of each of `pieces` with the thing `kept`, in their order.

        `work` is a function that a module defines; pieces are taken only as they are needed.

        Raises: what `work` raises, for the first piece for which it does.
        """


@dataclass(frozen=True, slots=True)
class ThisProcess:
    """The process itself."""

    are_here = True

    def results(
        self, work: Callable[[Kept, Piece], Result], kept: Kept, pieces: Iterable[Piece]
    ) -> Iterator[Result]:
        """As `Workers.results`."""
        return (work(kept, piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes on this machine."""

    jobs: int
    are_here = True

    def results(
        self, work: Callable[[Kept, Piece], Result], kept: Kept, pieces: Iterable[Piece]
    ) -> Iterator[Result]:
        """As `Workers.results`."""
        gc.freeze()  # a forked process that looks for garbage would copy all that it was given
        with ProcessPoolExecutor(self.jobs, initializer=_keep, initargs=(kept,)) as pool:
            try:
                yield from in_order(
                    lambda piece: pool.submit(_do, work, piece), pieces, _AHEAD * self.jobs
                )
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


def in_order(
    submit: Callable[[Piece], Future[Result]], pieces: Iterable[Piece], ahead: int
) -> Iterator[Result]:
    """The results of `pieces` in their order, so many being submitted `ahead`."""
    waiting: deque[Future[Result]] = deque()
    for piece in pieces:
        waiting.append(submit(piece))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _keep(kept: object) -> None:
    global _kept  # noqa: PLW0603  a process of a pool has no other place for what it keeps
    _kept = kept


def _do(work: Callable[[Any, Piece], Result], piece: Piece) -> Result:
    return work(_kept, piece)
