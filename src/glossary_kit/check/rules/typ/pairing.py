"""Marks that come in pairs, and what is wrong with those of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from glossary_kit.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpaired:
    """A mark at `span` that has no partner, or closes another one: then `instead` would do."""

    span: Span
    mark: str
    instead: str | None = None


def unpaired(text: str, pairs: Mapping[str, str], ignored: re.Pattern[str]) -> Iterator[Unpaired]:
    """The marks of `text` without a partner, by `pairs` of opening and closing ones.

    A mark that opens and closes alike closes if it can. Marks that `ignored` matches count
    for nothing, unless they close what is open.
    """
    marks = list(_marks("".join(pairs) + "".join(pairs.values())).finditer(text))
    if not marks:
        return
    left_out = {offset for match in ignored.finditer(text) for offset in range(*match.span())}
    opened = list[tuple[str, int]]()
    for offset, mark in ((match.start(), match[0]) for match in marks):
        if opened and pairs[opened[-1][0]] == mark:
            opened.pop()
        elif offset in left_out:
            continue
        elif mark in pairs:
            opened.append((mark, offset))
        elif mark in pairs.values():
            span = Span(offset, offset + 1)
            if opened:
                yield Unpaired(span=span, mark=mark, instead=pairs[opened.pop()[0]])
            else:
                yield Unpaired(span=span, mark=mark)
    for mark, offset in opened:
        yield Unpaired(span=Span(offset, offset + 1), mark=mark)


@cache
def _marks(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")
