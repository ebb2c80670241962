"""From issues that carry a safe suggestion to the edits that mend a target."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.segmenters import Segmenter

_BY_START = attrgetter("start")
_ZWSP = "\u200b"
_LETTER = "[\u1780-\u17d3\u17dd]"
_ZWSP_BETWEEN_WORDS = re.compile(f"{_LETTER}{_ZWSP}+{_LETTER}")


def edits_for(target: str, issues: Iterable[Issue], words: Segmenter) -> tuple[Edit, ...]:
    """The edits of `target` that make the safe suggestions of its `issues`, by place.

    Of two that overlap, the graver issue is mended, else the longer; the other one may be
    found again in the mended text. A term is given zero-width spaces between its words,
    which `words` tells, where the target has them.
    """
    chosen: list[Issue] = []
    for issue in sorted(issues, key=_precedence):
        at = bisect_left(chosen, issue.start, key=_BY_START)
        beside = chosen[max(0, at - 1) : at + 1]
        if _mendable(issue) and not any(_overlap(issue, other) for other in beside):
            chosen.insert(at, issue)
    edits = (edit_for(target, issue, words) for issue in chosen)
    return tuple(edit for edit in edits if edit)


def _precedence(issue: Issue) -> tuple[int, int, int]:
    return -issue.severity.weight, issue.start - issue.end, issue.start


def _mendable(issue: Issue) -> bool:
    return (
        issue.safe
        and issue.suggestion is not None
        and issue.side is Side.TARGET
        and issue.start < issue.end
    )


def _overlap(one: Issue, other: Issue) -> bool:
    return one.start < other.end and other.start < one.end


def edit_for(target: str, issue: Issue, words: Segmenter) -> Edit | None:
    """The edit of `target` that makes the suggestion of `issue`; `None` if it changes nothing."""
    span = Span(issue.start, issue.end)
    text = _in_convention(issue.suggestion or "", target, issue, words)
    return None if text == span.of(target) else Edit(span=span, text=text)


def _in_convention(suggestion: str, target: str, issue: Issue, words: Segmenter) -> str:
    """The `suggestion` with zero-width spaces if it is a term and the target has them."""
    is_term = bool(issue.concept) and has_khmer(suggestion) and _ZWSP not in suggestion
    if not is_term or not _ZWSP_BETWEEN_WORDS.search(target):
        return suggestion
    pieces, done = [], 0
    for word in words.words(suggestion):
        between_letters = re.match(_LETTER * 2, suggestion[word.start - 1 : word.start + 1])
        pieces += [suggestion[done : word.start], _ZWSP if word.start and between_letters else ""]
        done = word.start
    return "".join([*pieces, suggestion[done:]])
