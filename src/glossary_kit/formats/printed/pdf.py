"""The printed glossary as PDF, set by Typst with the Khmer font of the system."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Any, BinaryIO

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.printed.glossary import Designation, Glossary, Row, glossary
from glossary_kit.formats.printed.labels import (
    DEFINITION,
    LANGUAGES,
    MARKS,
    TITLE,
    heading,
    summary,
)
from glossary_kit.formats.printed.losses import NOT_PRINTED
from glossary_kit.formats.xml_writing import writable
from glossary_kit.model.concept import ConceptEntry

LATIN_FONTS = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial")
KHMER_FONTS = (
    "Noto Sans Khmer",
    "Khmer OS Battambang",
    "Khmer OS Siemreap",
    "Khmer OS Content",
    "Khmer OS",
    "Khmer OS System",
    "Leelawadee UI",
    "Khmer UI",
    "Khmer Sangam MN",
)
"""Fonts with Khmer letters, the most legible first: of Linux, of Windows, of macOS."""


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a PDF document with the two lists of `entries`.

    Raises: UsageError if Typst or a Khmer font is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            "PDF is written with Typst, which is not installed",
            hint="pip install 'glossary-kit[pdf]', or export glossary.docx or glossary.html",
        ) from error
    page = (resources.files(__package__) / "glossary.typ").read_bytes()
    data = _data(glossary(entries, date.today()), _fonts(typst.Fonts().families()))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    stream.write(typst.compile(page, sys_inputs=inputs))


def _fonts(installed: Iterable[str]) -> list[str]:
    """The fonts to set the pages in, of those `installed`.

    Raises: UsageError if none of them has Khmer letters.
    """
    known = {family.casefold() for family in installed}
    khmer = [font for font in KHMER_FONTS if font.casefold() in known]
    if not khmer:
        raise UsageError(
            "no Khmer font is installed, so a PDF would have empty boxes for Khmer",
            hint=f"install one of {', '.join(KHMER_FONTS[:3])}, or export glossary.docx",
        )
    return [font for font in LATIN_FONTS if font.casefold() in known] + khmer


def _data(printed: Glossary, fonts: list[str]) -> dict[str, Any]:
    """All that the page needs, as JSON has it."""
    return {
        "fonts": fonts,
        "title": TITLE,
        "day": printed.day.isoformat(),
        "summary": summary(printed),
        "directions": [
            {
                "source": direction.source,
                "heading": heading(direction),
                "columns": [LANGUAGES[direction.source], LANGUAGES[direction.target], DEFINITION],
                "letters": [
                    {"letter": letter.letter, "rows": [_row(row) for row in letter.rows]}
                    for letter in direction.letters
                ],
            }
            for direction in printed.directions
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "head": _term(row.headword),
        "synonyms": [_term(term) for term in row.synonyms],
        "translations": [_term(term) for term in row.translations],
        "instead": _term(row.instead) if row.instead else None,
        "definitions": [(lang, writable(text)) for lang, text in row.definitions],
    }


def _term(term: Designation) -> dict[str, Any]:
    return {
        "term": writable(term.term),
        "lang": term.lang,
        "mark": MARKS[term.mark] if term.mark else None,
        "bad": term.mark is not None and not term.mark.usable,
    }


CODEC = Codec(
    name="glossary-pdf",
    title="Glossary to be read, PDF",
    suffixes=(".pdf",),
    carries=ConceptEntry,
    write=write,
    loses=NOT_PRINTED,
    description="both directions in dictionary order, set by Typst; for printing, not read back",
)
