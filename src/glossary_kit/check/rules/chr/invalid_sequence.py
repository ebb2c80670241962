"""CHR102: Khmer characters stand in a sequence that no cluster has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from glossary_kit.check.drawn_first import stray_marks
from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import INDEPENDENT_VOWEL, is_invalid
from glossary_kit.model.span import Span
from glossary_kit.text.fault_signs import FAULT_SIGNS, KHMER_LETTERS, members
from glossary_kit.text.khmer import (
    KHMER_BASE,
    KHMER_COENG,
    KHMER_MARK,
    RAW_CLUSTER,
    SOUND_CLUSTER,
)

_TWO_VOWELS = f"[{INDEPENDENT_VOWEL}][\u17c9\u17ca]?[\u17b6-\u17c5]"
_DOUBTFUL = re.compile(f"(?:(?={_TWO_VOWELS})|(?!{SOUND_CLUSTER})){RAW_CLUSTER.pattern}")
_LETTER = f"[{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}]"
_LOST = re.compile(f"(?<={_LETTER})\ufffd+|\ufffd+(?={_LETTER})")
_INHERENT = frozenset("\u17b4\u17b5")  # have no shape; reported as deprecated

_SIGNS = (
    *(sign for char in KHMER_LETTERS for sign in (f"{char}\ufffd", f"\ufffd{char}")),
    *map("".join, product(members(INDEPENDENT_VOWEL), members("\u17b6-\u17c5\u17c9\u17ca"))),
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each mark without a base, and each cluster that cannot be read."""
    text = evidence.unit.target
    invalid = [match for match in _DOUBTFUL.finditer(text) if is_invalid(match[0])]
    stray = list(stray_marks(text))
    visual = [span for span, _ in evidence.visual_order] if invalid or stray else []
    for match in invalid:
        if not any(map(Span(*match.span()).overlaps, visual)):
            message = f"“{match[0]}” has marks that no Khmer cluster has together"
            if match[0].endswith(KHMER_COENG):
                message = f"“{match[0]}” ends in the sign for a subscript, but none follows"
            yield Remark(message=message, span=Span(*match.span()), verdict="invalid")
    for match in _LOST.finditer(text):
        if match[0] not in evidence.unit.source:
            message = "a letter was lost here: U+FFFD stands for what a program could not read"
            yield Remark(message=message, span=Span(*match.span()), verdict="invalid")
    for span in stray:
        marks = span.of(text)
        if not any(map(span.overlaps, visual)) and not _INHERENT.issuperset(marks):
            shown = marks if marks == KHMER_COENG else f"◌{marks}"
            message = f"the mark “{shown}” stands without a letter to hang on"
            yield Remark(message=message, span=span, verdict="invalid")


RULE = UnitRule(
    code="CHR102",
    name="invalid-sequence",
    summary="Khmer characters stand in a sequence that no cluster has.",
    severity=Severity.MAJOR,
    check=check,
    needs=FAULT_SIGNS.union(_SIGNS),
)
