"""Delimited text (CSV, TSV) as rows with line numbers, and back; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal, TypeVar

from glossary_kit.errors import DataError, FormatError, Location

# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection").
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r＝＋－＠]")
_DELIMITERS = ("\t", ";", ",")
_NAMED_DELIMITER = re.compile("\ufeff?sep=([\t;,])[\t;,]*(?=[\r\n]|$)", re.IGNORECASE)
_LINE_END = re.compile("\r\n|\r|\n")

T = TypeVar("T")
LOOKED_THROUGH = 10
"""Rows at the top of a table among which its header is looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the 1-based line where it begins."""

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """The cell at `index`; empty where the row is shorter or there is no index."""
        return "" if index is None or index >= len(self.cells) else self.cells[index]


def header_among(rows: Sequence[Row], named: Callable[[Row], T | None]) -> tuple[int, T] | None:
    """Which of the first rows is the header, as `named` tells, and what it names.

    People write a title and a date above the header; nothing else stands there.
    """
    told = ((number, named(row)) for number, row in enumerate(rows[:LOOKED_THROUGH]))
    return next(((number, found) for number, found in told if found), None)


def guarded(cell: str) -> str:
    """`cell` so that a spreadsheet takes it as text: with `'` before a formula's first sign."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """`cell` without the `'` that `guarded` puts in front."""
    return cell[1:] if _GUARDED.match(cell) else cell


def lines_of(cell: str) -> tuple[str, ...]:
    r"""The texts of a cell: one a line, `\n` in a text is a line break, `\\` a backslash."""
    return tuple(map(_unescaped, cell.split("\n"))) if cell else ()


def cell_of(texts: Iterable[str]) -> str:
    """A cell with one text a line, as `lines_of` reads it."""
    return "\n".join(text.replace("\\", "\\\\").replace("\n", "\\n") for text in texts)


def _unescaped(line: str) -> str:
    return re.sub(r"\\([n\\])", lambda found: "\n" if found[1] == "n" else "\\", line)


def rows(
    text: str, name: str, *, delimiter: str | None = None, guards: bool = True
) -> Iterator[Row]:
    """The rows of delimited `text` that are not blank, `guards` against formulas taken off.

    The delimiter is that of the first line that has one, where it is not given. A line such as
    `sep=;`, in which a spreadsheet program names it, is no row. Quotes in tab-separated
    text count only if the whole text is well formed with them: many tools write none.

    Raises:
        FormatError: a quotation mark that is never closed, or a cell of more than 128 K.

    """
    delimiter = delimiter or delimiter_of(text)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quotes_count(text, delimiter) else csv.QUOTE_NONE
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=delimiter != "\t")
    line = 1
    try:
        for cells in reader:
            if any(cells) and not (line == 1 and names_delimiter(text)):
                yield Row(line, tuple(map(unguarded, cells) if guards else cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FormatError(
            f"the table cannot be read: {error}",
            at=Location(path=name, line=line),
            hint="look for a quotation mark that is not closed or not doubled",
        ) from None


def delimiter_of(text: str) -> str:
    """The tab, semicolon or comma by which the first line is divided that is; comma if none."""
    named = _NAMED_DELIMITER.match(text)
    if named:
        return named[1]
    lines = _LINE_END.split(text.lstrip("\ufeff"), maxsplit=LOOKED_THROUGH)[:LOOKED_THROUGH]
    first = next((line for line in lines if any(map(line.count, _DELIMITERS))), "")
    return max(reversed(_DELIMITERS), key=first.count)


def names_delimiter(text: str) -> bool:
    """Whether the first line of `text` does nothing but name the delimiter."""
    return _NAMED_DELIMITER.match(text) is not None


def quotes_count(text: str, delimiter: str) -> bool:
    """Whether quotation marks around a cell of `text` are no part of it."""
    return delimiter != "\t" or '"' not in text or _well_quoted(text)


def _well_quoted(text: str) -> bool:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    try:
        widths = {len(cells) for cells in reader if cells}
    except csv.Error:
        return False
    return len(widths) == 1


def write_rows(
    table: Iterable[Sequence[str]], stream: BinaryIO, *, delimiter: str = ",", guard: bool = True
) -> None:
    """Write the rows as UTF-8 with a byte order mark, as spreadsheets expect it.

    Raises:
        DataError: a cell that holds U+0000.

    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    stream.write(b"\xef\xbb\xbf")
    for cells in table:
        if any("\0" in cell for cell in cells):
            raise DataError("a cell holds U+0000", hint="delete the character; it shows nothing")
        writer.writerow([guarded(cell) if guard else cell for cell in cells])
        stream.write(buffer.getvalue().encode())
        buffer.seek(0)
        buffer.truncate()
