"""Where the keys of terms stand in folded text, and whether they cut a word or a cluster.

One Aho-Corasick pass (Aho and Corasick 1975) over the bytes of the text (see `code_page`)
meets every key. The neighbours of what it meets mostly settle the matter; an expression is
asked about the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter, itemgetter

import ahocorasick_rs
from msgspec import Struct

from glossary_kit.text.code_page import FOREIGN, PAGE, SEPARATOR, UNUSED, decoded, encoded
from glossary_kit.text.english import word_edges
from glossary_kit.text.folded import Folded

_UNCUT = re.compile(
    f"[^\\W\u1780-\u17ff]{{2}}|\u17d2[^{SEPARATOR}]|[^{SEPARATOR}][\u17b4-\u17d3\u17dd]"
    "|[a-z](?=\\.[a-z]{2})|(?<=[a-z]{2})\\.[a-z]"
)
"""Two characters between which no hit may begin or end: of one word, or of one cluster."""


def _bytes_of(characters: str) -> tuple[bool, ...]:
    """For every byte whether it stands for one of these `characters` (a class of `re`)."""
    return tuple(bool(re.match(f"[{characters}]", char)) for char in PAGE)


#: All of ASCII that is no letter or digit, but the apostrophe, the point, ` and _.
_PUNCTUATION = SEPARATOR + r" \"!#-&(-,/:-@[-^{-~-"
_WORD = _bytes_of("0-9A-Za-z_")
"""Whether a byte is of a word that is written with spaces around it."""

_POINT = ord(".")
_SEPARATOR_CODE, _FOREIGN_CODE = encoded(SEPARATOR), encoded(FOREIGN)
_NEAR = 4
"""So many characters on each side tell whether a match stands free."""
_MARGIN = _SEPARATOR_CODE * _NEAR

FREE_BEFORE = _bytes_of(_PUNCTUATION + "\u1780-\u17d1\u17d3-\u17dd")
FREE_AFTER = _bytes_of(_PUNCTUATION + "\u1780-\u17b3\u17d4-\u17dc")
"""Whether a match stands free behind a byte, or before it, whatever else is there."""

_ODD_KEY = re.compile(f"[\u17b4-\u17d3\u17dd]|.*(?:\u17d2$|{FOREIGN})", re.DOTALL)
# The space stands before what is asked of its neighbours, so that it alone is looked for.
_KHMER_SPACE = re.compile(
    " (?:(?<=[\u1780-\u17d3\u17d7\u17dd] )(?=[\u1780-\u17b3\u17d7a-z])"
    "|(?<=[a-z] )(?=[\u1780-\u17b3]))"
)
_KHMER_SPACE_CODE = re.compile(encoded(_KHMER_SPACE.pattern))

Match = tuple[int, int, int]
"""The index of a key, where the match begins, and where it ends."""

_START, _END, _CODE = itemgetter(1), itemgetter(2), attrgetter("code")


class Matches(Struct, gc=False):
    """Where keys are met in the squeezed `code`: `texts` less the spaces that are overlooked.

    A `SEPARATOR` stands between two texts. Every match is there, in order, the longer first;
    not all stand free. Each of the `parts` of the code ends where a space was, the last one with
    the last text. Words begin with capitals, and four separators follow.
    """

    texts: Sequence[Folded]
    code: bytes
    parts: list[bytes]
    found: list[Match]
    _squeezed: str | None = None

    def is_cut(self, start: int, end: int) -> bool:
        """Whether a match, of whose neighbours tables do not tell, is cut out of a word."""
        code = self.code
        if _WORD[code[end - 1]] and _WORD[code[end]]:
            return True
        if code[end] == _POINT and FREE_BEFORE[code[start - 1]] and not _WORD[code[end + 1]]:
            return False  # the end of a sentence
        first = max(0, start - _NEAR)
        near = code[first : end + _NEAR].lower()
        if _FOREIGN_CODE in near:  # a byte that does not tell which character it is
            if self._squeezed is None:
                self._squeezed = squeezed(self.texts)
            return not stands_free(self._squeezed, start, end)
        return not stands_free(decoded(near), start - first, end - first)


class KeySearch:
    """Finds `keys` in folded texts, in which single spaces before or after Khmer are overlooked.

    The keys have no such spaces (see `without_khmer_spaces`).
    """

    def __init__(self, keys: Sequence[str]) -> None:
        codes = [encoded(key) for key in keys]
        #: Keys that bytes cannot tell, or whose own ends would have to be looked at.
        self._odd = [
            index
            for index, (key, code) in enumerate(zip(keys, codes, strict=True))
            if _ODD_KEY.match(key) or _FOREIGN_CODE in code
        ]
        for index in self._odd:
            codes[index] = UNUSED
        # Keys have no capitals. One at the beginning of every word keeps "ai" out of "train".
        self._automaton = ahocorasick_rs.BytesAhoCorasick([code.title() for code in codes])
        self._odd_automaton = ahocorasick_rs.AhoCorasick([keys[index] for index in self._odd])

    def matches(self, texts: Sequence[Folded]) -> Matches:
        """Where a key is met in the texts."""
        parts = _khmer_parts(_SEPARATOR_CODE.join(map(_CODE, texts)))
        # Every match has neighbours; seen from the first byte, the last one stands before it.
        code = b"".join(parts).title() + _MARGIN
        # Matches come in the order of their ends. So the other way round, of those that begin
        # together the longer come first, and sorting by the beginnings leaves them so.
        found = self._automaton.find_matches_as_indexes(code, overlapping=True)
        found.reverse()
        if self._odd:
            found += self._odd_matches(squeezed(texts))
            found.sort(key=_END, reverse=True)
        found.sort(key=_START)
        return Matches(texts, code, parts, found)

    def _odd_matches(self, text: str) -> list[Match]:
        """Those that stand free."""
        matches = self._odd_automaton.find_matches_as_indexes(text, overlapping=True)
        return [
            (self._odd[index], start, end)
            for index, start, end in matches
            if stands_free(text, start, end)
        ]


def squeezed(texts: Sequence[Folded]) -> str:
    """The texts one after another less the spaces that are overlooked."""
    return without_khmer_spaces(SEPARATOR.join([text.text for text in texts]))


def without_khmer_spaces(text: str) -> str:
    """`text` less the single spaces between Khmer clusters, or between them and Latin words."""
    return text if text.isascii() else _KHMER_SPACE.sub("", text)


def _khmer_parts(code: bytes) -> list[bytes]:
    """What is between those spaces, in bytes."""
    return [code] if code.isascii() else _KHMER_SPACE_CODE.split(code)


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Khmer cluster and no word of a script with spaces."""
    if (start and _UNCUT.match(text, start - 1)) or _UNCUT.match(text, end - 1):
        return False
    contracted = text[start - 1 : start] == "'" or text[end : end + 1] == "'"
    return not contracted or word_edges(text, start, end)
