"""XLSX workbooks as rows, and back: bounded when read, nothing but text when written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.codec import Report
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.safe_zip import LARGEST, open_archive, read_member
from glossary_kit.formats.sheet_extent import refuse_vast_sheets
from glossary_kit.formats.tables import Row
from glossary_kit.formats.xml_writing import escaped

if TYPE_CHECKING:
    from python_calamine import SheetMetadata

_CONTENTS = "[Content_Types].xml"
_HINT = "save it as “Excel Workbook (.xlsx)” without a password"
_SHEETS = "xl/worksheets/"
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<>]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_Range = tuple[tuple[int, int], tuple[int, int]]
_LONGEST_CELL = 32767  # characters, the limit of the format
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def read_xlsx(stream: BinaryIO, name: str, report: Report) -> Iterator[Row]:
    """The rows of the first sheet to be seen that are not blank; `line` is the row number.

    A cell merged out of several rows stands in each of them. Other sheets, and formulas whose
    results the file does not hold, are reported.

    Raises:
        FormatError: no workbook, or one that would unpack to more than 512 MB.

    """
    from python_calamine import CalamineError, CalamineWorkbook

    data = stream.read(LARGEST + 1)
    archive = open_archive(data, name, what="XLSX workbook", hint=_HINT)
    if _CONTENTS not in archive.namelist():
        raise _no_workbook(name, "the archive holds no Office document")
    refuse_vast_sheets(archive, name, hint=_HINT)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = workbook.sheets_metadata
        chosen = next((number for number, each in enumerate(sheets) if _is_seen(each)), 0)
        table: list[list[Any]] = []
        if sheets:
            sheet = workbook.get_sheet_by_index(chosen)
            table = sheet.to_python(skip_empty_area=False)
            merged = sheet.merged_cell_ranges or []
    except (CalamineError, ValueError, OSError) as error:
        raise _no_workbook(name, str(error)) from None
    with tally(name, report) as counts:
        for number, each in enumerate(sheets):
            if number != chosen:
                what = "" if str(each.visible).endswith(".Visible") else "hidden "
                counts.skipped(f"the {what}sheet “{each.name}”, only one is read")
        _count_formulas(archive, name, counts)
        if sheets:
            _fill_merged(table, merged, counts)
    for number, values in enumerate(table, 1):
        cells = tuple(map(_text, values))
        if any(cells):
            yield Row(number, cells)


def _is_seen(sheet: SheetMetadata) -> bool:
    """Whether the sheet is one of cells, and shown."""
    return str(sheet.visible).endswith(".Visible") and str(sheet.typ).endswith(".WorkSheet")


def _count_formulas(archive: zipfile.ZipFile, name: str, counts: Tally) -> None:
    """Count formulas without a result: a program that calculates has not saved the file."""
    for member in archive.namelist():
        if member.startswith(_SHEETS):
            for _ in _UNCALCULATED.finditer(read_member(archive, member, name)):
                counts.lost(f"a formula in {member}, whose result the file does not hold")


def _fill_merged(table: list[list[Any]], merged: Iterable[_Range], counts: Tally) -> None:
    """Put what stands in a cell merged out of several rows into each of them, in place."""
    filled: dict[int, int] = {}
    for (first, left), (last, right) in sorted(merged):
        if left != right or last == first or filled.get(left, -1) >= first:
            continue
        rows = table[first : last + 1]
        filled[left] = last
        if rows and left < len(rows[0]) and rows[0][left] != "":
            counts.changed("a cell merged out of several rows stands in each of them", first + 1)
            for row in rows[1:]:
                row[left] = rows[0][left]


def _no_workbook(name: str, why: str) -> FormatError:
    return FormatError(
        f"this is no XLSX workbook that can be read: {why}",
        at=Location(path=name),
        hint=_HINT,
    )


def _text(value: Any) -> str:
    """The cell as a person sees it, in one fixed form: whole numbers without a fraction."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta | float | int) else value or ""


def write_xlsx(table: Iterable[Sequence[str]], stream: BinaryIO, *, title: str) -> None:
    """Write the rows into one sheet, every cell as text, the first row frozen.

    Raises:
        DataError: a control character, or a text longer than 32,767 characters.

    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    checked = [tuple(map(_checked, cells)) for cells in table]  # before a file is half written
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "glossary-kit"
    workbook.properties.created = datetime(2000, 1, 1)
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    for cells in checked:
        row = []
        for text in cells:
            cell = WriteOnlyCell(sheet, value=text or None)
            if text:
                cell.data_type = "s"  # never a formula
            row.append(cell)
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    stream.write(_undated(buffer.getvalue()))


def cell_markup(text: str, container: str, tag: str) -> str:
    """The inside of a cell that holds its `text` itself, in elements called so.

    Raises:
        DataError: a control character, or a text longer than 32,767 characters.

    """
    markup = escaped(_checked(text))
    return f'<{container}><{tag} xml:space="preserve">{markup}</{tag}></{container}>'


def _checked(text: str) -> str:
    bad = _FORBIDDEN.search(text)
    if bad:
        raise DataError(
            f"a cell holds the control character U+{ord(bad[0]):04X}, which XLSX cannot carry",
            hint="delete the character; it shows nothing",
        )
    if len(text) > _LONGEST_CELL:
        raise DataError(
            f"a text of {len(text)} characters is longer than a cell of XLSX can hold",
            hint="export to CSV or TBX",
        )
    return _ESCAPE.sub("_x005F_", text).replace("\r", "_x000D_")


def _undated(data: bytes) -> bytes:
    """The archive with one fixed date on all members: the same rows give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for member in sorted(source.infolist(), key=lambda each: each.filename):
            info = zipfile.ZipInfo(member.filename, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", source.read(member)))
    return buffer.getvalue()
