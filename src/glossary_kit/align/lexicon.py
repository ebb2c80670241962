"""Words that translate each other, learnt from two documents themselves.

As in hunalign (Varga et al. 2005), words are learnt from the beads of a first alignment, and help
in a second one: most where the term base has little to say. Two words go together if each is the
other's best counterpart by the coefficient of Dice (1945), and that is high.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossary_kit.align.anchors import Anchor, AnchorKind
from glossary_kit.align.beads import Bead
from glossary_kit.align.document import Sentence
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.segmenters import Segmenter

_SURE = 0.8  # probability of the beads to learn from
_FEWEST = 2  # beads in which two words must stand together
_LEAST_DICE = 0.7
_LATIN_WORD = re.compile("[a-z]{3,}")

Words = frozenset[str]
Side = tuple[Sentence, ...]


def with_learnt_words(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    beads: Iterable[Bead],
    segmenter: Segmenter,
) -> tuple[Side, Side]:
    """The sentences of both documents with the words learnt from `beads` as anchors."""
    words = tuple(
        [frozenset(_words(each.text, segmenter)) for each in side] for side in (source, target)
    )
    sure = [bead for bead in beads if bead.probability > _SURE and bead.source and bead.target]
    pairs = [(_union(words[0], bead.source), _union(words[1], bead.target)) for bead in sure]
    learnt = _counterparts(pairs)
    turned = {there: here for here, there in learnt.items()}
    return (
        _anchored(source, words[0], {word: word for word in learnt}),
        _anchored(target, words[1], turned),
    )


def _words(text: str, segmenter: Segmenter) -> Iterator[str]:
    """The words of `text`: in Khmer as the segmenter cuts them, else of three letters or more."""
    if has_khmer(text):
        yield from (word for span in segmenter.words(text) if has_khmer(word := span.of(text)))
    else:
        for word in _LATIN_WORD.findall(text.lower()):
            yield word.removesuffix("s")


def _union(words: Sequence[Words], places: range) -> Words:
    return frozenset().union(*(words[place] for place in places))


def _counterparts(pairs: Sequence[tuple[Words, Words]]) -> dict[str, str]:
    """The words of the first sides that have a counterpart on the second, with that."""
    here, there = (Counter(word for pair in pairs for word in pair[side]) for side in (0, 1))
    together = Counter(
        (one, other)
        for pair in pairs
        for one in pair[0]
        if here[one] >= _FEWEST
        for other in pair[1]
        if there[other] >= _FEWEST
    )
    best: dict[str, tuple[float, str]] = {}
    wanted: dict[str, tuple[float, str]] = {}
    for (one, other), count in together.items():
        dice = 2 * count / (here[one] + there[other])
        if count >= _FEWEST and dice >= _LEAST_DICE:
            best[one] = max(best.get(one, (0.0, "")), (dice, other))
            wanted[other] = max(wanted.get(other, (0.0, "")), (dice, one))
    return {one: other for one, (_, other) in best.items() if wanted[other][1] == one}


def _anchored(side: Sequence[Sentence], words: Sequence[Words], names: dict[str, str]) -> Side:
    return tuple(
        replace(
            each,
            anchors=each.anchors
            | {Anchor(AnchorKind.LEARNT, names[word]) for word in found if word in names},
        )
        for each, found in zip(side, words, strict=True)
    )
