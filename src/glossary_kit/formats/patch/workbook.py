"""Bilingual tables in a workbook (XLSX) whose empty targets are filled, cell by cell.

The parts of the archive stay as they are, but for the sheet that holds the table; there, only
the cells that are set are written anew.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.patch.edits import Replacement, misplaced
from glossary_kit.formats.patch.fill import Fills
from glossary_kit.formats.patch.xml_fill import sibling_tag
from glossary_kit.formats.patch.xml_text import Element, elements, xml_text
from glossary_kit.formats.unit_table import columns_of
from glossary_kit.formats.xlsx import cell_markup, read_xlsx

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]+)")


def fill(data: bytes, fills: Fills) -> bytes:
    """The workbook `data` after `fills`; a column of states is set, too.

    Raises: FormatError if a row is not found where the reader saw it.
    """
    rows = list(read_xlsx(io.BytesIO(data), "", lambda _: None))
    columns, begin = columns_of(rows, Tally(""))
    state = columns.other.get("state")
    values: dict[int, dict[int, str]] = {}
    for position, one in fills.items():
        values[rows[position + begin].line] = {columns.target: one.text} | (
            {} if state is None else {state: str(one.state)}
        )
    return _with_sheet(data, values)


def _with_sheet(data: bytes, values: Mapping[int, Mapping[int, str]]) -> bytes:
    """The archive with `values` in its first sheet, by row from 1 and by column from 0."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        sheet = _first_sheet(source)
        target.comment = source.comment
        for member in source.infolist():
            content = source.read(member)
            if member.filename == sheet:
                file = xml_text(content)
                content = file.with_replaced(_replacements(file.text, values))
            target.writestr(member, content)
    return buffer.getvalue()


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the sheet whose tab is the first to be seen."""
    relations = {
        relation.attributes.get("Id"): relation.attributes
        for relation in elements(xml_text(archive.read(_RELATIONS)).text, {"Relationship"})
    }
    sheets = [
        (sheet.attributes.get("state", "visible"), relations.get(_attribute(sheet, "id"), {}))
        for sheet in elements(xml_text(archive.read(_WORKBOOK)).text, {"sheet"})
    ]
    shown = (
        relation
        for state, relation in sheets
        if state == "visible" and relation.get("Type", "").endswith("/worksheet")
    )
    found = next(shown, sheets[0][1] if sheets else {})
    if "Target" not in found:
        raise misplaced()
    return posixpath.normpath(posixpath.join("/xl", found["Target"])).lstrip("/")


def _attribute(element: Element, name: str) -> str | None:
    """The attribute called `name` with a prefix."""
    pairs = element.attributes.items()
    return next((value for key, value in pairs if key.endswith(f":{name}")), None)


def _replacements(text: str, values: Mapping[int, Mapping[int, str]]) -> Iterator[Replacement]:
    left = set(values)
    for row in elements(text, {"row"}):
        number = int(row.attributes.get("r", "0"))
        if number in left:
            left.remove(number)
            for column, value in sorted(values[number].items()):
                yield _cell(row, column + 1, value)
    if left:
        raise misplaced()


def _cell(row: Element, column: int, value: str) -> Replacement:
    """What to replace so that the row has the text `value` in `column`, counted from 1."""
    from openpyxl.utils import column_index_from_string

    for cell in row.all("c"):
        reference = _REFERENCE.fullmatch(cell.attributes.get("r", ""))
        if not reference:
            raise misplaced()
        number = column_index_from_string(reference[1])
        if number == column:
            style = cell.attributes.get("s")
            return cell.start, cell.end, _written(row, column, value, style)
        if number > column:
            return cell.start, cell.start, _written(row, column, value, None)
    return row.close, row.close, _written(row, column, value, None)


def _written(row: Element, column: int, value: str, style: str | None) -> str:
    """A cell with a text, which the sheet holds itself; `style` is a number of the workbook's."""
    from openpyxl.utils import get_column_letter

    tag = sibling_tag(row, "c")
    reference = f"{get_column_letter(column)}{row.attributes['r']}"
    styled = f' s="{style}"' if style else ""
    inside = cell_markup(value, sibling_tag(row, "is"), sibling_tag(row, "t"))
    return f'<{tag} r="{reference}"{styled} t="inlineStr">{inside}</{tag}>'
