"""For the paragraphs of a translation, the sentences that they translate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary_kit.align.anchors import AnchorFinder
from glossary_kit.align.beads import Bead
from glossary_kit.align.document import Sentence, sentences_of
from glossary_kit.align.evidence import deviation
from glossary_kit.align.units import find_beads
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.text.segmenters import Segmenter

_STRAY = 3.0  # standard deviations
_MOST_STRAYS = 0.15


@dataclass(frozen=True, slots=True)
class Counterparts:
    """For each paragraph of the target, its source; `missing` paragraphs have no translation.

    A source is empty where it is not sure. `missing` are indices of paragraphs of the source.
    """

    sources: tuple[str, ...]
    missing: tuple[int, ...]


def counterparts(
    source: Sequence[str],
    target: Sequence[str],
    langs: tuple[str, str],
    entries: Sequence[ConceptEntry],
    words: Segmenter,
    *,
    least: float,
) -> Counterparts | None:
    """What the paragraphs of `target` translate; `None` if the documents are not parallel.

    A source is sure where every bead of its sentences has at least the probability `least`,
    and none reaches into another paragraph of the target.
    """
    sides = [_Side(side, lang, entries) for side, lang in zip((source, target), langs, strict=True)]
    beads = find_beads(sides[0].sentences, sides[1].sentences, words)
    if beads is None:
        return None
    found: defaultdict[int, set[int]] = defaultdict(set)
    doubtful: set[int] = set()
    for bead in beads:
        paragraphs = {sides[1].paragraph_of[each] for each in bead.target}
        for paragraph in paragraphs:
            found[paragraph].update(bead.source)
        if bead.probability < least or len(paragraphs) > 1 or (bead.target and not bead.source):
            doubtful |= paragraphs
    _adopt(beads, sides, found)
    paired = {sides[0].paragraph_of[each] for sentences in found.values() for each in sentences}
    return Counterparts(
        tuple(
            "" if paragraph in doubtful else sides[0].text(found[paragraph])
            for paragraph in range(len(target))
        ),
        tuple(each for each in range(len(source)) if each not in paired),
    )


def lengths_fit(source: Sequence[str], target: Sequence[str], langs: tuple[str, str]) -> bool:
    """Whether most paragraphs are as long as the translation of the one at the same place.

    They are not where one was left out and another one divided, and all between are shifted.
    """
    lengths = [
        [sum(each.length for each in sentences_of([paragraph], lang)) for paragraph in side]
        for side, lang in zip((source, target), langs, strict=True)
    ]
    pairs = zip(*lengths, strict=True)
    strays = sum(abs(deviation(found, expected)) > _STRAY for expected, found in pairs)
    return bool(strays <= _MOST_STRAYS * len(source))


class _Side:
    """One document: its sentences, and the paragraph that each is in."""

    def __init__(self, paragraphs: Sequence[str], lang: str, entries: Sequence[ConceptEntry]):
        anchors = AnchorFinder(entries, lang)
        self.sentences: list[Sentence] = []
        self.paragraph_of: list[int] = []
        for number, paragraph in enumerate(paragraphs):
            sentences = sentences_of([paragraph], lang, anchors)
            self.sentences += sentences
            self.paragraph_of += [number] * len(sentences)

    def text(self, sentences: Iterable[int]) -> str:
        """The `sentences` as one text, those of one paragraph in one line."""
        lines: dict[int, list[str]] = {}
        for each in sorted(sentences):
            lines.setdefault(self.paragraph_of[each], []).append(self.sentences[each].text)
        return "\n".join(map(" ".join, lines.values()))


def _adopt(
    beads: Iterable[Bead], sides: Sequence[_Side], found: defaultdict[int, set[int]]
) -> None:
    """Give sentences without a counterpart to where the one before in their paragraph went.

    There they are missed: by their terms, their numbers and their length.
    """
    source, target = sides
    last: tuple[int, int] | None = None  # paragraphs of source and target
    for bead in beads:
        if bead.source and bead.target:
            place = source.paragraph_of[bead.source[-1]], target.paragraph_of[bead.target[-1]]
            last = place
        elif bead.source and last and source.paragraph_of[bead.source[0]] == last[0]:
            found[last[1]].update(bead.source)
