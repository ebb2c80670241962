"""A Word document with comments at stretches of its units; all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.docx.comments import Comment, CommentsPart, end_of, start_of
from glossary_kit.formats.docx.content import Paragraph
from glossary_kit.formats.docx.editing import (
    Marks,
    Splice,
    spliced,
    splices_of,
    to_clusters,
)
from glossary_kit.formats.docx.markup import declared
from glossary_kit.formats.docx.package import Package, Story
from glossary_kit.formats.docx.reading import Segment, segments_of
from glossary_kit.formats.docx.walking import Walker
from glossary_kit.formats.zip_rewriting import rewritten
from glossary_kit.model.span import Span

_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment on the stretch `span` of a side of a unit; on all of it where that is empty."""

    unit: str
    comment: Comment
    span: Span
    in_source: bool = False


def annotate(data: bytes, name: str, notes: Iterable[Note], when: datetime) -> bytes:
    """The document `data`, called `name`, with a comment for each of `notes`.

    Word takes comments in the body only. What is said of a text box, a header or a footer, or
    a note stands at the next paragraph, at the first one, at the mark of the note, and says so;
    what is said of a unit that the document does not have stands at the first one, too. What
    an earlier comment of ours says in the same paragraph is not said again.

    Raises: FormatError if the document cannot be read.
    """
    package = Package(data, name)
    by_unit: defaultdict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_unit[note.unit].append(note)
    if not by_unit:
        return data
    body, *others = package.stories()
    part = package.read(body.part)
    writer = _Writer(part, CommentsPart(package, when))
    first, at_marks = _elsewhere(package, others, by_unit)
    waiting = first
    for segment in segments_of(package, body, part, Tally(name)):
        own = by_unit.pop(segment.unit.id, [])
        if _in_body(segment):
            writer.write(segment.source, segment.target, [*waiting, *own], at_marks)
            waiting = []
        else:
            waiting += _moved(segment, own)
    unplaced = [_displaced(note, note.unit) for found in by_unit.values() for note in found]
    left = [*waiting, *unplaced, *(note for found in at_marks.values() for note in found)]
    if left:
        writer.write((), _first_paragraphs(package, body, part), left, {})
    changed = writer.changed_parts(body.part)
    return rewritten(data, changed) if changed else data


def _in_body(segment: Segment) -> bool:
    return all(each.story == "body" for each in (*segment.target, *segment.source))


def _elsewhere(
    package: Package, stories: Iterable[Story], by_unit: dict[str, list[Note]]
) -> tuple[list[Note], dict[tuple[str, str], list[Note]]]:
    """Notes on other parts: those for the first paragraph, and those for the mark of a note.

    A mark is known by the kind of note and its id.
    """
    first: list[Note] = []
    at_marks: defaultdict[tuple[str, str], list[Note]] = defaultdict(list)
    for story in stories:
        for segment in segments_of(package, story, package.read(story.part), Tally("")):
            moved = _moved(segment, by_unit.pop(segment.unit.id, ()))
            id_ = next((each.note for each in segment.target), "")
            if id_:
                at_marks[story.label, id_] += moved
            else:
                first += moved
    return first, dict(at_marks)


def _moved(segment: Segment, notes: Iterable[Note]) -> list[Note]:
    """The notes as they are written at another place, with what they speak of."""
    unit = segment.unit
    found = []
    for note in notes:
        text = unit.source if note.in_source else unit.target
        quote = " ".join((note.span.of(text) or text).split())[:_LONGEST_QUOTE]
        found.append(_displaced(note, f"{unit.id}: “{quote}”" if quote else unit.id))
    return found


def _displaced(note: Note, place: str) -> Note:
    """The note as it is written at another place than the one it speaks of, called `place`."""
    comment = replace(note.comment, lines=(*note.comment.lines, place))
    return replace(note, comment=comment, span=Span(0, 0), in_source=False)


def _first_paragraphs(package: Package, body: Story, part: bytes) -> list[Paragraph]:
    """The first paragraph of the body, which has no text; none if there is no paragraph."""
    walker = Walker(part, package.name, body.label, package.styles)
    return list(islice((each for each in walker.paragraphs() if each.story == "body"), 1))


class _Writer:
    """Collects the comments and the marks in the main part that tell where they belong."""

    def __init__(self, part: bytes, comments: CommentsPart) -> None:
        self._part = part
        self._comments = comments
        self._namespace = declared(part)
        self._splices: list[Splice] = []

    def write(
        self,
        source: Sequence[Paragraph],
        target: Sequence[Paragraph],
        notes: Sequence[Note],
        at_marks: dict[tuple[str, str], list[Note]],
    ) -> None:
        """Put `notes` on the sides of a unit, and those `at_marks` whose marks stand in it."""
        paragraphs = (*source, *target)
        marks = {each.start: Marks() for each in paragraphs}
        for paragraph in paragraphs:
            for kind, id_, offset in _note_marks(paragraph):
                for note in at_marks.pop((kind, id_), ()):
                    self._mark([paragraph], Span(max(0, offset - 1), offset), note, marks)
        for note in notes:
            own, other = (source, target) if note.in_source else (target, source)
            self._mark(own or other, note.span if own else Span(0, 0), note, marks)
        for paragraph in paragraphs:
            self._splices += splices_of(self._part, paragraph, marks[paragraph.start])

    def _mark(
        self,
        paragraphs: Sequence[Paragraph],
        span: Span,
        note: Note,
        marks: Mapping[int, Marks],
    ) -> None:
        """Put what `note` says on `span` of the text of `paragraphs`: on all, if it is empty."""
        pieces = list(_pieces(paragraphs, span))
        if not pieces:
            length = sum(len(each.text) + 1 for each in paragraphs)
            pieces = list(_pieces(paragraphs, Span(0, length)))
        if not paragraphs:
            return
        first, begins = pieces[0] if pieces else (paragraphs[0], Span(0, 0))
        last, ends = pieces[-1] if pieces else (paragraphs[0], Span(0, 0))
        if self._comments.says(note.comment, last.comments):
            return
        number = self._comments.add(note.comment)
        start, end = start_of(number, self._namespace), end_of(number, self._namespace)
        marks[first.start].before[begins.start].append(start)
        marks[last.start].after[ends.end].append(end)

    def changed_parts(self, main: str) -> dict[str, bytes]:
        """The parts to write anew, none if nothing is added; `main` is the name of the main one."""
        if not self._splices:
            return {}
        return {main: spliced(self._part, self._splices), **self._comments.changed_parts()}


def _pieces(paragraphs: Iterable[Paragraph], span: Span) -> Iterator[tuple[Paragraph, Span]]:
    """The parts of `span`, each in one paragraph and as wide as whole clusters."""
    start = 0
    for paragraph in paragraphs:
        text = paragraph.text
        own = Span(max(span.start - start, 0), min(span.end - start, len(text)))
        if own.start < own.end:
            yield paragraph, to_clusters(text, own)
        start += len(text) + 1


def _note_marks(paragraph: Paragraph) -> Iterator[tuple[str, str, int]]:
    """The marks of notes in `paragraph`: kind and id of the note, and the offset of the mark."""
    offset = 0
    for run in paragraph.runs:
        for item in run.items:
            if item.note:
                yield item.code.strip("</>").removesuffix("Reference"), item.note, offset
            offset += len(item.text)
