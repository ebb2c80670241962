"""How fast drafts are checked: beside translate-toolkit's pofilter, and as drafts grow.

    scripts/bench/check_speed.py [--units 20000] [--sizes 1000,10000,50000,200000]

The PO file is made from the units of the translation memory, each varied by a number and a
name so that nothing is seen twice. `pofilter` runs with all its tests, as a process of its own, by
the interpreter that TRANSLATE_TOOLKIT_PYTHON names; without it, only our own speed is shown.
Both are timed from start to end, interpreter, term base and segmenter included.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from glossary_kit.config import shipped_data
from glossary_kit.formats import po
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.store.translation_memory import open_memory

NAMES = ("Sok Dara", "Chan Sophea", "Keo Vanna", "Lim Rithy", "Meas Sokha", "Pich Chenda")
KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
KIT = [sys.executable, "-m", "glossary_kit", "check", "--format", "json", "--jobs", "1"]


def units(count: int) -> Iterator[TranslationUnit]:
    """`count` units, no two alike."""
    seeds = [each.unit for each in open_memory(shipped_data() / "tm")]
    for number in range(count):
        seed = seeds[number % len(seeds)]
        name = NAMES[number % len(NAMES)]
        yield TranslationUnit(
            id=f"unit-{number}",
            source=f"{seed.source} ({name}, {number})",
            target=f"{seed.target} ({name}, {str(number).translate(KHMER_DIGITS)})",
            state=State.TRANSLATED,
        )


def seconds(command: list[str]) -> tuple[float, float]:
    """How long `command` takes, by the clock and on processors (fair on a busy machine)."""
    used = processor_seconds()
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - started, processor_seconds() - used


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def draft(folder: Path, count: int) -> Path:
    path = folder / f"draft-{count}.po"
    with path.open("wb") as stream:
        po.write(units(count), stream)
    return path


def beside_pofilter(folder: Path, count: int) -> None:
    path = draft(folder, count)
    print(f"{count} units of {path.stat().st_size / count:.0f} bytes")
    ours = seconds([*KIT, str(path)])
    show("glossary-kit check, all rules", count, *ours)
    python = os.environ.get("TRANSLATE_TOOLKIT_PYTHON")
    if not python:
        print("  (TRANSLATE_TOOLKIT_PYTHON names no interpreter: no comparison)")
        return
    tool = "import sys; from translate.filters.pofilter import main; sys.exit(main())"
    options = ["--language=km", "--progress=none", str(path), str(folder / "out.po")]
    theirs = seconds([python, "-c", tool, *options])
    show("pofilter, all tests", count, *theirs)
    print(f"  ratio: ours is {theirs[1] / ours[1]:.2f} times as fast on a processor")


def show(name: str, count: int, clock: float, processor: float) -> None:
    print(
        f"  {name:<30} {clock:7.1f} s, {processor:7.1f} s on processors, "
        f"{count / processor:7.0f} units/s on one"
    )


def growing(folder: Path, sizes: list[int]) -> None:
    print("\ncost on a processor as the draft grows")
    first = None
    for size in sizes:
        path = draft(folder, size)
        _, took = seconds([*KIT, str(path)])
        cost = 1000 * took / size
        first = first or cost
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"  {size:>7} units  {took:7.1f} s  {cost:6.3f} ms/unit  "
            f"{cost / first:5.2f} of the first  peak so far {peak:5.0f} MB"
        )
        path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--sizes", default="1000,10000,50000,200000")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        beside_pofilter(Path(folder), arguments.units)
        growing(Path(folder), [int(size) for size in arguments.sizes.split(",") if size])


if __name__ == "__main__":
    main()
