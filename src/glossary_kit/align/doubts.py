"""Why a person should look at a bead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary_kit.align.anchors import AnchorKind
from glossary_kit.align.beads import Bead
from glossary_kit.align.document import Sentence
from glossary_kit.align.evidence import deviation
from glossary_kit.text.numbers import comparable, numbers

SURE = 0.9
"""A bead that is less probable is doubtful."""
_UNUSUAL = 3.0  # standard deviations
_ENUMERATOR = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]\s+")


def doubts(
    bead: Bead, source: Sequence[Sentence], target: Sequence[Sentence], langs: tuple[str, str]
) -> Iterator[str]:
    """The doubts about a bead of two documents in the languages `langs`, in short phrases."""
    here = [source[number] for number in bead.source]
    there = [target[number] for number in bead.target]
    if not here or not there:
        yield "no counterpart"
        return
    if bead.probability < SURE:
        yield "another pairing is nearly as likely"
    expected, found = (sum(each.length for each in side) for side in (here, there))
    strays = deviation(found, expected)
    if abs(strays) > _UNUSUAL:
        yield "the target is unusually " + ("long" if strays > 0 else "short")
    alone = _alone(here, there, langs) + _alone(there, here, langs[::-1])
    if alone:
        yield f"numbers differ: {', '.join(alone)}"


def _alone(
    side: Sequence[Sentence], other: Sequence[Sentence], langs: tuple[str, str]
) -> list[str]:
    """The numbers in digits that the other side has neither in digits nor in words, as written.

    One that counts headings or items is none: it is often made by the word processor.
    """
    anchors, there = (
        {anchor for each in some for anchor in each.anchors} for some in (side, other)
    )
    if not any(anchor.kind is AnchorKind.NUMBER for anchor in anchors - there):
        return []
    known = {comparable(number) for number in numbers(_text(other), langs[1])}
    return [
        number.text
        for number in numbers(_text(side), langs[0])
        if not number.spelled and comparable(number) not in known
    ]


def _text(side: Sequence[Sentence]) -> str:
    return " ".join(_ENUMERATOR.sub("", each.text, count=1) for each in side)
