"""HTML pages as documents in one language: paragraphs, headings, list items and cells are units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.monolingual import Paragraph, units_of
from glossary_kit.formats.safe_xml import line_of, local_name
from glossary_kit.formats.text_input import LARGEST, decoded_bytes
from glossary_kit.model.unit import TranslationUnit

if TYPE_CHECKING:
    from lxml import etree

_HEAD = 1024  # the bytes in which the standard lets a page name its encoding
_CHARSET = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_INLINE = """
a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark
q rp rt ruby s samp small span strike strong sub sup time tt u var wbr
"""
_UNREAD = """
audio canvas datalist head iframe math noframes noscript object script select style svg template
textarea video
"""
_NO_BORDERS = frozenset(f"{_INLINE} {_UNREAD}".split())
_SKIPPED = frozenset(_UNREAD.split())
_SPACE = re.compile(r"[ \t\r\f\n]+")
_OF_WORD = ("[if", "[endif")  # markup for one program, which others take for a comment
_LINE_BREAK = "\v"  # which no page holds, until spaces have been taken together


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:  # noqa: ARG001  what is not read is no text of the page
    """The blocks of text of a page, as units without a source, numbered from 1.

    Spaces and line ends are one space, as a browser shows them; `<br>` is a line end. Scripts,
    forms' choices, drawings and what is `hidden` are no text of the page. A comment is a note on
    the unit it stands in, or else on the one after it.

    Raises:
        FormatError: larger or deeper than real pages are, or not in the encoding it names.

    """
    yield from units_of(list(_paragraphs(_parsed(stream.read(LARGEST + 1), name))), name)


def _parsed(data: bytes, name: str) -> etree._Element | None:
    """The root of the page; `None` if there is nothing in it."""
    from lxml import etree

    charset = _CHARSET.search(data, 0, _HEAD)
    text = decoded_bytes(data, name, encoding=charset[1].decode() if charset else "utf-8")
    parser: Any = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_pis=True,
    )
    root = etree.fromstring(text.encode(), parser) if text.strip() else None
    # Where it gives up, the parser leaves out the rest without a word.
    fatal = next((each for each in parser.error_log if each.level_name == "FATAL"), None)
    if fatal:
        raise FormatError(
            f"this page cannot be read to its end: {fatal.message}",
            at=Location(path=name, line=fatal.line or None),
            hint="no real page looks like this; check where it comes from",
        )
    return root


def _paragraphs(root: etree._Element | None) -> Iterator[Paragraph]:
    pieces: list[str] = []
    notes: tuple[str, ...] = ()
    line, number = None, 0
    for element, text, note in _texts(root):
        notes += (note,) if note else ()
        if element is None:
            pieces.append(text)
            continue
        if content := _shown("".join(pieces)):
            number += 1
            yield Paragraph(id=str(number), text=content, line=line, notes=notes)
            notes = ()
        pieces, line = [text], line_of(element)


def _texts(root: etree._Element | None) -> Iterator[tuple[etree._Element | None, str, str]]:
    """The texts of the page in order, each with the element whose border comes before it.

    A text that goes on where the last one ended has none; one behind a comment has that, too.
    """
    from lxml import etree

    walk: Any = etree.iterwalk(root, events=("start", "end", "comment")) if root is not None else ()
    for event, element in walk:
        if event == "comment":
            said = (element.text or "").strip()
            yield None, element.tail or "", "" if said.startswith(_OF_WORD) else said
            continue
        name = local_name(element).lower()
        border = None if name in _NO_BORDERS else element
        if event == "end":
            yield border, element.tail or "", ""
        elif name in _SKIPPED or element.get("hidden") is not None:
            walk.skip_subtree()
        else:
            yield border, _LINE_BREAK if name == "br" else element.text or "", ""
    if root is not None:
        yield root, "", ""


def _shown(text: str) -> str:
    """The text as a browser shows it, without what stands around it."""
    lines = _SPACE.sub(" ", text).split(_LINE_BREAK)
    return "\n".join(line.strip(" ") for line in lines).strip("\n")


CODEC = Codec(
    name="html",
    title="Web page (HTML)",
    suffixes=(".html", ".htm", ".xhtml"),
    carries=TranslationUnit,
    read=read,
    monolingual=True,
    description="web pages in one language, a block a paragraph",
)
