"""The printed glossary as a Word document: tables with repeated headers, Khmer tagged as Khmer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from glossary_kit.formats.codec import Codec
from glossary_kit.formats.printed.glossary import (
    Designation,
    Direction,
    Glossary,
    Letter,
    Row,
    glossary,
)
from glossary_kit.formats.printed.labels import (
    DEFINITION,
    LANGUAGES,
    MARKS,
    TITLE,
    heading,
    summary,
)
from glossary_kit.formats.printed.losses import NOT_PRINTED
from glossary_kit.formats.xml_writing import escaped
from glossary_kit.model.concept import ConceptEntry

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KHMER_FONT = "Khmer OS Battambang"
_WIDTHS = (3000, 3200, 3900)  # twentieths of a point; together what A4 leaves between margins
_SIZE = 9.5  # points
_SOFT = "59636E"
_COLOURS = {True: "0B6E8A", False: "B3261E"}
"""Of the mark of a term that may be used, and of one that may not."""


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a Word document with the two lists of `entries`."""
    from docx import Document
    from docx.shared import Mm

    printed = glossary(entries, date.today())
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(18)
    _set_fonts(document)
    _number_pages(section)
    body = document.element.body
    for element in _blocks(printed):
        body.insert(len(body) - 1, element)  # before the properties of the section
    buffer = io.BytesIO()
    document.save(buffer)
    stream.write(buffer.getvalue())


def _set_fonts(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(_SIZE)
    style.paragraph_format.space_after = Pt(2)
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:cs"), _KHMER_FONT)
    properties.append(_element(f'<w:szCs w:val="{round(2 * _SIZE)}"/>'))


def _number_pages(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 1
    field = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    for piece in (
        field.format("PAGE"),
        '<w:r><w:t xml:space="preserve"> / </w:t></w:r>',
        field.format("NUMPAGES"),
    ):
        paragraph._p.append(_element(piece))


def _blocks(printed: Glossary) -> Iterator[Any]:
    """The elements of the body, from the title to the last table."""
    english, khmer = summary(printed)
    yield _element(_paragraph(_both(TITLE), style="Title"))
    yield _element(_paragraph(_run(english, colour=_SOFT)))
    yield _element(_paragraph(_run(khmer, lang="km", colour=_SOFT)))
    for direction in printed.directions:
        yield _element(_paragraph(_both(heading(direction)), style="Heading1"))
        yield _element(_table(direction))


def _table(direction: Direction) -> str:
    labels = (LANGUAGES[direction.source], LANGUAGES[direction.target], DEFINITION)
    header = "".join(
        _cell(width, _paragraph(_both(label, bold=True)))
        for width, label in zip(_WIDTHS, labels, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    line = '<w:{} w:val="single" w:sz="4" w:color="D5DAE0"/>'
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
        f"{line.format('top')}{line.format('bottom')}{line.format('insideH')}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"
        + "".join(_letter(letter, direction.source) for letter in direction.letters)
        + "</w:tbl>"
    )


def _letter(letter: Letter, lang: str) -> str:
    """The row of a letter, kept with the next one, and the rows under it."""
    text = _paragraph(_run(letter.letter, lang=lang, bold=True, size=12), keep=True)
    band = '<w:gridSpan w:val="3"/><w:shd w:val="clear" w:fill="F0F2F4"/>'
    cell = _cell(sum(_WIDTHS), text, band)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>" + "".join(map(_row, letter.rows))


def _row(row: Row) -> str:
    head = [_paragraph(_term(row.headword, bold=True)), *map(_line, row.synonyms)]
    last = [
        _paragraph(_run(text, lang=lang, colour=_SOFT, size=8.5)) for lang, text in row.definitions
    ]
    if row.instead:
        last = [_paragraph(_run("→ ") + _term(row.instead))]
    cells = ("".join(head), "".join(map(_line, row.translations)), "".join(last))
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(_cell(width, content) for width, content in zip(_WIDTHS, cells, strict=True))
        + "</w:tr>"
    )


def _cell(width: int, content: str, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f"{content or '<w:p/>'}</w:tc>"
    )


def _line(term: Designation) -> str:
    return _paragraph(_term(term))


def _term(term: Designation, *, bold: bool = False) -> str:
    usable = term.mark is None or term.mark.usable
    text = _run(term.term, lang=term.lang, bold=bold, struck=not usable)
    if term.mark is None:
        return text
    english, khmer = MARKS[term.mark]
    return (
        text
        + _run(f"  {english} · ", colour=_COLOURS[usable], size=7)
        + _run(khmer, lang="km", colour=_COLOURS[usable], size=7)
    )


def _both(label: tuple[str, str], *, bold: bool = False) -> str:
    return _run(f"{label[0]} ", bold=bold) + _run(label[1], lang="km", bold=bold)


def _paragraph(runs: str, *, style: str = "", keep: bool = False) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{'<w:keepNext/>' if keep else ''}</w:pPr>{runs}</w:p>"


def _run(
    text: str,
    *,
    lang: str = "en",
    bold: bool = False,
    struck: bool = False,
    colour: str = "",
    size: float = 0,
) -> str:
    """A run of text; Khmer, a complex script, has its own font, language and weight."""
    khmer = lang == "km"
    properties = [
        f'<w:rFonts w:ascii="{_KHMER_FONT}" w:hAnsi="{_KHMER_FONT}" w:cs="{_KHMER_FONT}"/>'
        if khmer
        else "",
        "<w:b/><w:bCs/>" if bold else "",
        "<w:strike/>" if struck else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>' if size else "",
        "<w:cs/>" if khmer else "",
        '<w:lang w:bidi="km-KH"/>' if khmer else '<w:lang w:val="en-GB"/>',
    ]
    return (
        f"<w:r><w:rPr>{''.join(properties)}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    )


def _element(xml: str) -> Any:
    """The element that `xml`, whose names are of WordprocessingML, stands for."""
    from docx.oxml import parse_xml

    name = min(xml.index(end) for end in (" ", ">") if end in xml)
    return parse_xml(f"{xml[:name]} {_NAMESPACE}{xml[name:]}")


CODEC = Codec(
    name="glossary-docx",
    title="Glossary to be read, DOCX",
    suffixes=(".docx",),
    carries=ConceptEntry,
    write=write,
    loses=NOT_PRINTED,
    description="both directions in dictionary order; for reading and printing, not read back",
)
