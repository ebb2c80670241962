"""What the columns of a bilingual table mean, with a header or without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.languages import language_named
from glossary_kit.formats.tables import Row

_HEADERS = {
    "id": ("id", "key", "no", "no.", "nr", "number", "segment", "#", "ល.រ"),
    "source": ("source", "source text", "source segment", "original"),
    "target": ("target", "target text", "target segment", "translation"),
    "state": ("state", "status"),
    "changed": ("changed", "date", "modified"),
    "origin": ("origin", "document", "file"),
    "notes": ("notes", "note", "comment", "comments"),
}
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
        else:
            unknown.append(cell)
    if len(langs) == 2:
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
