"""Bilingual tables (CSV, TSV) with single target cells put right, all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.patch.edits import (
    Edit,
    Edits,
    FileText,
    Replacement,
    Segment,
    Targets,
    file_text,
    misplaced,
)
from glossary_kit.formats.patch.fill import Fills
from glossary_kit.formats.tables import (
    LOOKED_THROUGH,
    Row,
    delimiter_of,
    guarded,
    names_delimiter,
    quotes_count,
    unguarded,
)
from glossary_kit.formats.unit_table import columns_of


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: what it says, and where it stands, quotation marks included."""

    value: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as text: where its targets stand, and how its cells are written."""

    file: FileText
    delimiter: str
    quoting: bool
    target: int
    state: int | None
    units: Iterator[list[_Cell]]


def targets(data: bytes) -> Targets:
    """The target cells of the table `data`; every row is a unit.

    Raises: FormatError if the table cannot be made sense of.
    """
    table = _table(data)
    return Targets(table.file, (_segment(table, row) for row in table.units))


def patch(data: bytes, edits: Edits) -> bytes:
    """The table `data` after `edits`; the cell of a mended target is written anew.

    Raises: FormatError if a target is not found.
    """
    table = _table(data)
    found: list[Replacement] = []
    for position, row in enumerate(table.units):
        if edits.get(position):
            if table.target >= len(row):
                raise misplaced()
            cell = _edited(row[table.target], edits[position])
            written = _written(cell, table.delimiter, quoting=table.quoting)
            found.append((cell.start, cell.end, written))
    return table.file.with_replaced(found)


def fill(data: bytes, fills: Fills) -> bytes:
    """The table `data` after `fills`; its column of states, if it has one, is set, too.

    Raises: FormatError if the table cannot be made sense of.
    """
    table = _table(data)
    found: list[Replacement] = []
    for position, row in enumerate(table.units):
        if position in fills:
            values = {table.target: fills[position].text}
            if table.state is not None:
                values[table.state] = str(fills[position].state)
            found += _with_values(table, row, values)
    return table.file.with_replaced(found)


def _with_values(
    table: _Table, row: Sequence[_Cell], values: Mapping[int, str]
) -> Iterator[Replacement]:
    """What to replace so that the row has `values` in their columns; a short one gets longer."""
    end = row[-1].end
    missing = max(values) + 1 - len(row)
    cells = [*row, *([_Cell("", end, end, quoted=False)] * missing)]
    written = {
        column: _written(
            replace(cells[column], value=guarded(value)), table.delimiter, quoting=table.quoting
        )
        for column, value in values.items()
    }
    last = len(row) - 1
    for column, cell in enumerate(row[:last]):
        if column in written:
            yield cell.start, cell.end, written[column]
    kept = table.file.text[row[last].start : end]
    tail = [written.get(last, kept), *(written.get(n, "") for n in range(len(row), len(cells)))]
    yield row[last].start, end, table.delimiter.join(tail)


def _table(data: bytes) -> _Table:
    file = file_text(data, "utf-8")
    delimiter = delimiter_of(file.text)
    quoting = quotes_count(file.text, delimiter)
    rows = (
        row for row in _rows(file.text, delimiter, quoting=quoting) if any(c.value for c in row)
    )
    if names_delimiter(file.text):
        next(rows)
    first = list(islice(rows, LOOKED_THROUGH))
    if not first:
        return _Table(file, delimiter, quoting, 0, None, iter(()))
    columns, begin = columns_of([_row(cells) for cells in first], Tally(""))
    units = chain(first[begin:], rows)
    state = columns.other.get("state")
    return _Table(file, delimiter, quoting, columns.target, state, units)


def _edited(cell: _Cell, edits: Iterable[Edit]) -> _Cell:
    """The cell with another value, its guard against formulas kept."""
    value = unguarded(cell.value)
    guard = cell.value[: len(cell.value) - len(value)]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        value = value[: edit.span.start] + edit.text + value[edit.span.end :]
    return replace(cell, value=guard + value)


def _segment(table: _Table, row: list[_Cell]) -> Segment:
    """The target of a row, a doubled quotation mark being one character at two places."""
    if table.target >= len(row):
        return Segment("", ())
    cell = row[table.target]
    written = re.compile('""|.' if cell.quoted else ".", re.DOTALL)
    start, end = (cell.start + 1, cell.end - 1) if cell.quoted else (cell.start, cell.end)
    places = [match.span() for match in written.finditer(table.file.text, start, end)]
    value = unguarded(cell.value)
    return Segment(value, places[len(cell.value) - len(value) :])


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
