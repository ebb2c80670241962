"""Document pairs whose beads are known: what the tests and the benchmark align.

One is written for them (`data/ai-in-public-service.beads.txt`). The other is the Universal
Declaration of Human Rights, one paragraph an article, made harder: two sentences of one side
are dropped, and three times two Khmer sentences become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from glossary_kit.align.anchors import AnchorFinder
from glossary_kit.align.document import Sentence, sentences_of
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.text.sentences import sentences

HANDBOOK = Path(__file__).parent / "data" / "ai-in-public-service.beads.txt"
LANGS = ("en", "km")


@dataclass(frozen=True)
class GoldBead:
    """The sentences of both sides that translate each other, and the paragraph they are in."""

    paragraph: int
    english: tuple[str, ...]
    khmer: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two documents: the paragraphs of each, and the beads as ranges of sentences."""

    english: tuple[str, ...]
    khmer: tuple[str, ...]
    beads: tuple[tuple[range, range], ...]

    def sentences(
        self, entries: Sequence[ConceptEntry] | None = None
    ) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """The sentences of both documents, with anchors where there are `entries`."""
        english, khmer = (
            sentences_of(paragraphs, lang, None if entries is None else AnchorFinder(entries, lang))
            for paragraphs, lang in zip((self.english, self.khmer), LANGS, strict=True)
        )
        return english, khmer


def handbook() -> Pair:
    """The document written for these tests."""
    return pair_of(_handbook_beads(HANDBOOK.read_text(encoding="utf-8")))


def declaration(path: Path) -> Pair:
    """The Universal Declaration from a table of id, English and Khmer, made harder."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    beads = [
        bead
        for unit, english, khmer in rows
        for bead in _declaration_beads(int(unit[3:].split(".")[0]), unit, english, khmer)
    ]
    return pair_of(_harder(beads))


def pair_of(beads: Iterable[GoldBead]) -> Pair:
    """The two documents that `beads` make, with spaces between sentences."""
    beads = list(beads)
    ranges, ends = [], (0, 0)
    for bead in beads:
        starts = ends
        ends = starts[0] + len(bead.english), starts[1] + len(bead.khmer)
        ranges.append((range(starts[0], ends[0]), range(starts[1], ends[1])))
    paragraphs = [list(group) for _, group in groupby(beads, key=lambda bead: bead.paragraph)]
    english = tuple(_joined(each.english for each in group) for group in paragraphs)
    khmer = tuple(_joined(each.khmer for each in group) for group in paragraphs)
    return Pair(english, khmer, tuple(ranges))


def _joined(sides: Iterable[tuple[str, ...]]) -> str:
    return " ".join(sentence for side in sides for sentence in side)


def _handbook_beads(text: str) -> Iterator[GoldBead]:
    paragraph = 0
    for line in text.splitlines():
        if not line:
            paragraph += 1
        elif not line.startswith("#"):
            english, khmer = (
                tuple(sentence for sentence in side.split(" | ") if sentence)
                for side in line.split("\t")
            )
            yield GoldBead(paragraph, english, khmer)


#: Sentences of a unit of the Declaration, English and Khmer, where they are not one to one.
_UNEVEN = {"art26.1": ((1, 1), (1, 1), (1, 1), (1, 2))}


def _declaration_beads(article: int, unit: str, english: str, khmer: str) -> Iterator[GoldBead]:
    sides = [
        [span.of(text) for span in sentences(text, lang)]
        for text, lang in ((english, "en"), (khmer, "km"))
    ]
    lengths = tuple(map(len, sides))
    even = tuple([(1, 1)] * lengths[0]) if lengths[0] == lengths[1] else (lengths,)
    for many, few in _UNEVEN.get(unit, even):
        yield GoldBead(article, tuple(sides[0][:many]), tuple(sides[1][:few]))
        sides = [sides[0][many:], sides[1][few:]]


def _harder(beads: Sequence[GoldBead]) -> Iterator[GoldBead]:
    """The beads with two sentences dropped and three times two Khmer ones made one."""
    pairs = [
        place for place, bead in enumerate(beads) if (len(bead.english), len(bead.khmer)) == (1, 1)
    ]
    dropped = {pairs[len(pairs) // 3]: "khmer", pairs[2 * len(pairs) // 3]: "english"}
    merged = [
        place
        for place in pairs
        if place + 1 in pairs
        and beads[place].paragraph == beads[place + 1].paragraph
        and not {place, place + 1} & dropped.keys()
    ][::4][:3]
    place = 0
    while place < len(beads):
        bead = beads[place]
        if place in merged:
            other = beads[place + 1]
            khmer = f"{bead.khmer[0].rstrip('។')} ហើយ{other.khmer[0]}"
            yield GoldBead(bead.paragraph, bead.english + other.english, (khmer,))
            place += 1
        elif place in dropped:
            gone = dropped[place]
            yield GoldBead(
                bead.paragraph,
                () if gone == "english" else bead.english,
                () if gone == "khmer" else bead.khmer,
            )
        else:
            yield bead
        place += 1
