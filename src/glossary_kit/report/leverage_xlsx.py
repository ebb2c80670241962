"""An analysis of drafts as a workbook: a row for each file and band, and the sums."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossary_kit.formats.worksheets import write_text
from glossary_kit.leverage.analysis import FileAnalysis, job
from glossary_kit.leverage.bands import Band
from glossary_kit.report.leverage import LABELS, share

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS = (
    ("File", 48.0),
    ("Band", 28.0),
    ("Segments", 11.0),
    ("Words", 11.0),
    ("Clusters", 11.0),
    ("Share", 9.0),
)


def xlsx_analysis(files: Sequence[FileAnalysis]) -> bytes:
    """A workbook with a sheet for all files together and one with a row for each and band."""
    from openpyxl import Workbook

    workbook = Workbook()
    _fill(workbook.worksheets[0], "Total", [job(files)])
    _fill(workbook.create_sheet(), "Files", files)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, title: str, files: Sequence[FileAnalysis]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.title = title
    for number, (heading, width) in enumerate(_COLUMNS, 1):
        sheet.cell(1, number, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    row = 1
    for file in files:
        whole = file.total
        rows = [*((LABELS[band], file.bands[band]) for band in Band), ("total", whole)]
        for label, amount in rows:
            row += 1
            write_text(sheet.cell(row, 1), file.path or "all files")
            write_text(sheet.cell(row, 2), label)
            numbers = (amount.segments, amount.words, amount.clusters, share(amount, whole))
            for column, value in enumerate(numbers, 3):
                sheet.cell(row, column).value = value
            sheet.cell(row, len(_COLUMNS)).number_format = "0.0%"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{row}"
