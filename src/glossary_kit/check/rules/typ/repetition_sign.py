"""TYP103: the repetition sign ៗ repeats nothing, stands twice, or stands apart from its word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER, SPACE
from glossary_kit.model.span import Span

_SIGN = "ៗ"
_TWICE = re.compile(rf"{_SIGN}[{SPACE}\u200b]*{_SIGN}+")
_APART = re.compile(rf"(?<=[{LETTER}»”)])[{SPACE}\u200b]+(?={_SIGN})")
_NOTHING = re.compile(rf"(?:^|[។៕៖,;:])[\s\u200b]*({_SIGN})", re.MULTILINE)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each ៗ that does not stand right behind what it repeats."""
    text = evidence.khmer_prose
    for match in _TWICE.finditer(text):
        message = "ៗ stands twice: once is enough"
        yield _remark(message, Span(*match.span()), _SIGN, safe=True)
    for match in _APART.finditer(text):
        span = Span(*match.span())
        if match[0].strip("\u200b") and not evidence.torn(span):
            message = "a space parts ៗ from the word that it repeats"
            yield _remark(message, span, "", safe=True)
    for match in _NOTHING.finditer(text):
        yield _remark("ៗ repeats nothing here", Span(*match.span(1)), None, safe=False)


def _remark(message: str, span: Span, suggestion: str | None, *, safe: bool) -> Remark:
    return Remark(
        message=message,
        span=span,
        verdict="misplaced",
        suggestion=suggestion,
        safe=safe,
    )


RULE = UnitRule(
    code="TYP103",
    name="repetition-sign",
    summary="The sign ៗ repeats nothing, stands twice, or stands apart from its word.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset(_SIGN),
)
