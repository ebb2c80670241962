"""Khmer and English text as bytes, one for each character.

Python runs over bytes many times as fast as over characters outside Latin: `bytes.translate`
against `str.translate`, an automaton over one byte a character against one over three. So
what is done to every text is done to its bytes in a code page of our own: ASCII, the Khmer
block, and the few other characters that occur in such texts. An offset into the bytes is an
offset into the text. A text with any other character takes the way of strings, which does
the same.
"""

from __future__ import annotations

import codecs
import re

from glossary_kit.text.character_keys import character_key

FOREIGN = "\0"
"""Stands for every character that the page has not."""
SEPARATOR = "\x01"
"""Stands between texts that are taken together; hardly any text has it."""

_OTHERS = "\xa0\u200b\u200c\u200d\u2060\ufeff‐‑–—‘’“”„«»‹›…•×°€"
_SPACES = "\t\n\v\f\r"
_KHMER = "".join(map(chr, range(0x1780, 0x1800)))
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_UNDEFINED = "\ufffe"


def _page() -> str:
    """The character of every byte.

    Characters whose key is longer than one character are left out. White space and the separator
    are at their places in ASCII.
    """
    low = (FOREIGN + SEPARATOR + _OTHERS[:7] + _SPACES + _OTHERS[7:]).ljust(0x20, _UNDEFINED)
    page = (low + _ASCII).ljust(0x80, _UNDEFINED) + _KHMER
    return "".join(char if len(character_key(char)[0]) < 2 else _UNDEFINED for char in page)


PAGE = _page()
UNUSED = bytes([PAGE.index(_UNDEFINED)])
"""A byte that no text has."""
_ENCODING = codecs.charmap_build(PAGE)
_KEYS = [character_key(char)[0] for char in PAGE]
_TABLE = bytes(PAGE.index(key) if key else 0 for key in _KEYS)
#: The key of every ASCII byte; control characters that the page has not become `UNUSED`.
_ASCII_TABLE = bytes(
    PAGE.index(character_key(char)[0]) if char in PAGE else UNUSED[0]
    for char in map(chr, range(256))
)
_GONE = bytes(byte for byte, key in enumerate(_KEYS) if not key)
_NOT_IN_PAGE = re.compile(f"[^{re.escape(PAGE.replace(_UNDEFINED, ''))}]")


def encoded(text: str) -> bytes:
    """`text` in the code page, a byte for each character; characters it has not are 0."""
    if text.isascii() and text.isprintable():
        return text.encode("ascii")
    try:
        return codecs.charmap_encode(text, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        return encoded(_NOT_IN_PAGE.sub(FOREIGN, text))


def encoded_keys(text: str) -> bytes | None:
    """The keys of the characters of `text`; `None` if the page has not all of them."""
    if text.isascii():  # the quicker way to the same
        code = text.encode("ascii").translate(_ASCII_TABLE)
        return None if UNUSED in code else code
    try:
        code = codecs.charmap_encode(text, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        return None
    return code.translate(_TABLE, _GONE)


def decoded(code: bytes) -> str:
    """The text that `code` stands for."""
    return codecs.charmap_decode(code, "strict", PAGE)[0]
