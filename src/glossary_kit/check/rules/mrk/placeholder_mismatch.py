"""MRK101: the target does not have the placeholders of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.mrk.comparing import mismatches, of_kind
from glossary_kit.model.span import Span
from glossary_kit.text.tokens import TOKEN_SIGNS, Token, TokenKind

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
    glued = _glued(source, target, evidence.unit.source)
    yield from mismatches(evidence, source + glued, target, counted=True)


def _glued(source: list[Token], target: list[Token], text: str) -> list[Token]:
    """Placeholders of the target that the source has before a letter, where none is seen: %nNo."""
    known = Counter(token.key for token in source)
    seen = Counter[str]()
    glued = list[Token]()
    for token in target:
        seen[token.key] += 1
        if seen[token.key] > known[token.key] and token.text.startswith("%"):
            before_letter = len(re.findall(re.escape(token.text) + "(?=[A-Za-z])", text))
            if seen[token.key] <= known[token.key] + before_letter:
                glued.append(token)
    return glued


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
    needs=TOKEN_SIGNS,
    either_side=True,
)
