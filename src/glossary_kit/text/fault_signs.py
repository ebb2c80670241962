"""Signs of faulty Khmer clusters: what stands in every text that has one.

They are short and met fast, and nearly no text has them: so most texts need not be cut into
clusters to see that each is as it should be. A text that has one may still have no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from glossary_kit.text.code_page import PAGE
from glossary_kit.text.khmer import (
    DEPRECATED_CHARACTERS,
    IGNORABLE,
    KHMER_BASE,
    KHMER_COENG,
    KHMER_MARK,
)
from glossary_kit.text.settled import unsettled_clusters

_ALL = "".join(map(chr, range(0x10000)))
_KHMER = _ALL[0x1780:0x1800]


def members(characters: str, among: str = _ALL) -> frozenset[str]:
    """The characters of a class, which is written for the inside of an expression's brackets.

    To say `among` which they are found spares looking at sixty-five thousand.
    """
    return frozenset(re.findall(f"[{characters}]", among))


KHMER_LETTERS = members(KHMER_BASE + KHMER_MARK + KHMER_COENG, _KHMER)
"""What Khmer words are made of."""
IGNORABLES = members(IGNORABLE)
DEPRECATED = frozenset(map(chr, DEPRECATED_CHARACTERS)) | {"\u17d8"}


def _fault_signs() -> Iterator[str]:
    yield from IGNORABLES | DEPRECATED  # may hide in a cluster
    yield from unsettled_clusters()
    bases, outside = members(KHMER_BASE, _KHMER), {*PAGE} - KHMER_LETTERS
    yield from (KHMER_COENG + char for char in {*PAGE} - bases)
    yield from map("".join, product(outside, KHMER_LETTERS - bases))


FAULT_SIGNS = frozenset(_fault_signs())
"""One of these stands in every text that has a mark without a base, or a cluster that is not
canonical or cannot be read. The ends of a text count as line breaks, and all characters that the
code page has not as one."""
