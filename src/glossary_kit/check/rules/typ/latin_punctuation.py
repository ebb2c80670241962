"""TYP102: a Khmer sentence ends in a Latin full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import LETTER
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import cluster_count

#: Behind a Khmer word or the mark ៗ, before the end, a closing quote, or the next sentence.
_STOP = re.compile(
    rf"(?P<word>[{LETTER}\u200b]+ៗ?)(?P<closer>[»”)]?)(?P<stop>[ \u00a0]?\.)"
    rf"(?=[\s\u200b]*$|[»”’\"']|[ \u00a0\u200b]+[{LETTER}«“\"(])"
)
_AFTER_KHAN = re.compile("(?<=[។៕])[ \u200b]*\\.(?!\\.)")
_ABBREVIATION = re.compile(r"\.[ \u200b]*$")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each full stop that stands where Khmer writes ។.

    One behind a word of one or two clusters is that of an abbreviation (ព.ស.) or of a letter
    that counts (ក.), and is left alone.
    """
    text = evidence.khmer_prose
    if "." not in text:
        return
    for match in _STOP.finditer(text):
        abbreviated = _ABBREVIATION.search(text[: match.start()])
        if cluster_count(match["word"]) > 2 and not abbreviated:
            yield _remark(Span(*match.span("stop")), "។")
    for match in _AFTER_KHAN.finditer(text):
        yield _remark(Span(*match.span()), "")


def _remark(span: Span, suggestion: str) -> Remark:
    instead = f"; write {suggestion}" if suggestion else " after ។; leave it out"
    return Remark(
        message=f"a Latin full stop ends a Khmer sentence{instead}",
        span=span,
        expected=(suggestion,),
        verdict="Latin punctuation",
        suggestion=suggestion,
        safe=True,
    )


RULE = UnitRule(
    code="TYP102",
    name="latin-punctuation",
    summary="A Khmer sentence ends in a Latin full stop.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset("."),
)
