"""Documents in one language with single paragraphs put right: plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from glossary_kit.formats import markdown, plain_text
from glossary_kit.formats.monolingual import Paragraph
from glossary_kit.formats.patch.edits import Edits, FileText, Segment, Targets, file_text


def text_targets(data: bytes) -> Targets:
    """The lines of the text `data` that are not blank.

    Raises: FormatError if the bytes cannot be made sense of.
    """
    file = file_text(data, "utf-8")
    return _targets(file, plain_text.paragraphs(file.text))


def markdown_targets(data: bytes) -> Targets:
    """The blocks of text of the Markdown document `data`.

    Raises: FormatError if the bytes cannot be made sense of.
    """
    file = file_text(data, "utf-8")
    return _targets(file, markdown.paragraphs(file.text))


def patch_text(data: bytes, edits: Edits) -> bytes:
    """The text `data` after `edits`.

    Raises: FormatError if a line is not found.
    """
    return text_targets(data).edited(edits, str)


def patch_markdown(data: bytes, edits: Edits) -> bytes:
    """The Markdown document `data` after `edits`.

    Raises: FormatError if a block is not found.
    """
    return markdown_targets(data).edited(edits, str)


def _targets(file: FileText, paragraphs: Iterable[Paragraph]) -> Targets:
    return Targets(file, (Segment(each.text, each.places) for each in paragraphs))
