"""Khmer typed for an old font without Unicode, as it looks in a Latin one: RBHraCaNacRkkm."""

from __future__ import annotations

import re

from glossary_kit.model.span import Span

_PIECE = re.compile("[!-~\u00a1-\u00ff\u0152-\u02dc‚„…†‡ˆ‰‹›•™\u201c\u201d]+")
#: Between letters, Latin text has none of these; the old fonts had Khmer subscripts there.
_ODD = re.compile(
    "[A-Za-z\u00c0-\u00ff][<>{}|^~§¶µ¿¡¢£¤¥¦¨©ª¬®¯°±²³´·¸¹º¼½¾×÷Ø‚„†‡ˆ‰‹›•™]+[A-Za-z\u00c0-\u00ff]"
)
#: These mostly, too; but they occur in lists and in words without a hump: Guðmundur, créée.
_RARE = re.compile(
    "(?<=[A-Za-z])(?:;|[þÞðÐ])(?=[A-Za-z\u00c0-\u00ff])|[\u00e0-\u00ff]{2}"
    "|(?<=[a-z])[\u00c0-\u00d6\u00d8-\u00de](?=[a-z])"
)
_HUMP = re.compile("[a-z][A-Z]")
_SHORT_HUMPS = re.compile("[A-Z]{1,2}[a-z]{0,2}(?=[A-Z])")
_LETTERS = re.compile("[A-Za-z]")


def legacy_text(text: str, source: str) -> Span | None:
    """From the first to the last piece of `text` that is no Latin word, nor stands in `source`."""
    found = [m for m in _PIECE.finditer(text) if _is_garbage(m[0]) and m[0] not in source]
    return Span(found[0].start(), found[-1].end()) if found else None


def _is_garbage(piece: str) -> bool:
    """Whether `piece` is built as no Latin word is: odd signs between letters, capitals inside."""
    if len(_LETTERS.findall(piece)) < 3:
        return False
    humps, odd = len(_HUMP.findall(piece)), len(_ODD.findall(piece))
    if odd or (humps and "&" not in piece):
        odd += len(_RARE.findall(piece))
    return humps + odd >= 2 and bool(odd or len(_SHORT_HUMPS.findall(piece)) >= 3)
