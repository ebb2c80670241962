"""Two documents as units: the front door of the aligner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.align.beads import Bead, best_beads, best_score
from glossary_kit.align.document import Sentence
from glossary_kit.align.doubts import doubts
from glossary_kit.align.evidence import Evidence
from glossary_kit.align.lexicon import with_learnt_words
from glossary_kit.model.alignment import AlignedUnit
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.text.segmenters import Segmenter

_BETTER_THAN_CHANCE = 0.8
_FEWEST = 4
"""Of fewer sentences nobody can tell whether they are translations of each other."""


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    langs: tuple[str, str],
    words: Segmenter,
) -> tuple[AlignedUnit, ...] | None:
    """The units of two documents, in document order; `None` if they are not parallel.

    `words` tells the words of Khmer.
    """
    beads = find_beads(source, target, words)
    return None if beads is None else tuple(_units(beads, source, target, langs))


def find_beads(
    source: Sequence[Sentence], target: Sequence[Sentence], words: Segmenter
) -> tuple[Bead, ...] | None:
    """The beads of two documents, in document order; `None` if they are not parallel.

    Parallel documents fit much better than they do when one of them is read from its end: by
    1.2 or more for a sentence (natural logarithms) where there is nothing to go by but
    lengths, by 4 or more with anchors. Others fit as well either way (0.4 at most was seen).
    """
    beads, score = best_beads(Evidence(source, target))
    count = min(len(source), len(target))
    if count >= _FEWEST:
        by_chance = best_score(Evidence(source, target[::-1]))
        if score - by_chance < _BETTER_THAN_CHANCE * count:
            return None
    return best_beads(Evidence(*with_learnt_words(source, target, beads, words)))[0]


def _units(
    beads: Sequence[Bead],
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    langs: tuple[str, str],
) -> Iterator[AlignedUnit]:
    for number, bead in enumerate(beads, 1):
        unit = TranslationUnit(
            id=str(number),
            source=" ".join(source[each].text for each in bead.source),
            target=" ".join(target[each].text for each in bead.target),
            source_lang=langs[0],
            target_lang=langs[1],
            state=State.INITIAL,
        )
        reasons = tuple(doubts(bead, source, target, langs))
        yield AlignedUnit(unit=unit, confidence=round(bead.probability * 100), doubts=reasons)
