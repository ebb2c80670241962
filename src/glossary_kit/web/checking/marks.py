"""A segment in pieces: where issues and terms stand in it, to be shown in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeVar

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.text.printable import code_points, is_invisible
from glossary_kit.web.checking.worker import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The stretch of a segment that the issue `number` speaks of."""

    start: int
    end: int
    number: int
    severity: str


S = TypeVar("S", Mark, Term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a segment in which the same things stand: at most one mark, one term."""

    text: str
    mark: Mark | None = None
    term: Term | None = None

    @property
    def code_points(self) -> tuple[str, ...]:
        """The characters by their numbers, if none of what is marked can be seen."""
        hidden = self.mark and is_invisible(self.text)
        return tuple(map(code_points, self.text)) if hidden else ()


def marks(issues: Iterable[tuple[int, Issue]], side: Side) -> list[Mark]:
    """The marks that numbered `issues` of one unit make on one side of it.

    An issue of the target marks in the source the term that it is about.
    """
    found = []
    for number, issue in issues:
        start, end = issue.start, issue.end
        if issue.side is not side:
            start = issue.source.find(issue.source_term) if issue.source_term else -1
            end = start + len(issue.source_term)
            if side is Side.TARGET or start < 0:
                continue
        if start < end:
            found.append(Mark(start=start, end=end, number=number, severity=issue.severity))
    return found


def pieces(text: str, marks: Sequence[Mark], terms: Sequence[Term]) -> list[Piece]:
    """The `text` in pieces, none empty; of marks that overlap, the shortest is shown."""
    ends = [
        *((each.start, each.end) for each in marks),
        *((each.start, each.end) for each in terms),
    ]
    edges = {0, len(text), *chain.from_iterable(ends)}
    places = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return [
        Piece(
            text=text[start:end],
            mark=min(
                _over(marks, start, end), key=lambda mark: mark.end - mark.start, default=None
            ),
            term=next(iter(_over(terms, start, end)), None),
        )
        for start, end in pairwise(places)
    ]


def _over(spans: Sequence[S], start: int, end: int) -> list[S]:
    """Those of `spans` that cover the stretch."""
    return [span for span in spans if span.start <= start and end <= span.end]
