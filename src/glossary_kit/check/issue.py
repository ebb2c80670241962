"""An issue: a remark with its rule, its place in the draft and its offsets."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from msgspec import Struct

from glossary_kit.check.rule import Remark, Rule, Severity, Side
from glossary_kit.model.span import Span, utf16_offset
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold_key
from glossary_kit.text.sentences import sentences


class Region(Struct, frozen=True):
    """A stretch of a file: lines and columns start at 1, columns in UTF-16 code units.

    The end is the place after the last character (SARIF 2.1.0, 3.30).
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Issue(Struct, frozen=True, kw_only=True):
    """One finding in a draft.

    `start` and `end` are code points in the text of `side`, 0-based and half-open, the
    `utf16_…` ones the same in UTF-16 code units; both are 0 where something is missing.
    `line` and `column` are those of the unit and start at 1; `region` is the stretch itself in
    the file, `None` where it is not known or was not asked for. `safe` is false where an inline
    code stands inside the span, for only a person knows where it belongs afterwards.

    `fingerprint` names the finding by what it says: rule, concept, what is found, and the source
    of its unit (where there is none, the text around). So it outlives edits elsewhere, in the
    rest of the target too, and moved units and renamed files; equal findings share it and are
    told apart by their number.
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
    region: Region | None = None


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
        safe=remark.safe and not _holds_code(unit, remark),
        source=unit.source,
        target=unit.target,
        fingerprint=_fingerprint(
            rule.code,
            remark.concept,
            fold_key(found or remark.source_term),
            _anchor(unit, text, span),
        ),
    )


def _holds_code(unit: TranslationUnit, remark: Remark) -> bool:
    codes = unit.source_codes if remark.side is Side.SOURCE else unit.target_codes
    span = remark.span
    return span is not None and any(span.start < code.offset < span.end for code in codes)


def _anchor(unit: TranslationUnit, text: str, span: Span) -> str:
    """What tells the unit from others, wherever it stands; row numbers do not."""
    if unit.source.strip():
        return fold_key(unit.source)
    cut = _sentences(text, unit.target_lang)
    sentence = (s for s in cut if s.start <= span.start < s.end)
    around = next((fold_key(each.of(text)).strip() for each in sentence), "")
    return around or unit.id


@lru_cache(maxsize=4)
def _sentences(text: str, lang: str) -> tuple[Span, ...]:
    """The sentences of a text, which may have many issues."""
    return tuple(sentences(text, lang))


def _fingerprint(*parts: str) -> str:
    """16 hexadecimal digits for `parts`."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
