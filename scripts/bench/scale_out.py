"""What several workers save, and what they cost: check and tm analyse by one process and by more.

    scripts/bench/scale_out.py [--units 20000] [--files 8]

Every way is timed from start to end, the start of the workers included, and gives the same
bytes, or the benchmark stops. The first line of each verb is the measure of the others. More
workers than the machine has processors, or a busy machine, show nothing but overhead; the work,
which is the time of all processors together, tells even there what several workers cost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from check_speed import units
from msgspec.structs import replace

from glossary_kit.formats import po

KIT = [sys.executable, "-m", "glossary_kit"]
WAYS: dict[str, dict[str, list[str]]] = {
    "check": {
        "one process": ["--jobs", "1"],
        "two processes": ["--jobs", "2"],
        "one Dask worker": ["--workers", "1"],
        "two Dask workers": ["--workers", "2"],
    },
    "tm analyse": {
        "one process": [],
        "two processes": ["--jobs", "2"],
        "one Dask worker": ["--workers", "1"],
        "two Dask workers": ["--workers", "2"],
    },
}


def drafts(folder: Path, count: int, files: int) -> None:
    """`count` units shared out to `files` drafts; half of the sources have a like one before."""
    made = units(count)
    for number in range(files):
        some = islice(made, count // files)
        varied = (
            replace(each, source=each.source.replace("the", "a")) if n % 2 else each
            for n, each in enumerate(some)
        )
        with (folder / f"draft-{number}.po").open("wb") as stream:
            po.write(varied, stream)


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of all processors together, and a digest of what was said."""

    clock: float
    work: float
    said: bytes


def timed(arguments: list[str]) -> Run:
    """A run of the verb; its workers count, too."""
    started, before = time.perf_counter(), os.times()
    done = subprocess.run([*KIT, *arguments], capture_output=True, check=False)
    took, after = time.perf_counter() - started, os.times()
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    work = (
        after.children_user - before.children_user + after.children_system - before.children_system
    )
    return Run(took, work, blake2b(done.stdout).digest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=8)
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{arguments.units} units, {os.cpu_count()} processors, load {load:.1f} before")
    with tempfile.TemporaryDirectory() as name:
        drafts(Path(name), arguments.units, arguments.files)
        for verb, ways in WAYS.items():
            print(verb)
            first: Run | None = None
            for way, options in ways.items():
                run = timed([*verb.split(), name, "--format", "json", *options])
                first = first or run
                if run.said != first.said:
                    sys.exit(f"{verb}: {way} says something else than one process")
                print(
                    f"  {way:<18} {run.clock:7.1f} s  {arguments.units / run.clock:7.0f} units/s  "
                    f"{first.clock / run.clock:5.2f} times  work {run.work:6.1f} s "
                    f"({run.work / first.work:5.2f} times)",
                    flush=True,
                )


if __name__ == "__main__":
    main()
