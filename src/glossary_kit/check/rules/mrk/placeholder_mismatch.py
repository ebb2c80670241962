"""MRK101: the target does not have the placeholders of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.model.span import Span
from glossary_kit.text.tokens import Token, TokenKind

#: What became of a placeholder whose name was translated, or typed in Khmer digits.
_TRANSLATED = re.compile(
    r"[%$]?\{\{?[^{}\n]*[\u1780-\u17ff][^{}\n]*\}\}?|%[\u17e0-\u17e9]+(?:\$?[ds])?"
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each placeholder that is missing, added or altered.

    A program puts a value there, so each counts as often as the source has it.
    """
    source = of_kind(evidence.source_tokens, TokenKind.PLACEHOLDER)
    target = of_kind(evidence.target_tokens, TokenKind.PLACEHOLDER)
    if source and len(target) < len(source):
        target += _translated(evidence.target_prose)
    yield from mismatches(evidence, source, target, counted=True)


def _translated(text: str) -> list[Token]:
    return [
        Token(kind=TokenKind.PLACEHOLDER, span=Span(*match.span()), text=match[0], key=match[0])
        for match in _TRANSLATED.finditer(text)
    ]


RULE = UnitRule(
    code="MRK101",
    name="placeholder-mismatch",
    summary="The target does not have the placeholders of the source.",
    severity=Severity.CRITICAL,
    check=check,
    bilingual=True,
)
