"""CHR113: an invisible character that Khmer has no use for stands in Khmer text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repairs_for
from glossary_kit.model.span import Span
from glossary_kit.text.folded import FoldRule

#: What is invisible and no zero-width space: how it is written in a pattern, and its name.
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u034f": "combining grapheme joiner",
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069": "mark of the direction of writing",
    "\u180e": "Mongolian vowel separator",
    "\ufe00-\ufe0f": "variation selector",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\u2061-\u2064": "invisible sign of mathematics",
    "\ufeff": "byte order mark",
    "\u0000-\u0008\u000e-\u001f\u007f-\u009f": "control character",
}
_KHMER = "[\u1780-\u17ff]"
_INVISIBLE = f"[{''.join(_NAMES)}]"
#: Beside Khmer. A non-joiner keeps a shifter above its consonant, before these vowels; a variation
#: selector before Khmer belongs to the sign before it.
_BESIDE_KHMER = re.compile(
    f"(?!\u200c[\u17b7-\u17ba\u17be\u17d0])(?:(?<={_KHMER}){_INVISIBLE}+"
    f"|(?![\ufe00-\ufe0f]){_INVISIBLE}+(?={_KHMER}))"
)
_EVERY = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x180E)]
_EVERY += [chr(code) for code in (*range(0x200C, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF)]


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each row of invisible characters beside Khmer that the source does not have.

    What tears a cluster apart is another rule's.
    """
    text, source = evidence.khmer_prose, evidence.unit.source
    for match in _BESIDE_KHMER.finditer(text):
        span = Span(*match.span())
        torn = (repair.span for repair in repairs_for(evidence, FoldRule.IGNORABLE))
        if match[0] not in source and not any(map(span.overlaps, torn)):
            yield Remark(
                message=f"a {_name(match[0][0])} stands unseen in the text, "
                "where Khmer has no use for it",
                span=span,
                verdict="invisible",
                suggestion="",
                safe=True,
            )


def _name(character: str) -> str:
    return next(name for chars, name in _NAMES.items() if re.match(f"[{chars}]", character))


RULE = UnitRule(
    code="CHR113",
    name="invisible-character",
    summary="An invisible character that Khmer has no use for stands in Khmer text.",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset(char for char in _EVERY if re.match(_INVISIBLE, char)),
)
