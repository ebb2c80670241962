"""CHR109: Khmer typed for a font without Unicode stands in the target as Latin garbage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span

_PIECE = re.compile("[!-~\u00a1-\u00ff\u0152-\u02dc‚„…†‡ˆ‰‹›•™\u201c\u201d]+")
#: Between letters, Latin text has none of these; the old fonts had Khmer subscripts there.
_ODD = re.compile(
    "[A-Za-z\u00c0-\u00ff][<>{}|^~§¶µ¿¡¢£¤¥¦¨©ª¬®¯°±²³´·¸¹º¼½¾×÷Ø‚„†‡ˆ‰‹›•™]+[A-Za-z\u00c0-\u00ff]"
)
_HUMP = re.compile("[a-z][A-Z]")
_SHORT_HUMPS = re.compile("[A-Z]{1,2}[a-z]{0,2}(?=[A-Z])")
_LETTERS = re.compile("[A-Za-z]")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark on what the file says is in an old Khmer font, and on what looks as if it were."""
    unit = evidence.unit
    for font in dict.fromkeys(code.font for code in unit.target_codes if code.font):
        yield Remark(
            message=f"Khmer is typed here for the font {font}, not in Unicode, and was not "
            "checked: convert the document first",
            verdict="legacy font",
        )
    if not unit.target_lang.startswith("km"):
        return
    garbage = [
        match
        for match in _PIECE.finditer(evidence.target_prose)
        if _is_garbage(match[0]) and match[0] not in unit.source
    ]
    if garbage:
        span = Span(garbage[0].start(), garbage[-1].end())
        yield Remark(
            message="this looks like Khmer typed for an old font (Limon, ABC), not in Unicode: "
            "convert the document first",
            span=span,
            verdict="legacy font",
        )


def _is_garbage(piece: str) -> bool:
    """Whether `piece` is built as no Latin word is: odd signs between letters, capitals inside."""
    if len(_LETTERS.findall(piece)) < 3:
        return False
    humps, odd = len(_HUMP.findall(piece)), len(_ODD.findall(piece))
    return humps + odd >= 2 and bool(odd or len(_SHORT_HUMPS.findall(piece)) >= 3)


RULE = UnitRule(
    code="CHR109",
    name="legacy-font-text",
    summary="Khmer typed for a font without Unicode stands in the target as Latin garbage.",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset(ascii_letters),
)
