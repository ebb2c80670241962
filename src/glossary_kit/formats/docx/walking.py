"""The paragraphs of a part of a Word document, each with the bytes where it stands.

The parser is expat and not lxml, for it tells the byte of every tag: what is written into a
document is spliced in there, and all other bytes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers import expat

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.docx.content import Cell, Item, Paragraph, Run
from glossary_kit.formats.docx.fonts import Styles, fonts_of, is_drawn_as_khmer

_CHUNK = 65536
_DEEPEST = 1000
_MOST_COLUMNS = 200  # of a table; Word allows 63
_TAG = re.compile(rb"<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>")
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, ""),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
_SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}
_SHOWN |= {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
#: What is not read at all: deleted text, old properties, copies for old programs.
_SKIPPED = frozenset(
    {"del", "moveFrom", "sdtPr", "sdtEndPr", "rPrChange", "pPrChange", "tblPrChange"}
    | {"tcPrChange", "trPrChange", "sectPr", "tblPr", "tblGrid", "ruby", "mc:Fallback"}
)
#: Children of runs that mean something to a translator though they are no text.
_CODES = {
    "footnoteReference": "<footnoteReference/>",
    "endnoteReference": "<endnoteReference/>",
    "drawing": "<drawing/>",
    "pict": "<drawing/>",
    "mc:AlternateContent": "<drawing/>",
    "object": "<object/>",
    "sym": "<sym/>",
    "ruby": "<ruby/>",
}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class _Story:
    """A flow of paragraphs that is being read: the body, one text box, one note."""

    def __init__(self, label: str, note: str = "") -> None:
        self.label = label
        self.note = note
        self.paragraph: Paragraph | None = None
        self.run: Run | None = None
        self.item: Item | None = None
        self.run_depth = 0
        self.in_properties = False
        self.hidden = False
        self.fonts: tuple[str, ...] = ()
        self.run_style = ""
        self.cells: list[Cell] = []
        self.fields: list[bool] = []  # for each open field whether its result has begun


class Walker:
    """Reads one part, called `name` in messages, and gives its paragraphs as they end."""

    def __init__(self, data: bytes, name: str, label: str, styles: Styles) -> None:
        self._data = data
        self._name = name
        self._styles = styles
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._names: dict[str, str] = {}
        self._open: list[tuple[str, int]] = []
        self._skipping = 0
        self._stories = [_Story(label)]
        self._tables = self._boxes = self._notes = 0
        self._done: list[Paragraph] = []

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, empty ones too; one that holds a text box comes after what is in it.

        Raises:
            FormatError: not well-formed, too deep, or with a DOCTYPE.

        """
        try:
            for start in range(0, len(self._data) + 1, _CHUNK):
                last = start + _CHUNK > len(self._data)
                self._parser.Parse(self._data[start : start + _CHUNK], last)
                yield from self._done
                self._done.clear()
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "it is not well-formed")
            raise self._broken(f"this XML cannot be read: {what}", error.lineno) from None
        except LookupError as error:
            if type(error) is not LookupError:
                raise
            # The declaration names an encoding that there is none of.
            raise self._broken(f"this XML cannot be read: {error}") from None

    def _broken(self, what: str, line: int | None = None) -> FormatError:
        return FormatError(
            what,
            at=Location(path=self._name, line=line),
            hint="open the document in Word or LibreOffice and save it again",
        )

    def _refuse_doctype(self, *_: object) -> None:
        raise self._broken("a DOCTYPE, which no Word document has, is not safe to read")

    # ----- events of the parser

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        name = self._names.get(full)
        if name is None:
            uri, _, local = full.rpartition(" ")
            name = self._names[full] = _PREFIXES.get(uri, "?") + local
        if len(self._open) >= _DEEPEST:
            raise self._broken("the document is nested deeper than any real one")
        at = self._parser.CurrentByteIndex
        story = self._stories[-1]
        if story.run and not story.in_properties and len(self._open) == story.run_depth:
            self._start_item(story, name, attributes, at)
        if name in _SKIPPED:
            self._skipping = 1
            return
        handler = _STARTS.get(name)
        if handler:
            handler(self, story, attributes, at)
        self._open.append((name, at))

    def _end(self, _full: str) -> None:
        if self._skipping > 1:
            self._skipping -= 1
            return
        at = self._parser.CurrentByteIndex
        story = self._stories[-1]
        if self._skipping:
            self._skipping = 0
        else:
            name, started = self._open.pop()
            handler = _ENDS.get(name)
            if handler:
                handler(self, self._stories[-1], started, at)
            story = self._stories[-1]
        if story.item and len(self._open) == story.run_depth:
            story.item.end = self._end_of(story.item.start, at)
            story.item = None

    def _characters(self, text: str) -> None:
        item = self._stories[-1].item
        if item and item.is_text and not self._skipping:
            item.text += text

    def _after(self, at: int) -> int:
        """The byte after the tag that begins at `at`."""
        tag = _TAG.match(self._data, at)
        return tag.end() if tag else at

    def _is_closed(self, started: int, at: int) -> bool:
        """Whether the element from `started` is one tag, its end being reported at `at`."""
        return self._data.endswith(b"/>", started, at) and self._after(started) == at

    def _end_of(self, started: int, at: int) -> int:
        """The byte after the element from `started` whose end is reported at `at`."""
        return at if self._is_closed(started, at) else self._after(at)

    # ----- paragraphs and runs

    def _start_paragraph(self, story: _Story, _attributes: dict[str, str], at: int) -> None:
        cells = tuple(story.cells)
        story.paragraph = Paragraph(story.label, cells, self._after(at), note=story.note)

    def _end_paragraph(self, story: _Story, started: int, at: int) -> None:
        if story.paragraph:
            story.paragraph.is_closed = self._is_closed(started, at)
            story.paragraph.end = at
            self._done.append(story.paragraph)
        story.paragraph = None

    def _paragraph_style(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.paragraph and not story.run:
            story.paragraph.style = _value(attributes, "val")

    def _end_paragraph_properties(self, story: _Story, started: int, at: int) -> None:
        if story.paragraph:
            story.paragraph.start = self._end_of(started, at)

    def _start_run(self, story: _Story, _attributes: dict[str, str], at: int) -> None:
        if story.paragraph is None or story.run:
            return
        tag = self._data[at : self._after(at)]
        parent, where = self._open[-1]
        wrapper = self._data[where : self._after(where)] if parent == "ins" else b""
        story.run = Run(at, tag, wrapper=wrapper)
        story.run_depth = len(self._open) + 1
        story.hidden, story.run_style, story.fonts = False, "", ()

    def _end_run(self, story: _Story, started: int, at: int) -> None:
        run = story.run
        if run is None or story.paragraph is None or len(self._open) + 1 != story.run_depth:
            return
        run.end = self._end_of(started, at)
        self._mark_unreadable(story, run, story.paragraph.style)
        story.paragraph.runs.append(run)
        story.run = None

    def _mark_unreadable(self, story: _Story, run: Run, style: str) -> None:
        """Make codes of the texts of a run that are hidden, or not in Unicode."""
        fonts = story.fonts or self._styles.fonts(story.run_style, style)
        for item in run.items:
            font = is_drawn_as_khmer(item.text, fonts) if item.is_text else None
            if font or (story.hidden and item.text):
                item.code = item.text if font else "<vanish/>"
                item.text, item.is_text, item.font = "", False, font

    # ----- what is in a run

    def _start_run_properties(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        if story.run and len(self._open) == story.run_depth:
            story.in_properties = True
            story.item = None
            story.run.items.pop()

    def _end_run_properties(self, story: _Story, started: int, at: int) -> None:
        if story.run and story.in_properties and len(self._open) == story.run_depth:
            story.run.properties = self._data[started : self._end_of(started, at)]
            story.in_properties = False
        elif story.paragraph and not story.run and self._open[-1][0] == "pPr":
            story.paragraph.mark = self._data[started : self._end_of(started, at)]

    def _fonts(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.in_properties:
            story.fonts = fonts_of(attributes)

    def _run_style(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.in_properties:
            story.run_style = _value(attributes, "val")

    def _vanish(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.in_properties:
            story.hidden = _value(attributes, "val") not in ("0", "false", "off")

    def _start_item(self, story: _Story, name: str, attributes: dict[str, str], at: int) -> None:
        item = story.item = Item(at)
        if story.run:
            story.run.items.append(item)
        if name == "fldChar":
            _follow_field(story.fields, _value(attributes, "fldCharType"))
        elif all(story.fields):  # not among the instructions of a field
            item.is_text = name == "t"
            item.text = _SHOWN.get(name, "")
            item.code = _CODES.get(name, "")
            item.note = _value(attributes, "id") if name.endswith("noteReference") else ""
            item.comment = _value(attributes, "id") if name == "commentReference" else ""

    def _formula(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        if story.paragraph and not story.run:
            story.paragraph.formulas.append(len(story.paragraph.runs))

    # ----- what paragraphs are in

    def _start_table(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        self._tables += 1
        story.cells.append(Cell(self._tables, 0, 0, 0))

    def _end_table(self, story: _Story, _started: int, _at: int) -> None:
        if story.cells:
            story.cells.pop()

    def _start_row(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        if story.cells:
            cell = story.cells[-1]
            story.cells[-1] = Cell(cell.table, cell.row + 1, 1, 0)

    def _start_cell(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        if story.cells:
            cell = story.cells[-1]
            column = min(cell.column + cell.width, _MOST_COLUMNS)
            story.cells[-1] = Cell(cell.table, cell.row, column)

    def _cell_width(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.cells:
            story.cells[-1] = replace(story.cells[-1], width=_number(_value(attributes, "val")))

    def _joined_cell(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.cells:
            joined = _value(attributes, "val") != "restart"
            story.cells[-1] = replace(story.cells[-1], joined=joined)

    def _columns_before(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if story.cells:
            cell, width = story.cells[-1], _number(_value(attributes, "val"))
            story.cells[-1] = Cell(cell.table, cell.row, 1 + width, 0)

    def _start_box(self, story: _Story, _attributes: dict[str, str], _at: int) -> None:
        self._boxes += 1
        where = "" if story.label == "body" else f"{story.label} "
        self._stories.append(_Story(f"{where}text box {self._boxes}"))

    def _end_box(self, _story: _Story, _started: int, _at: int) -> None:
        self._stories.pop()

    def _start_note(self, story: _Story, attributes: dict[str, str], _at: int) -> None:
        if _value(attributes, "type") in _SEPARATORS:
            self._stories.append(_Story(""))
        else:
            self._notes += 1
            id_ = _value(attributes, "id")
            self._stories.append(_Story(f"{story.label} {self._notes}", id_))

    def _end_note(self, _story: _Story, _started: int, _at: int) -> None:
        self._stories.pop()


def _follow_field(fields: list[bool], mark: str) -> None:
    """Keep up `fields` where a complex field begins, its result begins, or it ends."""
    if mark == "begin":
        fields.append(False)
    elif fields and mark == "separate":
        fields[-1] = True
    elif fields and mark == "end":
        fields.pop()


def _value(attributes: dict[str, str], local: str) -> str:
    return next((value for name, value in attributes.items() if name.endswith(" " + local)), "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


_STARTS = {
    "p": Walker._start_paragraph,
    "pStyle": Walker._paragraph_style,
    "r": Walker._start_run,
    "rPr": Walker._start_run_properties,
    "rFonts": Walker._fonts,
    "rStyle": Walker._run_style,
    "vanish": Walker._vanish,
    "m:oMath": Walker._formula,
    "tbl": Walker._start_table,
    "tr": Walker._start_row,
    "tc": Walker._start_cell,
    "gridSpan": Walker._cell_width,
    "vMerge": Walker._joined_cell,
    "gridBefore": Walker._columns_before,
    "txbxContent": Walker._start_box,
    "footnote": Walker._start_note,
    "endnote": Walker._start_note,
}
_ENDS = {
    "p": Walker._end_paragraph,
    "pPr": Walker._end_paragraph_properties,
    "r": Walker._end_run,
    "rPr": Walker._end_run_properties,
    "tbl": Walker._end_table,
    "txbxContent": Walker._end_box,
    "footnote": Walker._end_note,
    "endnote": Walker._end_note,
}
