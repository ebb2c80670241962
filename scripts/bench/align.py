"""How many beads the aligner finds, with all it goes by and by lengths alone.

A bead counts only if both its sides are those of the known one. The document pairs are those of
`tests/align/alignment_samples.py`: a handbook written for this, and the Universal Declaration
of Human Rights, where GLOSSARY_KIT_SHARED or ../shared has it. With “speed”, a pair of 5,000
sentences is made of the memory's units and aligned, too. Seconds are those of the processor.

Usage: python scripts/bench/align.py [speed]
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "align"))

from alignment_samples import GoldBead, Pair, declaration, handbook, pair_of  # noqa: E402

from glossary_kit.align.beads import Bead, best_beads  # noqa: E402
from glossary_kit.align.document import Sentence  # noqa: E402
from glossary_kit.align.evidence import Evidence  # noqa: E402
from glossary_kit.align.units import find_beads  # noqa: E402
from glossary_kit.model.concept import ConceptEntry  # noqa: E402
from glossary_kit.project import Project  # noqa: E402
from glossary_kit.store.translation_memory import open_memory  # noqa: E402
from glossary_kit.text.segmenters import segmenter  # noqa: E402
from glossary_kit.text.sentences import sentences  # noqa: E402

SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", ROOT.parent / "shared"))
DECLARATION = SHARED / "samples" / "khmer" / "udhr_en_km.tsv"
Side = tuple[Sentence, ...]


def ways(
    pair: Pair, entries: tuple[ConceptEntry, ...]
) -> Iterator[tuple[str, Callable[[], tuple[Bead, ...]]]]:
    """How to find the beads of a pair with ever more to go by; the last is what users get."""
    plain, full = pair.sentences(), pair.sentences(entries)
    words = segmenter("auto")
    words.words("ច្បាប់")  # which loads it
    for name, sides in (
        ("lengths alone", tuple(map(without_paragraphs, plain))),
        ("lengths, paragraphs", plain),
        ("lengths, anchors", tuple(map(without_paragraphs, full))),
        ("all three", full),
    ):
        yield name, partial(lengths_and, *sides)
    yield "and learnt words", lambda: find_beads(*full, words) or ()


def lengths_and(english: Side, khmer: Side) -> tuple[Bead, ...]:
    return best_beads(Evidence(english, khmer))[0]


def without_paragraphs(side: Side) -> Side:
    return tuple(replace(each, opens=number == 0) for number, each in enumerate(side))


def report(title: str, pair: Pair, entries: tuple[ConceptEntry, ...]) -> None:
    sizes = [len(side) for side in pair.sentences()]
    print(f"{title}: {sizes[0]} and {sizes[1]} sentences, {len(pair.beads)} beads")
    for way, find in ways(pair, entries):
        start = time.process_time()
        beads = find()
        seconds = time.process_time() - start
        found, known = {(each.source, each.target) for each in beads}, {*pair.beads}
        right = len(found & known)
        print(
            f"  {way:<20} precision {right / len(found):.3f}  recall {right / len(known):.3f}"
            f"  {seconds:.2f} s"
        )


def long_pair(size: int, seed: random.Random) -> Pair:
    """A pair of `size` units of the memory; some dropped, some two made one."""
    units = [each.unit for each in open_memory(ROOT / "tm")]
    whole = [
        unit
        for unit in units
        if unit.source[-1] in ".?!"
        and unit.target[-1] in "។៕"
        and len(sentences(unit.source, "en")) == len(sentences(unit.target, "km")) == 1
    ]
    beads: list[GoldBead] = []
    for number in range(size):
        unit = seed.choice(whole)
        english, khmer = (unit.source,), (unit.target,)
        chance = seed.random()
        if chance < 0.04 and beads and len(beads[-1].khmer) == len(beads[-1].english) == 1:
            last = beads.pop()
            merged = f"{last.khmer[0].rstrip('។៕')} {khmer[0]}"
            beads.append(GoldBead(last.paragraph, last.english + english, (merged,)))
            continue
        if chance > 0.98:
            english, khmer = seed.choice([((), khmer), (english, ())])
        beads.append(GoldBead(number // 4, english, khmer))
    return pair_of(beads)


def main() -> None:
    entries = Project(ROOT).entries
    report("handbook", handbook(), entries)
    if DECLARATION.exists():
        report("declaration, made harder", declaration(DECLARATION), entries)
    if "speed" in sys.argv:
        start = time.process_time()
        pair = long_pair(5000, random.Random(1))
        pair.sentences(entries)
        seconds = time.process_time() - start
        print(f"made, cut into sentences and searched for anchors: {seconds:.1f} s")
        report("long", pair, entries)


if __name__ == "__main__":
    main()
