"""What several workers save, and what they cost: check and tm analyse by one process and by more.

    scripts/bench/scale_out.py [--units 20000] [--files 8]

Every way is timed from start to end, the start of the workers included, and gives the same
bytes, or the benchmark stops. The first line of each verb is the measure of the others. More
workers than the machine has processors, or a busy machine, show nothing but overhead.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from check_speed import units

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


def timed(arguments: list[str]) -> tuple[float, bytes]:
    """How long the verb takes by the clock, and a digest of what it says."""
    started = time.perf_counter()
    done = subprocess.run([*KIT, *arguments], capture_output=True, check=False)
    took = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return took, blake2b(done.stdout).digest()


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
            first: tuple[float, bytes] | None = None
            for way, options in ways.items():
                took, said = timed([*verb.split(), name, "--format", "json", *options])
                first = first or (took, said)
                if said != first[1]:
                    sys.exit(f"{verb}: {way} says something else than one process")
                rate = arguments.units / took
                print(
                    f"  {way:<18} {took:7.1f} s  {rate:7.0f} units/s  {first[0] / took:5.2f} times"
                )


if __name__ == "__main__":
    main()
