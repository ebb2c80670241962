"""XLSX workbooks as rows, and back: bounded when read, nothing but text when written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind, Report
from glossary_kit.formats.safe_zip import LARGEST, open_archive
from glossary_kit.formats.sheet_extent import refuse_vast_sheets
from glossary_kit.formats.tables import Row
from glossary_kit.formats.xml_writing import escaped

_CONTENTS = "[Content_Types].xml"
_HINT = "save it as “Excel Workbook (.xlsx)” without a password"
_LONGEST_CELL = 32767  # characters, the limit of the format
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def read_xlsx(stream: BinaryIO, name: str, report: Report) -> Iterator[Row]:
    """The rows of the first sheet that are not blank; `line` is the row number.

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
        sheets = workbook.sheet_names
        table = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False) if sheets else []
    except (CalamineError, ValueError, OSError) as error:
        raise _no_workbook(name, str(error)) from None
    for sheet in sheets[1:]:
        at, kind = Location(path=name), DiagnosticKind.SKIPPED
        report(Diagnostic(at=at, message=f"the sheet “{sheet}”, only the first is read", kind=kind))
    for number, values in enumerate(table, 1):
        cells = tuple(map(_text, values))
        if any(cells):
            yield Row(number, cells)


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
