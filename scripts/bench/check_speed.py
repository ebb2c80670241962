"""How fast drafts are checked: beside translate-toolkit's pofilter, and as drafts grow.

    scripts/bench/check_speed.py [--units 20000] [--sizes 1000,10000,50000,200000] [DRAFT.po …]

The PO file is made from the translation memory: its units over and over, but each time with
other terms of the base in the places of those that stand there, on both sides. So phrases
recur about as often as in real documents, which matters, for what has been cut into words is
remembered; how often is printed. Each DRAFT.po is measured in the same way.

`pofilter` runs with all its tests, as a process of its own, by the interpreter that
TRANSLATE_TOOLKIT_PYTHON names; without it, only our own speed is shown. Both are timed from
start to end, interpreter, term base and segmenter included, as a user runs them: ours with as
many processes as it takes by itself. The clock is what the user sees; the time on processors
is what a busy machine leaves comparable.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.config import shipped_data
from glossary_kit.formats import po
from glossary_kit.match.term_finder import TermFinder, outermost
from glossary_kit.model.concept import ConceptEntry, EntryKind
from glossary_kit.model.span import Span
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.project import Project
from glossary_kit.store.translation_memory import open_memory

KIT = [sys.executable, "-m", "glossary_kit", "check", "--format", "json"]
RUN = re.compile("[\u1780-\u17d3\u17dd]+")
Pair = tuple[str, str]


class Seed:
    """A unit of the memory, and where the same concept stands once on either side."""

    def __init__(self, unit: TranslationUnit, source: TermFinder, target: TermFinder) -> None:
        self.unit = unit
        here, there = single_hits(source, unit.source), single_hits(target, unit.target)
        self.places = sorted((here[concept], there[concept]) for concept in here.keys() & there)

    def filled(self, number: int, terms: Sequence[Pair]) -> TranslationUnit:
        """The unit with `terms` in its places, others for each `number`."""
        chosen = [terms[(211 * n + 97 * number) % len(terms)] for n in range(len(self.places))]
        sources = [(place, term) for (place, _), (term, _) in zip(self.places, chosen, strict=True)]
        targets = [(place, term) for (_, place), (_, term) in zip(self.places, chosen, strict=True)]
        return replace(
            self.unit,
            id=f"unit-{number}",
            source=spliced(self.unit.source, sources),
            target=spliced(self.unit.target, targets),
            state=State.TRANSLATED,
        )


def single_hits(finder: TermFinder, text: str) -> dict[str, Span]:
    """Where each concept stands that stands once in `text`."""
    hits = outermost(finder.find(text))
    found = [hit.concept for hit in hits]
    spans = [hit.span for hit in hits]
    return {
        hit.concept: hit.span
        for hit in hits
        if found.count(hit.concept) == spans.count(hit.span) == 1
    }


def spliced(text: str, places: Sequence[tuple[Span, str]]) -> str:
    """`text` with other words at `places`."""
    for span, words in sorted(places, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def term_pairs(entries: Sequence[ConceptEntry]) -> list[Pair]:
    """The preferred terms of all concepts that are no names."""
    pairs = []
    for entry in entries:
        first = {
            lang: next((t.term for t in entry.terms(lang) if t.status == "preferred"), "")
            for lang in ("en", "km")
        }
        if entry.kind is EntryKind.TERM and all(first.values()):
            pairs.append((first["en"], first["km"]))
    return pairs


def units(count: int) -> Iterator[TranslationUnit]:
    """`count` units of the kind that people write."""
    project = Project()
    source, target = TermFinder(project.entries, "en"), TermFinder(project.entries, "km")
    memory = open_memory(shipped_data() / "tm")
    seeds = [Seed(each.unit, source, target) for each in memory]
    terms = term_pairs(project.entries)
    return (seeds[number % len(seeds)].filled(number, terms) for number in range(count))


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


def described(path: Path) -> int:
    """The number of units in the draft `path`, after a line that says what kind of text it is."""
    with path.open("rb") as stream:
        found = list(po.read(stream, path.name, report=lambda *_: None))
    runs = [run for unit in found for run in RUN.findall(unit.target.replace("\u200b", ""))]
    fresh = sum(map(len, {*runs})) / sum(map(len, runs))
    digits = sum(bool(re.search(r"\d", unit.source)) for unit in found) / len(found)
    length = sum(len(unit.source) for unit in found) / len(found)
    print(
        f"{path.name}: {len(found)} units of {length:.0f} characters; {fresh:.0%} of the Khmer "
        f"text is in phrases met for the first time, {digits:.0%} of the units have numbers"
    )
    return len(found)


def beside_pofilter(path: Path, folder: Path) -> None:
    count = described(path)
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
    print(
        f"  ratio: ours is {theirs[0] / ours[0]:.2f} times as fast by the clock, "
        f"{theirs[1] / ours[1]:.2f} times for the time on processors"
    )


def show(name: str, count: int, clock: float, processor: float) -> None:
    print(
        f"  {name:<30} {clock:7.1f} s, {count / clock:6.0f} units/s; "
        f"{processor:7.1f} s on processors, {1000 * processor / count:6.3f} ms/unit"
    )


def growing(folder: Path, sizes: list[int]) -> None:
    print("\ncost on a processor as the draft grows, in one process")
    first = None
    for size in sizes:
        path = draft(folder, size)
        _, took = seconds([*KIT, "--jobs", "1", str(path)])
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
    parser.add_argument("drafts", nargs="*", type=Path, metavar="DRAFT.po")
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--sizes", default="1000,10000,50000,200000")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for path in (draft(folder, arguments.units), *arguments.drafts):
            beside_pofilter(path, folder)
        growing(folder, [int(size) for size in arguments.sizes.split(",") if size])


if __name__ == "__main__":
    main()
