"""Slugs: the ASCII names of concept files."""

from __future__ import annotations

import re
import unicodedata

_MOST = 80
_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}


def slug(english_term: str) -> str:
    """The ASCII slug for an English term, as `ministrys-plan` for “Ministry’s Plan”.

    At most 80 characters; empty where the term has no Latin letter or digit. Names that
    Windows reserves for devices get the ending `-term`.
    """
    plain = unicodedata.normalize("NFKD", english_term).casefold()
    plain = re.sub(r"['’\u0300-\u036f]", "", plain).replace("&", " and ")
    words = re.findall(r"[a-z0-9]+", plain)
    joined = ""
    for word in words:
        if joined and len(joined) + 1 + len(word) > _MOST:
            break
        joined = f"{joined}-{word}" if joined else word[:_MOST]
    return f"{joined}-term" if joined in _RESERVED else joined
