"""What the columns of a bilingual table mean, with a header or without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.languages import language_named
from glossary_kit.formats.tables import Row, lines_of
from glossary_kit.formats.unit_values import PROPERTY_STATES, day_of
from glossary_kit.model.unit import State, TranslationUnit

_HEADERS = {
    "id": ("id", "key", "no", "no.", "nr", "number", "segment", "#", "ល.រ"),
    "source": ("source", "source text", "source segment", "original"),
    "target": ("target", "target text", "target segment", "translation"),
    "state": ("state", "status"),
    "changed": ("changed", "date", "modified"),
    "origin": ("origin", "document", "file"),
    "notes": ("notes", "note", "comment", "comments"),
}
FOR_READERS = ("confidence", "mark")
"""Columns of the table that the aligner writes, to be read by people alone."""
_FIELDS = {header: field for field, headers in _HEADERS.items() for header in headers}
_KHMER = re.compile("[\u1780-\u17ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column holds what, of how many; languages as tags."""

    width: int

    source: int
    target: int
    source_lang: str
    target_lang: str
    other: Mapping[str, int]


def from_header(row: Row, counts: Tally) -> Columns | None:
    """The columns that a header row names; `None` if it is no header."""
    langs: list[tuple[int, str]] = []
    fields: dict[str, int] = {}
    unknown: list[str] = []
    for index, cell in enumerate(row.cells):
        lang = _language(cell)
        field = _FIELDS.get(cell.strip().lower())
        if field and field not in fields:
            fields[field] = index
        elif lang and not field and len(langs) < 2:
            langs.append((index, lang))
        elif cell.strip() and cell not in FOR_READERS:
            unknown.append(cell)
    if len(langs) == 2 and (langs[0][1] != langs[1][1] or "id" in fields):
        if "source" in fields:  # beside two languages, where the text comes from
            fields.setdefault("origin", fields["source"])
        (source, source_lang), (target, target_lang) = langs
    elif "source" in fields and "target" in fields:
        source, target, source_lang, target_lang = fields["source"], fields["target"], "en", "km"
    else:
        return None
    for cell in unknown:
        counts.lost(f"the column “{cell}”", row.line)
    return Columns(
        width=len(row.cells),
        source=source,
        target=target,
        source_lang=source_lang,
        target_lang=target_lang,
        other=fields,
    )


def _language(header: str) -> str | None:
    """The language that a header names: `km`, `km-KH`, `Khmer`, or `lang:x` for any tag."""
    header = header.strip()
    if header.startswith("lang:"):
        return header[5:]
    found = language_named(header)
    return found if found and (found in ("en", "km") or len(found.split("-")[0]) == 2) else None


def without_header(row: Row, name: str) -> Columns:
    """The columns of a table that begins with its first unit.

    Raises:
        FormatError: only one column.

    """
    if len(row.cells) < 2:
        raise FormatError(
            "the table has only one column",
            at=Location(path=name, line=row.line),
            hint="a bilingual table has a column for each language: en, km",
        )
    source = 0 if len(row.cells) == 2 else 1
    target = source + 1
    reverse = _KHMER.search(row.cells[source]) and not _KHMER.search(row.cells[target])
    langs = ("km", "en") if reverse else ("en", "km")
    return Columns(
        width=len(row.cells),
        source=source,
        target=target,
        source_lang=langs[0],
        target_lang=langs[1],
        other={"id": 0} if source else {},
    )


def header_of(pair: tuple[str, str]) -> tuple[str, ...]:
    """The header row of a table for a pair of languages."""
    langs = [
        lang if _language(lang) == lang and lang not in _FIELDS else f"lang:{lang}" for lang in pair
    ]
    return ("id", *langs, "state", "changed", "origin", "notes")


def unit_in(row: Row, columns: Columns, id_: str, counts: Tally) -> TranslationUnit:
    """The unit that `row` holds; `id_` is its id where no column is for it."""
    cells = {field: row.cell(index) for field, index in columns.other.items()}
    target = row.cell(columns.target)
    if len(row.cells) > columns.width:
        counts.lost("a cell beyond the last column", row.line)
    if len(row.cells) <= max(columns.source, columns.target):
        counts.changed("a row without a column for the target is read as untranslated", row.line)
    day = cells.get("changed", "")
    changed = day_of(day)
    if day and not changed:
        counts.lost(f"the date “{day}”, which is none", row.line)
    return TranslationUnit(
        id=cells.get("id") or id_,
        source=row.cell(columns.source),
        target=target,
        source_lang=columns.source_lang,
        target_lang=columns.target_lang,
        state=_state(cells.get("state", ""), target, counts, row.line),
        changed=changed,
        origin=cells.get("origin") or None,
        notes=lines_of(cells.get("notes", "")),
        at=Location(path=counts.name, line=row.line),
    )


def _state(given: str, target: str, counts: Tally, line: int) -> State:
    if given in PROPERTY_STATES:
        return PROPERTY_STATES[given]
    if given:
        counts.changed(f"the state “{given}” is not known and was set from the target", line)
    return State.TRANSLATED if target else State.INITIAL
