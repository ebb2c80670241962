"""Documents in one language as units: what the readers of plain text, Markdown and the like share.

A unit of such a document has no source: its target is the text of one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary_kit.errors import Location
from glossary_kit.model.unit import InlineCode, State, TranslationUnit
from glossary_kit.text.khmer import is_khmer

LINE_END = re.compile(r"\r\n|\r|\n")
_LEAST_SHARE = 0.2
"""A Khmer text may name much in English, an English one quotes a Khmer word here and there."""

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


def written_language(texts: Iterable[str]) -> str:
    """`km` if at least a fifth of the letters of `texts` are Khmer, else `en`."""
    khmer = others = 0
    for text in texts:
        khmer += sum(map(is_khmer, text))
        others += sum(char.isalpha() and not is_khmer(char) for char in text)
    return "km" if khmer and khmer >= _LEAST_SHARE * (khmer + others) else "en"


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` without their ends, each with the offset where it begins."""
    start = 0
    for end in LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
