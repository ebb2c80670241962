"""Bilingual tables (CSV, TSV) with single target cells put right, all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.patch.edits import Edits, Replacement, file_text, misplaced
from glossary_kit.formats.tables import Row, delimiter_of, guarded, quotes_count, unguarded
from glossary_kit.formats.unit_table import columns_of


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: what it says, and where it stands, quotation marks included."""

    value: str
    start: int
    end: int
    quoted: bool


def patch(data: bytes, edits: Edits) -> bytes:
    """The table `data` after `edits`; the cell of a mended target is written anew.

    Raises: FormatError if a target is not found.
    """
    file = file_text(data, "utf-8")
    delimiter = delimiter_of(file.text)
    quoting = quotes_count(file.text, delimiter)
    rows = (
        row for row in _rows(file.text, delimiter, quoting=quoting) if any(c.value for c in row)
    )
    first = next(rows, None)
    if first is None:
        return data
    columns, has_header = columns_of(_row(first), Tally(""))
    units = rows if has_header else _chained(first, rows)
    found: list[Replacement] = []
    for position, row in enumerate(units):
        for edit in sorted(edits.get(position, ()), key=lambda edit: -edit.span.start):
            if columns.target >= len(row):
                raise misplaced()
            cell = row[columns.target]
            value = unguarded(cell.value)
            value = value[: edit.span.start] + edit.text + value[edit.span.end :]
            guard = "'" if cell.value != unguarded(cell.value) else ""
            row[columns.target] = _Cell(guard + value, cell.start, cell.end, cell.quoted)
        if edits.get(position):
            cell = row[columns.target]
            found.append((cell.start, cell.end, _written(cell, delimiter, quoting=quoting)))
    return file.with_replaced(found)


def _written(cell: _Cell, delimiter: str, *, quoting: bool) -> str:
    value = guarded(cell.value) if unguarded(cell.value) == cell.value else cell.value
    special = value.startswith('"') or re.search(f"[\r\n{delimiter}]", value)
    if not quoting and re.search("[\r\n\t]", value):
        raise misplaced()
    if quoting and (cell.quoted or special):
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value


def _row(cells: list[_Cell]) -> Row:
    return Row(1, tuple(unguarded(cell.value) for cell in cells))


def _chained(first: list[_Cell], rest: Iterator[list[_Cell]]) -> Iterator[list[_Cell]]:
    yield first
    yield from rest


def _rows(text: str, delimiter: str, *, quoting: bool) -> Iterator[list[_Cell]]:
    quoted = '"(?P<quoted>(?:[^"]|"")*)"|' if quoting else ""
    cell = re.compile(
        f"(?:{quoted}(?P<plain>[^{delimiter}\r\n]*))(?P<after>{delimiter}|\r\n|\n|\r|\\Z)"
    )
    row: list[_Cell] = []
    position = 0
    while position < len(text) or row:
        match = cell.match(text, position)
        if not match:
            raise misplaced()
        is_quoted = quoting and match["quoted"] is not None
        value = match["quoted"].replace('""', '"') if is_quoted else match["plain"]
        row.append(_Cell(value, position, match.start("after"), is_quoted))
        position = match.end()
        if match["after"] != delimiter:
            yield row
            row = []
