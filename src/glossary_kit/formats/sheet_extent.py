"""Sheets that reach too far: one cell in the last corner, and a library makes room for all."""

from __future__ import annotations

import re
import zipfile

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.safe_zip import read_member

_MOST_CELLS = 50_000_000
_MOST_REPEATED = 1_048_576  # rows of a sheet, in every spreadsheet program
_BINARY = "xl/workbook.bin"
_REFERENCE = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^>]*?\br\s*=\s*["']([^"']*)["']""")
_ADDRESS = re.compile(rb"\s*([A-Za-z]{0,3})([0-9]{0,7})\s*")
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
        if _cells(content) > _MOST_CELLS:
            raise FormatError(
                "the cells of a sheet lie too far apart",
                at=at,
                hint="delete the cells far below or to the right of the table",
            )


def _cells(content: bytes) -> int:
    """How many cells there are up to the last one that a part of a workbook names."""
    rows = columns = 1
    for reference in set(_REFERENCE.findall(content)):
        address = _ADDRESS.fullmatch(reference)
        if not address:  # beyond what a sheet can hold
            return _MOST_CELLS + 1
        rows = max(rows, int(address[2] or 1))
        columns = max(columns, _column_number(address[1]))
    repeated = max(map(int, _REPEATED.findall(content)), default=0)
    return rows * columns if repeated <= _MOST_REPEATED else _MOST_CELLS + 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
