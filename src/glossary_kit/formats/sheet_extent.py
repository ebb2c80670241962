"""Sheets that reach too far: one cell in the last corner, and a library makes room for all."""

from __future__ import annotations

import re
import zipfile

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.safe_zip import read_member

_MOST_CELLS = 50_000_000
_MOST_REPEATED = 1_048_576  # rows of a sheet, in every spreadsheet program
_BINARY = "xl/workbook.bin"
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,7})([0-9]{1,12})\s*["']""")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*([0-9]{7,})""")


def refuse_vast_sheets(archive: zipfile.ZipFile, name: str, *, hint: str) -> None:
    """Nothing, or the FormatError that the cells of a sheet lie too far apart.

    The library that reads workbooks makes room for every cell up to the last one, and ends the
    whole program where there is none. Binary workbooks are refused, for nobody has looked.
    """
    at = Location(path=name)
    if _BINARY in archive.namelist():
        raise FormatError("this is a binary workbook, which is not read", at=at, hint=hint)
    for member in archive.namelist():
        content = read_member(archive, member, name).replace(b"\0", b"")
        rows, columns = _extent(content)
        if rows * columns > _MOST_CELLS:
            raise FormatError(
                f"a sheet reaches over {rows:,} rows and {columns:,} columns",
                at=at,
                hint="delete the cells far below or to the right of the table",
            )


def _extent(content: bytes) -> tuple[int, int]:
    """The last row and the last column that a part of a workbook names."""
    rows = columns = 1
    for letters, number in _REFERENCE.findall(content):
        rows, columns = max(rows, int(number)), max(columns, _column_number(letters))
    repeated = max(map(int, _REPEATED.findall(content)), default=0)
    return (rows, columns) if repeated <= _MOST_REPEATED else (repeated, _MOST_CELLS)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
