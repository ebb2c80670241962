"""What changed between two segments, word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_BASE, KHMER_COENG, KHMER_MARK

#: A run of letters and digits, a Khmer cluster, or one other character, with the white space
#: behind it: on their own, spaces would match each other and tear words that stayed apart.
_PIECE = re.compile(
    rf"(?:[{KHMER_BASE}](?:{KHMER_COENG}[{KHMER_BASE}]|[{KHMER_MARK}{KHMER_COENG}\u200b-\u200d])*"
    r"|[^\W_\u1780-\u17ff]+(?:['’-][^\W_\u1780-\u17ff]+)*|[\u17e0-\u17e9]+|.)\s*",
    re.DOTALL,
)


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and what became of it."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches of `before` and `after`, in order: the same, removed, added.

    The texts are compared by words, Khmer by clusters, so that no segmenter has a say; words
    that differ in nothing a reader sees are the same, written as in `after`. Without what is
    added the stretches are `before`, but for that; without what is removed they are `after`.
    """
    changes = groupby(_changes(_PIECE.findall(before), _PIECE.findall(after)), _change_of)
    return tuple(
        Stretch(change, "".join(piece.text for piece in pieces)) for change, pieces in changes
    )


def _changes(before: list[str], after: list[str]) -> Iterator[Stretch]:
    """The pieces one by one; of what is replaced, all that is removed first."""
    edits = Indel.opcodes(list(map(_key, before)), list(map(_key, after)))
    added: list[Stretch] = []
    for edit in edits:
        if edit.tag == "delete":
            pieces = before[edit.src_start : edit.src_end]
            yield from (Stretch(Change.REMOVED, piece) for piece in pieces)
        elif edit.tag == "insert":
            pieces = after[edit.dest_start : edit.dest_end]
            added += [Stretch(Change.ADDED, piece) for piece in pieces]
        else:
            yield from added
            added.clear()
            pieces = after[edit.dest_start : edit.dest_end]
            yield from (Stretch(Change.SAME, piece) for piece in pieces)
    yield from added


def _key(piece: str) -> str:
    return fold_key(piece).strip()


def _change_of(stretch: Stretch) -> Change:
    return stretch.change
