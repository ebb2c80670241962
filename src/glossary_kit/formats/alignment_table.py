"""The table in which a person looks through what the aligner found.

A row is a unit, the doubtful ones are marked. Rows may be merged, split, corrected and deleted;
what is left is read as any bilingual table is (see `unit_table`), where confidence and mark,
which have then served their purpose, are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.formats.tables import write_rows
from glossary_kit.formats.unit_columns import FOR_READERS
from glossary_kit.formats.worksheets import set_height, write_text
from glossary_kit.model.alignment import AlignedUnit
from glossary_kit.model.unit import State

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"A": 7, "B": 60, "C": 60, "D": 12, "E": 12, "F": 30, "G": 34}
_CONFIDENCE = 5
_FONT = "Khmer OS Siemreap"
_DOUBTFUL = "FFF2CC"
_HEAD = "D9E2F3"


def write_table(units: Sequence[AlignedUnit], stream: BinaryIO, *, delimiter: str) -> None:
    """Write the units as delimited text, UTF-8 with a byte order mark."""
    write_rows(_rows(units), stream, delimiter=delimiter)


def write_workbook(units: Sequence[AlignedUnit], stream: BinaryIO) -> None:
    """Write the units as an XLSX workbook of one sheet, the doubtful ones coloured.

    Raises:
        DataError: a text that a spreadsheet cannot hold.

    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]
    sheet.title = "Pairs"
    colours = [_HEAD, *(_DOUBTFUL if each.doubts else None for each in units)]
    for number, (row, colour) in enumerate(zip(_rows(units), colours, strict=False), 1):
        _write_row(sheet, number, row, colour)
    _layout(sheet, len(units) + 1)
    workbook.save(stream)


def _write_row(sheet: Worksheet, number: int, row: Sequence[str], colour: str | None) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, text in enumerate(row, 1):
        cell = sheet.cell(number, column)
        if number > 1 and column == _CONFIDENCE:
            cell.value = int(text)  # a number, so that rows are sorted by it
        else:
            write_text(cell, text)
        cell.font = Font(name=_FONT, size=11, bold=number == 1)
        across = "center" if column == _CONFIDENCE else None
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
        if colour:
            cell.fill = PatternFill("solid", start_color=colour)
    set_height(sheet, number, zip(row, _WIDTHS.values(), strict=True))


def _rows(units: Iterable[AlignedUnit]) -> Iterator[tuple[str, ...]]:
    header = False
    for each in units:
        unit = each.unit
        if not header:
            yield ("id", unit.source_lang, unit.target_lang, "state", *FOR_READERS, "origin")
            header = True
        confidence, mark = str(each.confidence), "; ".join(each.doubts)
        texts = (unit.source, unit.target)
        yield (unit.id, *texts, str(unit.state), confidence, mark, unit.origin or "")


def _layout(sheet: Worksheet, last: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:G{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    states = DataValidation(
        type="list",
        formula1=f'"{",".join(State)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="State · ស្ថានភាព",
        error="Choose from the list. សូមជ្រើសរើសពីបញ្ជី។",
    )
    states.add(f"D2:D{last + 1000}")  # also in rows that are put in
    sheet.add_data_validation(states)
