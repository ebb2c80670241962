"""Where the keys of terms stand in folded text, cutting no word and no cluster.

One Aho-Corasick pass (Aho and Corasick 1975) over the bytes of the text (see `code_page`)
meets every key. The neighbours of what it meets mostly settle the matter; an expression is
asked about the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

import ahocorasick_rs

from glossary_kit.text.code_page import FOREIGN, PAGE, UNUSED, encoded
from glossary_kit.text.english import word_edges
from glossary_kit.text.folded import Folded

_UNCUT = re.compile(
    "[^\\W\u1780-\u17ff]{2}|\u17d2.|.[\u17b4-\u17d3\u17dd]|[a-z](?=\\.[a-z]{2})|(?<=[a-z]{2})\\.[a-z]",
    re.DOTALL,
)
"""Two characters between which no hit may begin or end: of one word, or of one cluster."""


def _bytes_of(characters: str) -> bytes:
    """For every byte whether it stands for one of these `characters` (a class of `re`)."""
    return bytes(bool(re.match(f"[{characters}]", char)) for char in PAGE)


_PUNCTUATION = r" \"!#-&(-,/:-@[-^{-~-"  # all of ASCII but the apostrophe, the point, ` and _
_WORD = _bytes_of("0-9A-Za-z_")
"""Whether a byte is of a word that is written with spaces around it."""

_FREE_BEFORE = _bytes_of(_PUNCTUATION + "\u1780-\u17d1\u17d3-\u17dd")
_FREE_AFTER = _bytes_of(_PUNCTUATION + "\u1780-\u17b3\u17d4-\u17dc")
"""Whether a hit stands free behind a byte, or before it, whatever else is there."""

_ODD_KEY = re.compile(f"[\u17b4-\u17d3\u17dd]|.*(?:\u17d2$|{FOREIGN})", re.DOTALL)
_KHMER_SPACE = re.compile(
    " (?<=[\u1780-\u17d3\u17d7\u17dd] )(?=[\u1780-\u17b3\u17d7a-z])| (?<=[a-z] )(?=[\u1780-\u17b3])"
)
_KHMER_SPACE_CODE = re.compile(
    b" (?<=[\x80-\xd3\xd7\xdd] )(?=[\x80-\xb3\xd7a-z])| (?<=[a-z] )(?=[\x80-\xb3])"
)

Place = tuple[int, int, int]
"""The index of the key of a match, where the match begins, and where it ends."""

_START, _END = itemgetter(1), itemgetter(2)


class KeySearch:
    """Finds `keys` in folded text, in which single spaces before or after Khmer are overlooked.

    The keys have no such spaces (see `without_khmer_spaces`).
    """

    def __init__(self, keys: Sequence[str]) -> None:
        codes = [encoded(key) for key in keys]
        #: Keys that bytes cannot tell, or whose own ends would have to be looked at.
        self._odd = [
            index
            for index, (key, code) in enumerate(zip(keys, codes, strict=True))
            if _ODD_KEY.match(key) or encoded(FOREIGN) in code
        ]
        for index in self._odd:
            codes[index] = UNUSED
        # Keys have no capitals. One at the beginning of every word keeps "ai" out of "train".
        self._automaton = ahocorasick_rs.BytesAhoCorasick([code.title() for code in codes])
        self._odd_automaton = ahocorasick_rs.AhoCorasick([keys[index] for index in self._odd])

    def places(self, folded: Folded) -> list[Place]:
        """Where a key stands free in the folded text, in order, the longer first."""
        code, removed = _without_khmer_spaces(folded.code)
        code = code.title() + b" "  # seen from the first byte, the space stands before it
        matches = self._automaton.find_matches_as_indexes(code, overlapping=True)
        # Matches come in the order of their ends. So the other way round, of those that begin
        # together the longer come first, and sorting by the beginnings leaves them so.
        found = [
            (index, start, end)
            for index, start, end in reversed(matches)
            if (_FREE_BEFORE[code[start - 1]] and _FREE_AFTER[code[end]])
            or (
                not (_WORD[code[end - 1]] and _WORD[code[end]])
                and stands_free(without_khmer_spaces(folded.text), start, end)
            )
        ]
        if self._odd:
            found += self._odd_places(without_khmer_spaces(folded.text))
            found.sort(key=_END, reverse=True)
        found.sort(key=_START)
        if not removed:
            return found
        return [
            (index, start + bisect_right(removed, start), end + bisect_right(removed, end - 1))
            for index, start, end in found
        ]

    def _odd_places(self, text: str) -> list[Place]:
        matches = self._odd_automaton.find_matches_as_indexes(text, overlapping=True)
        return [
            (self._odd[index], start, end)
            for index, start, end in matches
            if stands_free(text, start, end)
        ]


def without_khmer_spaces(text: str) -> str:
    """`text` less the single spaces between Khmer clusters, or between them and Latin words."""
    return text if text.isascii() else _KHMER_SPACE.sub("", text)


def _without_khmer_spaces(code: bytes) -> tuple[bytes, list[int]]:
    """The same for bytes, and where each space was: offsets into the bytes that come out.

    Where any was, the end of the bytes comes last.
    """
    if code.isascii():
        return code, []
    parts = _KHMER_SPACE_CODE.split(code)
    if len(parts) == 1:
        return code, []
    return b"".join(parts), list(accumulate(map(len, parts)))


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Khmer cluster and no word of a script with spaces."""
    if (start and _UNCUT.match(text, start - 1)) or _UNCUT.match(text, end - 1):
        return False
    contracted = text[start - 1 : start] == "'" or text[end : end + 1] == "'"
    return not contracted or word_edges(text, start, end)
