"""Whether a text may hold numbers at all: most hold neither a digit nor a numeral in words."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick_rs

from glossary_kit.text.clock import NOONS
from glossary_kit.text.code_page import FOREIGN, PAGE, encoded
from glossary_kit.text.khmer import is_khmer
from glossary_kit.text.number_words import (
    ENGLISH_CARDINALS,
    ENGLISH_ORDINALS,
    ENGLISH_SCALES,
    ENGLISH_TENS,
    KHMER_END,
    KHMER_TENS,
    KHMER_UNITS,
)

_PARTS = ("half", "halves", "quarter", "ពាក់កណ្តាល", "កន្លះ")
_HANGS = bytes(re.match(KHMER_END, char) is None for char in PAGE)
_KHMER = bytes(map(is_khmer, PAGE))
"""For every byte whether it hangs on the Khmer letter before it, and whether it is Khmer."""
_NUMERALS = (ENGLISH_CARDINALS, ENGLISH_ORDINALS, ENGLISH_TENS, KHMER_UNITS, KHMER_TENS)


def may_hold_numbers(code: bytes) -> bool:
    """Whether there is a digit or a numeral in the key of a text, given in bytes (see `code_page`).

    In doubt the answer is yes.
    """
    found = _automaton().find_matches_as_indexes(code.title(), overlapping=True)
    after = code + b" "
    return any(not (_KHMER[code[end - 1]] and _HANGS[after[end]]) for _, _, end in found)


@cache
def _automaton() -> ahocorasick_rs.BytesAhoCorasick:
    words = {*_PARTS, *NOONS, *ENGLISH_SCALES}.union(*_NUMERALS)
    signs = {*"0123456789", FOREIGN, *words}  # what the page has not may be a digit
    # A capital at the beginning of every word keeps "ten" out of "often".
    return ahocorasick_rs.BytesAhoCorasick(
        sorted(encoded(sign).title() for sign in signs),
        implementation=ahocorasick_rs.Implementation.DFA,
    )
