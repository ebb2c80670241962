"""Pieces of work done by Dask workers, on this machine or on others.

Dask brings the work to its workers, and does again what is lost when one of them dies. What
they keep is sent as bytes, once to each, and as a task like any other: so a worker that takes
the place of a dead one gets it, too.
"""

from __future__ import annotations

import pickle
import platform
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any

from glossary_kit import __version__
from glossary_kit.errors import GlossaryKitError, Location, UsageError
from glossary_kit.project.workers import Kept, Piece, Result, in_order

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

_AHEAD = 4
_PATIENCE = 30
"""Seconds in which a scheduler must answer, and in which a lost worker may be replaced."""

_kept: dict[bytes, Any] = {}  # in each worker, what it keeps of the run under way
_turn = Lock()  # a worker may have several threads; what is kept is for one at a time


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask cluster: of the one whose `scheduler` has that address, else local.

    Of local ones, `workers` are started; on a cluster, so many are waited for, else one.
    """

    scheduler: str | None = None
    workers: int | None = None

    @property
    def are_here(self) -> bool:
        """As `Workers.are_here`; nobody knows where those of somebody else's scheduler are."""
        return self.scheduler is None

    def results(
        self, work: Callable[[Kept, Piece], Result], kept: Kept, pieces: Iterable[Piece]
    ) -> Iterator[Result]:
        """As `Workers.results`.

        Raises: UsageError if Dask is not installed, no scheduler answers, or its workers have
        another version; GlossaryKitError if one piece has killed several workers.
        """
        with self._client() as client:
            from distributed import KilledWorker

            _refuse_other_versions(client)
            data = pickle.dumps(kept)
            digest = blake2b(data, digest_size=16).digest()
            threads = sum(client.nthreads().values())
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
                carried = client.submit(_carried, data, pure=False)
            try:
                yield from in_order(
                    lambda piece: _Patient(
                        client.submit(_do, carried, digest, work, piece, pure=False)
                    ),
                    pieces,
                    _AHEAD * threads,
                )
            except KilledWorker as error:
                what = "a piece of work has killed several workers, one after the other"
                hint = "look into the logs of the workers: too little memory is the usual cause"
                raise GlossaryKitError(what, hint=hint) from error

    @contextmanager
    def _client(self) -> Iterator[Client]:
        try:
            from distributed import Client
        except ImportError:
            hint = "install it with: pip install glossary-kit[dask]"
            raise UsageError("Dask is not installed", hint=hint) from None
        if self.scheduler:
            try:
                client = Client(self.scheduler, timeout=_PATIENCE)
            except (OSError, ValueError) as error:  # a time-out is an OSError
                at, hint = Location(path=self.scheduler), "start one with: dask scheduler"
                raise UsageError(f"no scheduler answers: {error}", at=at, hint=hint) from None
            with client:
                self._wait_for_workers(client)
                yield client
            return
        with local_cluster(self.workers) as cluster, Client(cluster) as client:
            yield client

    def _wait_for_workers(self, client: Client) -> None:
        try:
            client.wait_for_workers(self.workers or 1, timeout=_PATIENCE)
        except TimeoutError:
            at, hint = Location(path=self.scheduler or ""), "start them with: dask worker ADDRESS"
            what = f"{len(client.nthreads())} workers are there, and not {self.workers or 1}"
            raise UsageError(what, at=at, hint=hint) from None


@contextmanager
def local_cluster(workers: int | None) -> Iterator[LocalCluster]:
    """A cluster of processes of this machine, each with another that watches over it.

    Dask gives a worker up that is not back after 15 seconds, which are soon over on a busy
    machine; here it has five minutes.
    """
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "5 minutes"}),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as cluster,
    ):
        yield cluster


@dataclass(frozen=True, slots=True)
class _Patient:
    """A result to come, as long as there is a worker from whom it can come."""

    future: Future[Any]

    def result(self) -> Any:
        """The result.

        Raises: GlossaryKitError if no worker is left; what the work has raised.
        """
        alone = False
        while True:
            try:
                return self.future.result(timeout=_PATIENCE)
            except TimeoutError:
                if self.future.status == "error":  # it may be the work that has raised this
                    return self.future.result()
                # It may be done, and be fetched from a worker that has died with it since.
                was_alone, alone = alone, not self.future.client.nthreads()
                if was_alone and alone:
                    what = "all workers are gone, and no other one has come"
                    raise GlossaryKitError(what, hint="look into their logs") from None


def _refuse_other_versions(client: Client) -> None:
    """Nothing, or the UsageError that a worker would not do the same as this process."""
    ours = _versions()
    for worker, theirs in client.run(_versions).items():
        if theirs != ours:
            raise UsageError(
                f"this worker has {theirs}, and not {ours}",
                at=Location(path=worker),
                hint="install the same version of Python and of glossary-kit on all machines",
            )


def _versions() -> str:
    return f"glossary-kit {__version__} on Python {'.'.join(platform.python_version_tuple()[:2])}"


def _carried(data: bytes) -> bytes:
    return data


def _do(data: bytes, digest: bytes, work: Callable[[Any, Piece], Result], piece: Piece) -> Result:
    """What `work` makes of the piece; what `data` holds is unpacked once in each worker."""
    with _turn:
        if digest not in _kept:
            _kept.clear()
            _kept[digest] = pickle.loads(data)  # noqa: S301  written by `results`, in this run
        return work(_kept[digest], piece)
