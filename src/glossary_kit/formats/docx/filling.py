"""Empty cells of bilingual tables in a Word document, filled; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.docx.annotating import Note, annotate
from glossary_kit.formats.docx.comments import Comment
from glossary_kit.formats.docx.content import Paragraph
from glossary_kit.formats.docx.editing import Marks, Splice, name_of, shown, spliced, splices_of
from glossary_kit.formats.docx.markup import declared
from glossary_kit.formats.docx.package import Package
from glossary_kit.formats.docx.reading import Segment, segments_of
from glossary_kit.formats.patch.edits import misplaced
from glossary_kit.formats.patch.fill import Fill, Fills
from glossary_kit.formats.zip_rewriting import rewritten
from glossary_kit.model.span import Span
from glossary_kit.model.unit import State

#: What properties of a paragraph's mark say of the mark alone: who has put it in, or changed it.
_OF_THE_MARK = re.compile(
    rb"<(\w+:)?(?:ins|del|moveFrom|moveTo)\b[^>]*/>|<(\w+:)?rPrChange\b.*?</\2?rPrChange>", re.S
)


def fill(data: bytes, fills: Fills, when: datetime | None = None) -> bytes:
    """The document `data` after `fills`: in rows of its tables, each in the cell of the target.

    Text has the formatting that typing it there would give. A table with a column of states
    says in it what is to be looked at; in others a comment of the moment `when` does (now, if
    `None`). Inline codes are left out: they stand for what only another document has.

    Raises: FormatError if a target is not found.
    """
    package = Package(data, "")
    changed: dict[str, bytes] = {}
    notes: list[Note] = []
    left = dict(fills)
    position = 0
    for story in package.stories():
        part = package.read(story.part)
        cells = _Cells(part)
        for segment in segments_of(package, story, part, Tally("")):
            one = left.pop(position, None)
            if one:
                cells.fill(segment, one)
                notes += _notes(segment, one)
            position += 1
        if splices := list(cells.splices()):
            changed[story.part] = spliced(part, splices)
    if left:
        raise misplaced()
    return annotate(rewritten(data, changed), "", notes, when or datetime.now(UTC))


class _Cells:
    """What is to stand in cells of the part `data`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._targets: list[tuple[Sequence[Paragraph], str]] = []
        self._states: dict[int, tuple[Sequence[Paragraph], State]] = {}

    def fill(self, segment: Segment, one: Fill) -> None:
        """Let `segment` have a target, and its row a state: that of all the row's fills.

        Raises: FormatError if the unit is no row of a table.
        """
        if not (segment.source and segment.target):
            raise misplaced()
        self._targets.append((segment.target, one.text))
        if segment.state:
            where = segment.state[0].start
            _, known = self._states.get(where, ((), one.state))
            worst = State.INITIAL if State.INITIAL in (known, one.state) else one.state
            self._states[where] = (segment.state, worst)

    def splices(self) -> Iterator[Splice]:
        """What to splice into the part."""
        for paragraphs, text in self._targets:
            yield from _written(self._data, paragraphs, text)
        for paragraphs, state in self._states.values():
            yield from _written(self._data, paragraphs, str(state))


def _written(data: bytes, paragraphs: Sequence[Paragraph], text: str) -> Iterator[Splice]:
    """The splices after which `paragraphs` say `text`, in the first of them, and nothing else."""
    first = paragraphs[0]
    marks = Marks()
    marks.before[0].append(_run(data, first, text))
    yield from splices_of(data, first, marks)
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for item in run.items:
                if item.text or item.code:
                    yield item.start, item.end, b""


def _run(data: bytes, paragraph: Paragraph, text: str) -> bytes:
    """A run with `text` as the first one of the paragraph, or else as its mark is formatted."""
    for run in paragraph.runs[:1]:
        name = name_of(run.tag)
        tag = run.tag.removesuffix(b">").removesuffix(b"/") + b">"
        content = shown(name.removesuffix(b"r"), text)
        return tag + run.properties + content + b"</" + name + b">"
    properties = _OF_THE_MARK.sub(b"", paragraph.mark)
    return b"<w:r" + declared(data) + b">" + properties + shown(b"w:", text) + b"</w:r>"


def _notes(segment: Segment, one: Fill) -> Iterator[Note]:
    """The comment that a target is to be looked at, if it is, and the table cannot say so."""
    if one.state is State.INITIAL and not segment.state:
        lines = (f"{one.percent} % match, to be looked at", f"in the memory: {one.source}")
        yield Note(unit=segment.unit.id, comment=Comment(lines), span=Span(0, 0))
