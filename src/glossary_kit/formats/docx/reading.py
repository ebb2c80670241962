"""The units of a Word document: rows of its bilingual tables, and all other paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from msgspec.structs import replace

from glossary_kit.errors import Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.docx.content import Paragraph
from glossary_kit.formats.docx.package import Package, Story
from glossary_kit.formats.docx.tables import LOOKED_AT, Bilingual, TableRow, bilingual
from glossary_kit.formats.docx.walking import Walker
from glossary_kit.formats.languages import written_language
from glossary_kit.formats.safe_zip import LARGEST
from glossary_kit.formats.unit_columns import unit_in
from glossary_kit.model.unit import InlineCode, State, TranslationUnit


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit with the paragraphs of its two sides and of its state, and the part they are in."""

    unit: TranslationUnit
    part: str
    target: Sequence[Paragraph]
    source: Sequence[Paragraph] = ()
    state: Sequence[Paragraph] = ()


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The rows of bilingual tables as units, all other paragraphs as units without a source.

    Ids say the place: `body p12`, `table 1 row 3`, `table 2 row 1 cell 2`, `header 1 p1`,
    `text box 1 p1`, `footnote 2 p1`; paragraphs without text are not counted. Inserted text is
    read, deleted text is not.

    Raises:
        FormatError: no Word document, damaged, or not safe to open.

    """
    package = Package(stream.read(LARGEST + 1), name)
    with tally(name, report) as counts:
        for segment in segments(package, counts):
            yield segment.unit


def segments(package: Package, counts: Tally) -> Iterator[Segment]:
    """The units of the document with their paragraphs: part by part, in the order of each.

    Raises: FormatError as `read`.
    """
    for story in package.stories():
        yield from segments_of(package, story, package.read(story.part), counts)


def segments_of(package: Package, story: Story, data: bytes, counts: Tally) -> Iterator[Segment]:
    """The units of one part, whose bytes are `data`.

    Raises: FormatError as `read`.
    """
    walker = Walker(data, f"{package.name}, {story.part}", story.label, package.styles)
    yield from _Reading(story.part, counts).segments(walker.paragraphs())


@dataclass(slots=True)
class _Table:
    """A table that is being read; `kind` is known once enough rows were seen."""

    story: str
    name: str
    rows: list[TableRow] = field(default_factory=list)
    done: int = 0
    decided: bool = False
    kind: Bilingual | None = None


class _Reading:
    """Makes units of the paragraphs of one part."""

    def __init__(self, part: str, counts: Tally) -> None:
        self._part = part
        self._counts = counts
        self._at = Location(path=counts.name)
        self._tables: dict[int, _Table] = {}
        self._numbers = Counter[str]()

    def segments(self, paragraphs: Iterator[Paragraph]) -> Iterator[Segment]:
        """The units of `paragraphs`."""
        for paragraph in paragraphs:
            if not paragraph.story:
                continue
            yield from self._left(paragraph)
            if paragraph.cells:
                yield from self._in_table(paragraph)
            elif _says_something(paragraph):
                self._numbers[paragraph.story] += 1
                id_ = f"{paragraph.story} p{self._numbers[paragraph.story]}"
                yield self._alone(id_, paragraph)
        for table in list(self._tables.values()):
            yield from self._rows_of(table)

    def _left(self, paragraph: Paragraph) -> Iterator[Segment]:
        """The units of tables of the same story that `paragraph` is no longer in."""
        inside = {cell.table for cell in paragraph.cells}
        for number, table in list(self._tables.items()):
            if table.story == paragraph.story and number not in inside:
                yield from self._rows_of(table)
                del self._tables[number]

    def _in_table(self, paragraph: Paragraph) -> Iterator[Segment]:
        cell = paragraph.cells[-1]
        where = "" if paragraph.story == "body" else f"{paragraph.story} "
        table = self._tables.setdefault(
            cell.table, _Table(paragraph.story, f"{where}table {cell.table}")
        )
        if not table.rows or table.rows[-1].number != cell.row:
            if len(table.rows) >= LOOKED_AT:
                yield from self._rows_of(table)
            table.rows.append(TableRow(cell.row, {}))
        table.rows[-1].cells.setdefault(cell.column, []).append(paragraph)

    def _rows_of(self, table: _Table) -> Iterator[Segment]:
        """The units of the rows that were read of `table`, which are then forgotten."""
        if not table.decided:
            table.kind = bilingual(table.rows, self._counts)
            table.decided = True
        for row in table.rows:
            table.done += 1
            name = f"{table.name} row {row.number}"
            kind = table.kind
            if kind and kind.named and table.done == kind.head:
                continue
            if kind and table.done > kind.head and kind.pairs(row):
                yield from self._pairs(name, row, kind)
            else:
                yield from self._cells(name, row)
        table.rows.clear()

    def _cells(self, name: str, row: TableRow) -> Iterator[Segment]:
        """The paragraphs of a row that is no pair."""
        for number, column in enumerate(sorted(row.cells), 1):
            filled = [each for each in row.cells[column] if _says_something(each)]
            for index, paragraph in enumerate(filled, 1):
                which = f" p{index}" if len(filled) > 1 else ""
                yield self._alone(f"{name} cell {number}{which}", paragraph)

    def _pairs(self, name: str, row: TableRow, kind: Bilingual) -> Iterator[Segment]:
        """The row as one unit, or as one for each paragraph where both cells have as many."""
        source = row.cells.get(kind.columns.source + 1, [])
        target = row.cells.get(kind.columns.target + 1, [])
        sides = [[bool(p.text.strip()) for p in side] for side in (source, target)]
        if sides[0] == sides[1] and sum(sides[0]) > 1:
            pairs = zip(source, target, strict=True)
            filled = [pair for pair in pairs if pair[0].text.strip()]
            for number, (one, other) in enumerate(filled, 1):
                yield self._pair(f"{name} p{number}", row, kind, [one], [other])
        elif any(map(_says_something, [*source, *target])):
            yield self._pair(name, row, kind, source, target)

    def _pair(
        self,
        id_: str,
        row: TableRow,
        kind: Bilingual,
        source: Sequence[Paragraph],
        target: Sequence[Paragraph],
    ) -> Segment:
        unit = replace(
            unit_in(row.as_row(), kind.columns, id_, self._counts),
            id=id_,
            source=_text(source),
            target=_text(target),
            source_codes=_codes(source),
            target_codes=self._heard(_codes(target)),
            at=self._at,
        )
        state = row.cells.get(kind.columns.other.get("state", -1) + 1, ())
        return Segment(unit, self._part, target, source, state)

    def _alone(self, id_: str, paragraph: Paragraph) -> Segment:
        """The paragraph as a unit without a source."""
        codes = self._heard(paragraph.codes())
        text = paragraph.text
        lang = "km" if any(code.font for code in codes) else written_language([text])
        unit = TranslationUnit(
            id=id_,
            source="",
            target=text,
            source_lang="km" if lang == "en" else "en",
            target_lang=lang,
            state=State.TRANSLATED,
            target_codes=codes,
            at=self._at,
        )
        return Segment(unit, self._part, [paragraph])

    def _heard(self, codes: tuple[InlineCode, ...]) -> tuple[InlineCode, ...]:
        """The same `codes`, having told of text that is not read for its font."""
        for font in {code.font for code in codes if code.font}:
            self._counts.lost(f"text in the font {font}, which is not Unicode")
        return codes


def _says_something(paragraph: Paragraph) -> bool:
    items = (item for run in paragraph.runs for item in run.items)
    return any(item.font or item.text.strip() for item in items)


def _text(paragraphs: Sequence[Paragraph]) -> str:
    """The text of a cell, paragraphs as lines, without the empty ones at its end."""
    end = len(paragraphs)
    while end > 1 and not (paragraphs[end - 1].text or paragraphs[end - 1].codes()):
        end -= 1
    return "\n".join(paragraph.text for paragraph in paragraphs[:end])


def _codes(paragraphs: Sequence[Paragraph]) -> tuple[InlineCode, ...]:
    found: list[InlineCode] = []
    shift = 0
    for paragraph in paragraphs:
        found += paragraph.codes(shift)
        shift += len(paragraph.text) + 1
    return tuple(found)


CODEC = Codec(
    name="docx",
    title="Word document (DOCX)",
    suffixes=(".docx", ".docm"),
    carries=TranslationUnit,
    read=read,
    recognises=lambda head: head.startswith(b"PK\x03\x04") and b"word/" in head,
    description="drafts in Word: bilingual tables, or a text in one language",
)
