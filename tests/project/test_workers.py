"""Work done by others: the same results in the same order, though a worker dies."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from glossary_kit.check.rule import DraftRule
from glossary_kit.cli import main
from glossary_kit.cli.options import workers_of
from glossary_kit.errors import FormatError, GlossaryKitError, UsageError
from glossary_kit.project import Project, cluster, parallel
from glossary_kit.project.cluster import Cluster, local_cluster
from glossary_kit.project.tm import analysing
from glossary_kit.project.workers import Processes, ThisProcess, Workers
from glossary_kit.report.json_report import json_report
from glossary_kit.report.summary import summed_up

ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "tests/fixtures/robots/drafts"
EXAMPLES = ROOT / "src/glossary_kit/handbook/examples"
MEMORY = ROOT / "tm"


def power(base: int, exponent: int) -> int:
    return int(base**exponent)


def failing(_kept: str, piece: int) -> int:
    if piece == 3:
        raise FormatError("the third is broken", hint="mend it")
    return piece


def timing_out(_kept: str, _piece: int) -> int:
    raise TimeoutError("the work took too long")


def signal_all(processes: Iterable[int], what: signal.Signals) -> None:
    for process in processes:
        os.kill(process, what)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The scheduler of two Dask workers, each a process with one that watches over it."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    with local_cluster(2) as running:
        yield running.scheduler_address


@pytest.fixture(params=["here", "processes", "cluster"])
def workers(request: pytest.FixtureRequest) -> Workers:
    if request.param == "here":
        return ThisProcess()
    if request.param == "processes":
        return Processes(2)
    return Cluster(request.getfixturevalue("address"), 2)


def test_results_come_in_the_order_of_the_pieces(workers: Workers) -> None:
    assert list(workers.results(power, 2, range(50))) == [2**n for n in range(50)]
    assert list(workers.results(power, 3, range(50))) == [3**n for n in range(50)]
    assert list(workers.results(power, 2, ())) == []


def test_pieces_are_taken_as_they_are_needed(workers: Workers) -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = workers.results(power, 1, pieces())
    assert next(results) == 1
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_an_error_comes_as_it_was_raised(workers: Workers) -> None:
    results = workers.results(failing, "", range(9))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(FormatError, match="the third is broken") as raised:
        next(results)
    assert raised.value.hint == "mend it"


def _status(dask_worker: Any) -> str:
    return str(dask_worker.status.name)


@dataclass(frozen=True)
class Dying:
    """A cluster of which one worker is killed as soon as the first result is there."""

    scheduler: str
    are_here = False

    def results(
        self, work: Callable[[Any, Any], Any], kept: Any, pieces: Iterable[Any]
    ) -> Iterator[Any]:
        from distributed import Client

        with Client(self.scheduler) as client:
            client.wait_for_workers(2)
            while set(client.run(_status, nanny=True).values()) != {"running"}:
                time.sleep(0.1)  # one that is just starting would not be replaced
            running = dict(client.run(os.getpid))
            results = Cluster(self.scheduler).results(work, kept, pieces)
            yield next(results)
            os.kill(next(iter(running.values())), signal.SIGKILL)
            yield from results
            assert set(client.run(os.getpid).values()) != set(running.values())


def test_a_worker_may_die(address: str) -> None:
    assert list(Dying(address).results(power, 2, range(200))) == [2**n for n in range(200)]


def test_an_analysis_is_the_same_though_a_worker_dies(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysing, "_PART", 5)
    tm = Project(memory=MEMORY).tm
    paths = [EXAMPLES, DRAFTS]
    alone = tm.analyse(paths, report=print)
    assert tm.analyse(paths, workers=Cluster(address), report=print) == alone
    assert tm.analyse(paths, workers=Dying(address), report=print) == alone


class Packing(ThisProcess):
    """Workers on this machine who are given what they keep as bytes."""

    def results(
        self, work: Callable[[Any, Any], Any], kept: Any, pieces: Iterable[Any]
    ) -> Iterator[Any]:
        data = pickle.dumps(kept)
        assert len(data) < 1000
        return super().results(work, pickle.loads(data), pieces)


def test_workers_on_this_machine_open_the_index_and_are_sent_no_units() -> None:
    tm = Project(memory=MEMORY).tm
    alone = tm.analyse([EXAMPLES, DRAFTS], report=print)
    for workers in (Packing(), Processes(2)):
        assert tm.analyse([EXAMPLES, DRAFTS], workers=workers, report=print) == alone


def test_a_check_is_the_same_though_a_worker_dies(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_PART", 5)
    project = Project(ROOT)

    def report(workers: Workers) -> str:
        run = project.checking(workers=workers, report=print)
        issues = list(run.issues([EXAMPLES, DRAFTS]))
        assert any(isinstance(rule, DraftRule) for rule in project.rules())
        return json_report(issues, summed_up(issues, files=run.files, units=run.units))

    alone = report(ThisProcess())
    assert report(Cluster(address)) == alone
    assert report(Dying(address)) == alone
    assert "CON101" in alone


def test_the_command_line_starts_workers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    said = []
    for more in ([], ["--workers", "2"]):
        given = ["glossary-kit", "check", str(DRAFTS), "--format", "json", *more]
        monkeypatch.setattr(sys, "argv", given)
        with pytest.raises(SystemExit):
            main()
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert '"issues": [' in said[0]


def test_a_run_ends_when_all_workers_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with distributed.LocalCluster(
        n_workers=1, processes=False, dashboard_address="127.0.0.1:0"
    ) as running:
        results = Cluster(running.scheduler_address).results(power, 2, range(100))
        assert next(results) == 1
        running.scale(0)
        with pytest.raises(GlossaryKitError, match="all workers are gone"):
            list(results)


def test_a_result_that_is_slow_to_come_is_waited_for(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client, wait

    with Client(address) as client:
        client.wait_for_workers(2)
        done = client.submit(power, 2, 10, pure=False)
        wait(done, timeout=30)
        stopped = list(client.run(os.getpid).values())
        signal_all(stopped, signal.SIGSTOP)
        monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
        going_on = Timer(1, signal_all, (stopped, signal.SIGCONT))
        going_on.start()
        assert cluster._Patient(done).result() == 1024
        assert not going_on.is_alive(), "the result came while nobody could give it"


def test_a_time_out_of_the_work_itself_is_raised(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 30)
    with pytest.raises(TimeoutError, match="the work took too long"):
        list(Cluster(address).results(timing_out, "", [1]))


def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(UsageError, match="no scheduler answers"):
        list(Cluster("tcp://127.0.0.1:9").results(power, 2, [1]))
    with pytest.raises(UsageError, match="no scheduler answers"):
        list(Cluster("nonsense://x").results(power, 2, [1]))


def test_workers_that_do_not_come(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(UsageError, match="workers are there, and not 9"):
        list(Cluster(address, 9).results(power, 2, [1]))


def test_workers_of_another_version_are_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0")
    with pytest.raises(UsageError, match=r"and not glossary-kit 0\.0"):
        list(Cluster(address).results(power, 2, [1]))


def test_options() -> None:
    assert workers_of(None, None, None) is None
    assert workers_of(1, None, None) == ThisProcess()
    assert workers_of(3, None, None) == Processes(3)
    assert workers_of(None, None, 3) == Cluster(None, 3)
    assert workers_of(None, "tcp://a:1", None) == Cluster("tcp://a:1", None)
    with pytest.raises(UsageError, match="do not work together"):
        workers_of(2, "tcp://a:1", None)
