"""Cells of spreadsheets: text written so that it stays text, and sheets read as text."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.safe_zip import LARGEST, open_archive
from glossary_kit.formats.sheet_extent import refuse_vast_sheets
from glossary_kit.text.khmer import cluster_count, is_khmer, iter_clusters

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_CELL = 32_767
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what XLSX would read as a character's number
_NOT_IN_XML = re.compile("[\ufffe\uffff]")  # openpyxl looks for others only
_LINE_HEIGHT = 20.5  # points, for Khmer letters of 11 points with what stands above and below
_CLUSTER_WIDTH = 1.1  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one worksheet as text, empty rows included; days are in ISO 8601."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Put `text` into `cell` so that no spreadsheet takes it for a formula or a number.

    Raises:
        DataError: control characters, or more than 32,767 characters.

    """
    from openpyxl.utils.exceptions import IllegalCharacterError

    if not text:
        return
    if len(text) > _LONGEST_CELL:
        raise DataError(
            f"the text “{text[:40]}…” is too long for a cell of a spreadsheet",
            hint=f"shorten it to {_LONGEST_CELL} characters",
        )
    try:
        if _NOT_IN_XML.search(text):
            raise IllegalCharacterError
        cell.value = _ESCAPE.sub("_x005F_", text)
    except IllegalCharacterError:
        raise DataError(
            f"the text {text[:40]!r} holds control characters, which a spreadsheet cannot keep",
            hint="delete them; they show nothing",
        ) from None
    cell.data_type = "s"  # “=…” is then no formula
    cell.quotePrefix = text[0] in "=+-@"  # stays so when edited


def set_height(
    sheet: Worksheet, number: int, cells: Iterable[tuple[str, float]], *, title: bool = False
) -> None:
    """Make row `number` of `sheet` high enough for `cells`: wrapped texts and column widths.

    Spreadsheet programs do not all measure the rows of a file they open; the row still grows
    when somebody writes more into it.
    """
    from openpyxl.worksheet.dimensions import RowDimension

    class Growing(RowDimension):
        customHeight = False  # noqa: N815  the name in the file format

    lines = max((_lines(text, width) for text, width in cells), default=1)
    height = lines * (_LINE_HEIGHT * 1.3 if title else _LINE_HEIGHT) + 2
    sheet.row_dimensions[number] = Growing(sheet, index=number, ht=height)


def _lines(text: str, width: float) -> int:
    """How many lines `text` takes in a column of `width` characters, rather one too many."""
    return sum(max(1, math.ceil(_width(line) / (width - 1))) for line in text.split("\n"))


def _width(line: str) -> float:
    """The width of `line` in characters of the size of Latin ones."""
    khmer = sum(is_khmer(line[cluster.start]) for cluster in iter_clusters(line))
    return cluster_count(line) + khmer * (_CLUSTER_WIDTH - 1)


def read_sheets(stream: BinaryIO, name: str) -> Iterator[Sheet]:
    """The worksheets of an XLSX or ODS workbook, in its order.

    Raises:
        FormatError: no workbook, a damaged one, or one of more than 512 MB unpacked.

    """
    from python_calamine import CalamineError, CalamineWorkbook

    data = stream.read(LARGEST + 1)
    hint = "save it as .xlsx"
    archive = open_archive(data, name, what="workbook of a spreadsheet program", hint=hint)
    refuse_vast_sheets(archive, name, hint=hint)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in workbook.sheet_names:
            cells = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            yield Sheet(sheet, tuple(tuple(map(cell_text, row)) for row in cells))
    except CalamineError as error:
        raise FormatError(
            f"the workbook cannot be read: {error}",
            at=Location(path=name),
            hint="open it in a spreadsheet program and save it as .xlsx again",
        ) from None


def cell_text(value: Any) -> str:
    """What a cell shows: days as 2026-01-31, whole numbers without a decimal point."""
    if isinstance(value, datetime):
        return (value.date() if value.time() == datetime.min.time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()
