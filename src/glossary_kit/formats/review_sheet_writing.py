"""The review sheet as a workbook: the rows to decide on, and a sheet of instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.formats.khmer_labels import LANGUAGES, RELIABILITIES, STATES, STATUSES
from glossary_kit.formats.review_sheet_columns import (
    COLUMNS,
    DECISIONS,
    labelled,
    row_code,
)
from glossary_kit.formats.review_sheet_help import DECISIONS_TITLE, MEANINGS, STEPS, TITLE
from glossary_kit.formats.worksheets import set_height, write_text
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.review import fingerprint

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Khmer OS Siemreap"
_HELP = "Instructions"
_HEAD, _LOCKED, _BAND, _OPEN, _LINE = "1F3864", "F2F2F2", "E3E3E3", "FFFFFF", "BFBFBF"
_HELP_WIDTHS = (30, 70, 70)
_A3 = 8


def write_review_sheet(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a row for every term of `entries` as an XLSX workbook, with nothing decided yet.

    Raises:
        DataError: a text that a spreadsheet cannot hold.

    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]
    sheet.title = "Review"
    _head(sheet)
    last = _body(sheet, entries)
    _instructions(workbook.create_sheet(_HELP))
    _lists(sheet, max(last, 2))
    _layout(sheet, last)
    workbook.save(stream)


def _head(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, PatternFill

    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place)
        write_text(cell, column.heading)
        cell.font = _font(bold=True, color=_OPEN)
        cell.fill = PatternFill("solid", start_color=_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _body(sheet: Worksheet, entries: Iterable[ConceptEntry]) -> int:
    """Write the rows of terms; the number of the last row."""
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    side = Side(style="thin", color=_LINE)
    border = Border(left=side, right=side, top=side, bottom=side)
    alignment = Alignment(wrap_text=True, vertical="top")
    fonts = {column.key: _font(bold=column.key == "term") for column in COLUMNS}
    fills = {name: PatternFill("solid", start_color=name) for name in (_LOCKED, _BAND, _OPEN)}
    open_cell = Protection(locked=False)
    number = 1
    for place, entry in enumerate(entries):
        for values in _rows(entry):
            number += 1
            for index, column in enumerate(COLUMNS, start=1):
                cell = sheet.cell(number, index)
                write_text(cell, values.get(column.key, ""))
                cell.font, cell.border, cell.alignment = fonts[column.key], border, alignment
                cell.fill = fills[_OPEN if column.editable else (_LOCKED, _BAND)[place % 2]]
                if column.editable:
                    cell.protection = open_cell
                cell.number_format = "yyyy-mm-dd" if column.key == "date" else "@"
            set_height(sheet, number, [(values.get(c.key, ""), c.width) for c in COLUMNS])
    return number


def _rows(entry: ConceptEntry) -> Iterator[dict[str, str]]:
    for section in entry.languages:
        for term in section.terms:
            print_of_term = fingerprint(section.lang, term)
            yield {
                "concept": entry.id,
                "lang": labelled(section.lang, LANGUAGES.get(section.lang)),
                "term": term.term,
                "counterpart": _counterpart(entry, section),
                "status": labelled(term.status, STATUSES[term.status]),
                "reliability": _reliability(term),
                "definition": _definition(entry, section),
                "source": term.source or "",
                "note": term.note or "",
                "state": labelled(entry.review.state, STATES[entry.review.state]),
                "code": row_code(entry.id, section.lang, term.term, print_of_term),
            }


def _counterpart(entry: ConceptEntry, section: LanguageSection) -> str:
    others = (other.preferred for other in entry.languages if other.lang != section.lang)
    return "\n".join(term.term for term in others if term)


def _reliability(term: TermSection) -> str:
    if term.reliability is None:
        return ""
    return labelled(int(term.reliability), RELIABILITIES[term.reliability])


def _definition(entry: ConceptEntry, section: LanguageSection) -> str:
    """The definition in the language of the row, else in another one."""
    sections = (section, *entry.languages)
    return next((each.definition for each in sections if each.definition), "")


def _instructions(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment

    rows: list[tuple[str, ...]] = [("", *TITLE)]
    rows += [(f"{place}.", *step) for place, step in enumerate(STEPS, start=1)]
    rows += [("",), ("", *DECISIONS_TITLE)]
    titles = {1, len(rows)}
    rows += [(labelled(each, DECISIONS[each]), *meaning) for each, meaning in MEANINGS.items()]
    for number, row in enumerate(rows, start=1):
        for index, text in enumerate(row, start=1):
            cell = sheet.cell(number, index)
            write_text(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            big = number in titles
            cell.font = _font(size=14 if big else 11, bold=big or index == 1)
        set_height(sheet, number, zip(row, _HELP_WIDTHS, strict=False), title=number in titles)
    for letter, width in zip("ABC", _HELP_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    _on_paper(sheet)


def _lists(sheet: Worksheet, last: int) -> None:
    """The drop-down list of decisions, and the test that a date is one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    first = len(STEPS) + 4  # after the title, the steps, a gap and the title of the decisions
    decisions = DataValidation(
        type="list",
        formula1=f"{_HELP}!$A${first}:$A${first + len(MEANINGS) - 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Decision · សេចក្តីសម្រេច",
        error="Choose from the list. សូមជ្រើសរើសពីបញ្ជី។",
    )
    days = DataValidation(
        type="date",
        operator="greaterThan",
        formula1="36525",  # 31 December 1999 as spreadsheets count days
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Date · កាលបរិច្ឆេទ",
        error="Write a date as 2026-01-31. សូមសរសេរកាលបរិច្ឆេទ ដូចជា 2026-01-31។",
    )
    for key, validation in (("decision", decisions), ("date", days)):
        letter = _letter(key)
        validation.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(validation)


def _layout(sheet: Worksheet, last: int) -> None:
    for column in COLUMNS:
        dimension = sheet.column_dimensions[_letter(column.key)]
        dimension.width, dimension.hidden = column.width, column.hidden
    sheet.row_dimensions[1].height = 48
    sheet.freeze_panes = f"{_letter('counterpart')}2"
    sheet.auto_filter.ref = f"A1:{_letter('code')}{last}"
    protection = sheet.protection
    protection.sheet = True  # without a password: against slips, not against people
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)
    sheet.print_title_rows = "1:1"
    _on_paper(sheet)
    sheet.page_setup.paperSize = _A3


def _on_paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _letter(key: str) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter([column.key for column in COLUMNS].index(key) + 1)


def _font(*, size: int = 11, bold: bool = False, color: str = "000000") -> Font:
    from openpyxl.styles import Font

    return Font(name=_FONT, size=size, bold=bold, color=color, family=2)
