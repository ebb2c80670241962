"""Targets of a Word document put right by tracked changes, which a person accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, takewhile

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.docx.content import Paragraph, Run
from glossary_kit.formats.docx.editing import (
    Marks,
    Splice,
    name_of,
    placed_items,
    shown,
    spliced,
    splices_of,
    to_clusters,
)
from glossary_kit.formats.docx.markup import declared, free_id, signed
from glossary_kit.formats.docx.package import Package
from glossary_kit.formats.docx.reading import segments_of
from glossary_kit.formats.patch.edits import Edit, Edits, misplaced
from glossary_kit.formats.zip_rewriting import rewritten
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import iter_clusters


def patch(data: bytes, edits: Edits, when: datetime | None = None) -> bytes:
    """The document `data` with `edits` as tracked changes of the moment `when`; now, if `None`.

    New text has the formatting of the first character that it stands for. Parts without a
    change, and all bytes between the changed runs, stay as they are.

    Raises: FormatError if a target is not found.
    """
    package = Package(data, "")
    changed: dict[str, bytes] = {}
    position = 0
    for story in package.stories():
        part = package.read(story.part)
        author = _Author(part, when or datetime.now(UTC))
        splices: list[Splice] = []
        for segment in segments_of(package, story, part, Tally("")):
            for paragraph, found in _by_paragraph(segment.target, edits.get(position, ())):
                splices += _tracked(part, paragraph, found, author)
            position += 1
        if splices:
            changed[story.part] = spliced(part, splices)
    if edits and not changed:
        raise misplaced()
    return rewritten(data, changed)


class _Author:
    """Gives each change of a part its attributes: a number of its own, author and time."""

    def __init__(self, part: bytes, when: datetime) -> None:
        self._attributes = signed(when) + declared(part)
        self._next = free_id(part)

    def change(self, kind: bytes, content: bytes = b"") -> bytes:
        """The start tag of a change (`ins`, `del`), or all of it if there is `content`."""
        tag = b'<w:%s w:id="%d"%s>' % (kind, self._next, self._attributes)
        self._next += 1
        return tag + content + b"</w:%s>" % kind if content else tag


def _by_paragraph(
    paragraphs: Sequence[Paragraph], edits: Iterable[Edit]
) -> Iterator[tuple[Paragraph, list[Edit]]]:
    """The paragraphs that have edits with these, at places in the paragraph's own text.

    Raises: FormatError if an edit goes beyond one paragraph.
    """
    left = list(edits)
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        own = [edit for edit in left if start <= edit.span.start and edit.span.end <= end]
        if own:
            left = [edit for edit in left if edit not in own]
            yield (
                paragraph,
                [
                    Edit(span=Span(e.span.start - start, e.span.end - start), text=e.text)
                    for e in own
                ],
            )
        start = end + 1
    if left:
        raise misplaced()


def _tracked(
    data: bytes, paragraph: Paragraph, edits: Iterable[Edit], author: _Author
) -> Iterator[Splice]:
    """The splices that make `edits` of `paragraph`."""
    text = paragraph.text
    marks = Marks()
    for edit in edits:
        if not text:
            run = b"<w:r>" + shown(b"w:", edit.text) + b"</w:r>"
            marks.after[0].append(author.change(b"ins", run))
            continue
        whole = to_clusters(text, edit.span)
        new = text[whole.start : edit.span.start] + edit.text + text[edit.span.end : whole.end]
        _mark(paragraph, *_narrowed(text, whole, new), marks, author)
    yield from splices_of(data, paragraph, marks)


def _narrowed(text: str, span: Span, new: str) -> tuple[Span, str]:
    """The change without the clusters at its two ends that `text` and `new` have in common."""
    old = [each.of(span.of(text)) for each in iter_clusters(span.of(text))]
    clusters = [each.of(new) for each in iter_clusters(new)]
    before = _in_common(old, clusters)
    after = _in_common(old[before:][::-1], clusters[before:][::-1])
    start = span.start + len("".join(old[:before]))
    end = span.end - len("".join(old[len(old) - after :]))
    return Span(start, end), "".join(clusters[before : len(clusters) - after])


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many clusters the two begin with that are equal."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _mark(paragraph: Paragraph, span: Span, new: str, marks: Marks, author: _Author) -> None:
    """Put into `marks` that `new` stands for the characters of `span`."""
    stretches = list(_stretches(paragraph, span))
    for _, stretch in stretches:
        marks.before[stretch.start].append(author.change(b"del"))
        marks.after[stretch.end].append(b"</w:del>")
        marks.struck.append(stretch)
    run, at = _first(paragraph, span, stretches)
    if new:
        places = marks.after if at else marks.before
        places[at].append(_inserted(run, new, author))


def _first(
    paragraph: Paragraph, span: Span, stretches: Sequence[tuple[Run, Span]]
) -> tuple[Run, int]:
    """The run whose formatting new text gets, and where it stands; 0 for before all text."""
    if stretches:
        return stretches[0][0], stretches[0][1].end
    return next(
        (run, span.start)
        for run, _, item in placed_items(paragraph)
        if item.start <= max(0, span.start - 1) < item.end
    )


def _stretches(paragraph: Paragraph, span: Span) -> Iterator[tuple[Run, Span]]:
    """The stretches of `span`, each in one run and with no inline code inside."""
    pieces = [
        (run, sum(bool(each.code) for each in run.items[:number]), item)
        for run, number, item in placed_items(paragraph)
        if len(span) and item.overlaps(span)
    ]
    for _, group in groupby(pieces, key=lambda piece: (piece[0].start, piece[1])):
        found = list(group)
        start, end = found[0][2].start, found[-1][2].end
        yield found[0][0], Span(max(start, span.start), min(end, span.end))


def _inserted(run: Run, text: str, author: _Author) -> bytes:
    """The tracked insertion of `text` beside a piece of `run`, whose formatting it gets.

    Inside another insertion, that one ends before it and begins again behind it.
    """
    name = name_of(run.tag)
    prefix = name.removesuffix(b"r")
    content = run.tag + run.properties + shown(prefix, text) + b"</" + name + b">"
    change = author.change(b"ins", content)
    return b"</" + prefix + b"ins>" + change + run.wrapper if run.wrapper else change
