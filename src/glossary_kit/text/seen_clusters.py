"""How many clusters of a text are seen, counted by bytes (see `code_page`)."""

from __future__ import annotations

import re

from glossary_kit.text.code_page import FOREIGN, PAGE, encoded
from glossary_kit.text.khmer import (
    IGNORABLE,
    KHMER_BASE,
    KHMER_COENG,
    KHMER_MARK,
    cluster_count,
)


def _bytes_of(characters: str) -> bytes:
    """The bytes that stand for these `characters` (a class of `re`)."""
    return bytes(byte for byte, char in enumerate(PAGE) if re.match(f"[{characters}]", char))


def _class_of(characters: str) -> bytes:
    return b"[" + re.escape(_bytes_of(characters)) + b"]"


_COENG = encoded(KHMER_COENG)
_BASE = _class_of(KHMER_BASE)
_OTHER = _class_of(f"^{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}{IGNORABLE}{FOREIGN}")
#: Every mark has a base, every COENG one before and one behind it, and nothing is hidden.
_PLAIN = re.compile(
    b"(?:%b++|%b(?:%b%b|%b)*+)*+" % (_OTHER, _BASE, _COENG, _BASE, _class_of(KHMER_MARK))
)
_NO_CLUSTER = _bytes_of(f"{KHMER_MARK}{KHMER_COENG}\\s")


def seen_clusters(text: str) -> int:
    """The length of `text` in clusters, white space and ignorable characters not counted."""
    code = encoded(text)
    if not _PLAIN.fullmatch(code):
        return cluster_count("".join(text.split()))
    return len(code.translate(None, _NO_CLUSTER)) - code.count(_COENG)
