"""Documents in one language as units: what the readers of plain text, Markdown and the like share.

A unit of such a document has no source: its target is the text of one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary_kit.errors import Location
from glossary_kit.formats.languages import written_language
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

LINE_END = re.compile(r"\r\n|\r|\n")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: what is to be read of it, and which codes stand between its characters.

    `places` are where each character of `text` stands in the text of the file, start and end,
    for formats that are mended in place. `line` is 1-based.
    """

    id: str
    text: str
    line: int | None = None
    codes: tuple[InlineCode, ...] = ()
    notes: tuple[str, ...] = ()
    places: Sequence[Place] = ()


def units_of(paragraphs: Sequence[Paragraph], path: str) -> Iterator[TranslationUnit]:
    """The paragraphs of the document `path` as units, all in the language most of it is in."""
    lang = written_language(paragraph.text for paragraph in paragraphs)
    for paragraph in paragraphs:
        yield TranslationUnit(
            id=paragraph.id,
            source="",
            target=paragraph.text,
            source_lang="km" if lang == "en" else "en",
            target_lang=lang,
            state=State.TRANSLATED,
            notes=paragraph.notes,
            target_codes=paragraph.codes,
            at=Location(path=path, line=paragraph.line),
        )


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` without their ends, each with the offset where it begins."""
    start = 0
    for end in LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
