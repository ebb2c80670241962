"""Delimited text (CSV, TSV) as rows with line numbers, and back; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from glossary_kit.errors import DataError, FormatError, Location

# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection").
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r＝＋－＠]")
_DELIMITERS = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the 1-based line where it begins."""

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """The cell at `index`; empty where the row is shorter or there is no index."""
        return "" if index is None or index >= len(self.cells) else self.cells[index]


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

    The delimiter is that of the first line where it is not given. Quotes in tab-separated
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
            if any(cells):
                yield Row(line, tuple(map(unguarded, cells) if guards else cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FormatError(
            f"the table cannot be read: {error}",
            at=Location(path=name, line=line),
            hint="look for a quotation mark that is not closed or not doubled",
        ) from None


def delimiter_of(text: str) -> str:
    """The tab, semicolon or comma that the first line is divided by; comma if none."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(reversed(_DELIMITERS), key=first.count)


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
