"""Issues as a workbook: one row an issue, to be filtered and worked off in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence

from glossary_kit.check.issue import Issue
from glossary_kit.formats.for_people import REPORT
from glossary_kit.formats.worksheets import set_height, write_text
from glossary_kit.report.summary import Summary
from glossary_kit.text.printable import printable

_WIDTHS = (24.0, 7.0, 14.0, 10.0, 9.0, 22.0, 46.0, 46.0, 24.0, 46.0, 24.0, 26.0)
_COLUMNS = tuple(zip(REPORT, _WIDTHS, strict=True))
_WRAPPED = (6, 7, 8, 9, 10)
_LONGEST = 32_000
_FONT = "Khmer OS Battambang"


def xlsx_report(issues: Sequence[Issue], summary: Summary) -> bytes:
    """A workbook with a sheet of issues, every text a text and no formula, and the summary."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Issues"
    for number, (heading, width) in enumerate(_COLUMNS, 1):
        sheet.cell(1, number, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    wrapped, font = Alignment(wrap_text=True, vertical="top"), Font(name=_FONT, size=11)
    top = Alignment(vertical="top")
    for row, issue in enumerate(issues, 2):
        texts = _texts(issue)
        for column, text in enumerate(texts):
            cell = sheet.cell(row, column + 1)
            cell.alignment = wrapped if column in _WRAPPED else top
            cell.font = font
            write_text(cell, printable(text)[:_LONGEST])
        sheet.cell(row, 2).value = issue.line
        set_height(sheet, row, [(texts[column], _COLUMNS[column][1]) for column in _WRAPPED])
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(issues) + 1}"
    write_text(workbook.create_sheet("Summary").cell(1, 1), str(summary))
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _texts(issue: Issue) -> tuple[str, ...]:
    instead = issue.suggestion if issue.suggestion is not None else " / ".join(issue.expected)
    return (
        issue.path,
        "",
        issue.unit,
        str(issue.severity),
        issue.code,
        issue.name,
        issue.source,
        issue.target,
        issue.found or issue.source_term,
        issue.message,
        instead,
        issue.concept,
    )
