"""The keys of clusters in bytes: nearly all clusters are their own keys, and this is seen fast.

One automaton meets the neighbours that may have to change, change places or merge. They are a
superset of what the rules of folding change (see `folded`): where none occurs, no rule but
that of subscript DA has anything to do, and every COENG stands behind a base.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from operator import itemgetter

import ahocorasick_rs

from glossary_kit.text.code_page import PAGE, encoded
from glossary_kit.text.khmer import KHMER_COENG

_BASES = frozenset(map(chr, range(0x1780, 0x17B4)))
_VOWELS = "".join(map(chr, range(0x17B6, 0x17C6)))
_SIGNS = "\u17c6\u17c7\u17c8\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1\u17dd"
_SHIFTERS = "\u17c9\u17ca"
_ROBAT = "\u17cc"
_COENG = encoded(KHMER_COENG)[0]
_COENG_DA, _COENG_TA = encoded(KHMER_COENG + "ដ"), encoded(KHMER_COENG + "ត")


def settled(code: bytes) -> bytes | None:
    """The key of a text as bytes (see `code_page`), if it is seen at a glance.

    `code` is the text, its characters keys already. In doubt the answer is `None`.
    """
    if code.isascii():
        return None if b"  " in code else code
    met = _automaton().find_matches_as_indexes(code, overlapping=True)
    if code[0] == _COENG or (met and any(map(_PATTERN, met))):
        return None
    return code.replace(_COENG_DA, _COENG_TA) if met else code


_PATTERN = itemgetter(0)


@cache
def _automaton() -> ahocorasick_rs.BytesAhoCorasick:
    """Meets subscript DA, its pattern 0, and what is not settled, with TA as with DA."""
    # Two bytes a pattern: small enough for the fastest and largest kind of automaton.
    kind = ahocorasick_rs.Implementation.DFA
    return ahocorasick_rs.BytesAhoCorasick(
        [_COENG_DA, *sorted({*map(encoded, ("  ", "អោយ", *unsettled_clusters()))})],
        implementation=kind,
    )


def unsettled_clusters() -> Iterator[str]:
    """The shortest sequences of which one stands in every cluster that is no key.

    Or before it, if it begins with COENG; and the cluster may hold characters that are no keys.
    """
    yield from ("\u17bb\u17d0", "\u17bb\u17dd")
    for first, second in (
        (_VOWELS + _SIGNS + _SHIFTERS, _SHIFTERS + _ROBAT),
        (_VOWELS + _SIGNS, _VOWELS),
        (_SIGNS, _SIGNS),
        (_ROBAT, _ROBAT),
    ):
        yield from map("".join, product(first, second))
    for char in {*PAGE} - _BASES:
        yield char + KHMER_COENG
    for base in _BASES:
        yield KHMER_COENG + base + _ROBAT
    yield KHMER_COENG + "រ" + KHMER_COENG
