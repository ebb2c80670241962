"""An issue: a remark with its rule, its place in the draft and its offsets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from glossary_kit.check.rule import Remark, Rule, Severity, Side
from glossary_kit.model.span import Span, utf16_offset
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One finding in a draft.

    `start` and `end` are code points in the text of `side`, 0-based and half-open, the
    `utf16_…` ones the same in UTF-16 code units; both are 0 where something is missing.
    `line` and `column` start at 1. `fingerprint` stays the same when the draft changes
    elsewhere.
    """

    code: str
    name: str
    its_type: str
    severity: Severity
    path: str
    unit: str
    line: int
    column: int
    side: Side
    start: int
    end: int
    utf16_start: int
    utf16_end: int
    concept: str
    source_term: str
    found: str
    expected: tuple[str, ...]
    verdict: str
    message: str
    suggestion: str | None
    safe: bool
    source: str
    target: str
    fingerprint: str


def issue_of(
    rule: Rule, remark: Remark, unit: TranslationUnit, path: str, severity: Severity
) -> Issue:
    """The issue that `remark` of `rule` makes of `unit` in the file `path`."""
    text = unit.source if remark.side is Side.SOURCE else unit.target
    span = remark.span or Span(0, 0)
    found = span.of(text)
    return Issue(
        code=rule.code,
        name=rule.name,
        its_type=rule.its_type,
        severity=severity,
        path=path,
        unit=unit.id,
        line=(unit.at and unit.at.line) or 1,
        column=(unit.at and unit.at.column) or 1,
        side=remark.side,
        start=span.start,
        end=span.end,
        utf16_start=utf16_offset(text, span.start),
        utf16_end=utf16_offset(text, span.end),
        concept=remark.concept,
        source_term=remark.source_term,
        found=found,
        expected=remark.expected,
        verdict=remark.verdict,
        message=remark.message,
        suggestion=remark.suggestion,
        safe=remark.safe,
        source=unit.source,
        target=unit.target,
        fingerprint=_fingerprint(rule.code, unit, remark.concept, found or remark.source_term),
    )


def _fingerprint(code: str, unit: TranslationUnit, concept: str, found: str) -> str:
    """16 hexadecimal digits that name the finding by what it says, not by where it stands."""
    parts = (code, concept, fold_key(found), fold_key(unit.source), fold_key(unit.target))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
