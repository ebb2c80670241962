"""On which line of a TOML text a key stands; for texts that `tomllib` has accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

KeyPath = tuple[str | int, ...]
"""Keys from the top, with positions in arrays of tables: `("km", "terms", 0, "status")`."""

_STRING = r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_PART = r'(?:"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)'
_STATEMENT = re.compile(
    rf"\s*(?P<open>\[\[?)?[ \t]*(?P<key>{_PART}(?:[ \t]*\.[ \t]*{_PART})*)|\s*#[^\n]*"
)
_PIECE = re.compile(rf"{_STRING}|(?P<comment>\#[^\n]*)|[^\"'\#\[\]{{}}\n]+|.", re.S)
_KEY = re.compile(_PART)


def line_of(text: str, where: KeyPath) -> int:
    """The line (from 1) of the key `where`, or of the nearest table around it."""
    lines = _key_lines(text)
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def comment_line(text: str) -> int | None:
    """The line (from 1) of the first comment in `text`; `None` if there is none."""
    if "#" not in text:
        return None
    for match in _PIECE.finditer(text):
        if match["comment"] is not None:
            return text.count("\n", 0, match.start()) + 1
    return None


@lru_cache(maxsize=1)  # a file with one error often has several
def _key_lines(text: str) -> dict[KeyPath, int]:
    lines: dict[KeyPath, int] = {}
    sizes: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for opening, parts, line in _statements(text):
        if opening == "[[":
            head = (*_placed(parts[:-1], sizes), parts[-1])
            sizes[head] = sizes.get(head, 0) + 1
        if opening:
            table = _placed(parts, sizes)
        where = table if opening else (*table, *parts)
        for length in range(1, len(where) + 1):
            lines.setdefault(where[:length], line)
    return lines


def _placed(parts: list[str], sizes: dict[KeyPath, int]) -> KeyPath:
    """The path of a header, each array of tables with the position of its latest table."""
    where: KeyPath = ()
    for part in parts:
        where = (*where, part)
        if where in sizes:
            where = (*where, sizes[where] - 1)
    return where


def _statements(text: str) -> Iterator[tuple[str, list[str], int]]:
    position = 0
    while match := _STATEMENT.match(text, position):
        position = match.end()
        if match["key"] is None:
            continue
        parts = [part.strip("\"'") for part in _KEY.findall(match["key"])]
        yield match["open"] or "", parts, text.count("\n", 0, match.start("key")) + 1
        position = _end_of_statement(text, position, depth=len(match["open"] or ""))


def _end_of_statement(text: str, position: int, *, depth: int) -> int:
    while piece := _PIECE.match(text, position):
        position = piece.end()
        depth += (piece[0] in "[{") - (piece[0] in "]}")
        if piece[0] == "\n" and depth == 0:
            break
    return position
