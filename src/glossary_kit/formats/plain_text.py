"""Plain text: a line is a paragraph, and a unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.monolingual import Paragraph, lines_of, units_of
from glossary_kit.formats.text_input import decoded
from glossary_kit.formats.unread import refuse_wordfast
from glossary_kit.model.unit import TranslationUnit


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:  # noqa: ARG001  nothing is lost
    """The lines of a text that are not blank, as units without a source.

    The id is the number of the line. White space around a line is no part of it.

    Raises:
        FormatError: not UTF-8 or UTF-16, NUL characters, or a memory of Wordfast.

    """
    text = decoded(stream, name)
    refuse_wordfast(text, name)
    yield from units_of(list(paragraphs(text)), name)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The lines of `text` that are not blank, with the places of their characters."""
    for number, (offset, line) in enumerate(lines_of(text), 1):
        content = line.strip()
        if content:
            start = offset + line.index(content)
            places = [(place, place + 1) for place in range(start, start + len(content))]
            yield Paragraph(id=str(number), text=content, line=number, places=places)


CODEC = Codec(
    name="plain-text",
    title="Plain text",
    suffixes=(".txt", ".text"),
    carries=TranslationUnit,
    read=read,
    monolingual=True,
    description="drafts in one language, a line a paragraph",
)
