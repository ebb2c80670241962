"""TYP101: a sentence of the source ends in a mark, and its translation in none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import IGNORABLE, has_khmer

_CLOSERS = f"\\s{IGNORABLE}\"'»”’›)\\]"
#: Also the marks of other scripts that look like ។, which is another rule's business.
_END = re.compile(rf"([.!?:;,…។៕៚៖៘।॥။])[{_CLOSERS}]*$")
#: A point that ends no sentence: of an abbreviation, an initial, an ellipsis, a number.
_NO_STOP = re.compile(
    r"(?:\.\.|\b(?i:etc|inc|ltd|co|corp|no|vs|al|approx|cont|min|max|avg|std|incl|excl|resp|misc"
    r"|dept|est|fig|vol|eds?|pp?|jr|sr|st|dr|mr|ms|mrs|[a-z]|[ap]\.m|e\.g|i\.e)\."
    r"|(?:^|\s)[\d.]+\.)[\s\"'»”’)\]]*$"
)
_FAR = 60  # characters; further back begins no abbreviation, no number
_WORD = re.compile(r"[^\W\d_]{2,}")
_INTO_KHMER = {".": "។", "?": "?", "!": "!", ":": "៖"}
_INTO_ENGLISH = {"។": ".", "៕": ".", "៚": ".", "?": "?", "!": "!", "៖": ":", ":": ":"}


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark at the end of a target that lacks any end mark, where the source has one."""
    target = evidence.target_prose
    if _END.search(target) or target.endswith("\ufffc"):
        return
    into_khmer = evidence.unit.target_lang.startswith("km")
    mark = _mark(evidence.source_prose, _INTO_KHMER if into_khmer else _INTO_ENGLISH)
    if mark and (has_khmer(target) if into_khmer else _has_words(target)):
        end = len(target.rstrip(" \t\r\n\u00a0\u200b"))
        yield Remark(
            message=f"the source ends in “{mark[0]}”; the target has no mark at its end",
            span=Span(end, end),
            source_term=mark[0],
            expected=(mark[1],),
            verdict="absent",
            suggestion=mark[1],
        )


def _mark(source: str, marks: dict[str, str]) -> tuple[str, str] | None:
    """The mark that ends `source`, if it ends a sentence, and the one for the target."""
    end = _END.search(source)
    if not end or end[1] not in marks or (end[1] == "." and _no_stop(source, end.start())):
        return None
    sentence = has_khmer(source) or _has_words(source)
    return (end[1], marks[end[1]]) if sentence else None


def _no_stop(text: str, point: int) -> bool:
    """Whether the last `point` of `text` ends no sentence; what that shows stands before it."""
    return _NO_STOP.search(text, max(0, point - _FAR)) is not None


def _has_words(text: str) -> bool:
    return len(_WORD.findall(text)) > 1


RULE = UnitRule(
    code="TYP101",
    name="end-mark",
    summary="A sentence of the source ends in a mark, and its translation in none.",
    severity=Severity.MINOR,
    check=check,
    bilingual=True,
)
