"""PDF files as units: a help where there is nothing better, for their Khmer is often damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.languages import written_language
from glossary_kit.formats.safe_zip import LARGEST
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.text.khmer import KHMER_CONSONANT, is_khmer

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES = 10_000
_SHORT = 0.7  # of the longest line of a page; a shorter line ends its paragraph
_ENDS = re.compile(r"[។៕៚.?!:៖]\s*$")
_DRAWN_FIRST = re.compile(f"(?<![\u1780-\u17d3\u17dd])[\u17c1-\u17c3][{KHMER_CONSONANT}]")
_PREVOWEL = re.compile("[\u17c1-\u17c3]")
_MOST_STRAYS = 0.02
_HINT = "check the Word document it was made from"


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The paragraphs of a PDF as units without a source, as far as they can be told.

    The id is the place: `page 3 p2`. Each file is reported as one whose text may be damaged,
    and one in which vowels stand before their consonants as one that is.

    Raises:
        FormatError: no PDF, damaged, with a password, or without text.
        UsageError: the reader of PDF files is not installed.

    """
    document = _opened(stream.read(LARGEST + 1), name)
    pieces: list[str] = []
    with tally(name, report) as counts:
        counts.changed(f"text taken from a PDF, which loses or mixes up Khmer signs: {_HINT}")
        for number in range(len(document)):
            for index, text in enumerate(_paragraphs(_text(document, number)), 1):
                pieces.append(text)
                yield _unit(f"page {number + 1} p{index}", text, name)
        _judge("".join(pieces), name, counts)


def _opened(data: bytes, name: str) -> PdfDocument:
    at = Location(path=name)
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        hint = 'pip install "glossary-kit[pdf]", or ' + _HINT
        raise UsageError("PDF files need an extra package", at=at, hint=hint) from None
    if len(data) > LARGEST:
        raise FormatError(f"the file is larger than {LARGEST // 1024**2} MB", at=at, hint=_HINT)
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        why = str(error).removeprefix("Failed to load document ").strip("().")
        raise FormatError(f"this PDF cannot be read: {why}", at=at, hint=_HINT) from None
    if len(document) > _MOST_PAGES:
        raise FormatError(f"the file has more than {_MOST_PAGES} pages", at=at, hint=_HINT)
    return document


def _text(document: PdfDocument, number: int) -> str:
    """The text of a page, line by line; empty for a page that is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text = page.get_textpage().get_text_bounded()
    except PdfiumError:
        return ""
    page.close()
    return str(text)


def _paragraphs(text: str) -> Iterator[str]:
    """The lines of a page joined to what seem to be its paragraphs."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    longest = max(map(len, lines), default=0)
    paragraph = ""
    for line in lines:
        gap = "" if paragraph and line and is_khmer(paragraph[-1]) and is_khmer(line[0]) else " "
        paragraph = (paragraph + gap + line).strip()
        if not line or _ENDS.search(line) or len(line) < _SHORT * longest:
            if paragraph:
                yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _unit(id_: str, text: str, name: str) -> TranslationUnit:
    lang = written_language([text])
    return TranslationUnit(
        id=id_,
        source="",
        target=text,
        source_lang="km" if lang == "en" else "en",
        target_lang=lang,
        state=State.TRANSLATED,
        at=Location(path=name),
    )


def _judge(text: str, name: str, counts: Tally) -> None:
    """Report text in visual order.

    Raises: FormatError if there is no text.
    """
    if not text:
        raise FormatError(
            "this PDF has no text, only pictures of it",
            at=Location(path=name),
            hint=f"{_HINT}, or have its text recognised and read it through",
        )
    strays, vowels = len(_DRAWN_FIRST.findall(text)), len(_PREVOWEL.findall(text))
    if strays > _MOST_STRAYS * vowels:
        counts.changed(
            f"{strays} vowels stand before their consonants, as they are drawn, so that no word "
            f"with them is found: {_HINT}"
        )


CODEC = Codec(
    name="pdf",
    title="PDF",
    suffixes=(".pdf",),
    carries=TranslationUnit,
    read=read,
    recognises=lambda head: head.startswith(b"%PDF-"),
    monolingual=True,
    only_named=True,
    description="documents of which there is nothing but the print",
)
