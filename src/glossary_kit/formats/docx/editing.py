"""What is put between the characters of a paragraph, as splices of the bytes of its part.

Runs are cut where a mark stands inside them, both halves with the run's properties; every
byte that no cut touches stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from glossary_kit.formats.docx.content import Item, Paragraph, Run
from glossary_kit.formats.xml_writing import escaped
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import iter_clusters

Splice = tuple[int, int, bytes]
"""What is to stand in the place of the bytes from start to end of a part."""

_NAME = re.compile(rb"<([^\s/>]+)")


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The part `data` after `splices`, which do not overlap; at one place, in their order."""
    pieces: list[memoryview | bytes] = []
    done = 0
    view = memoryview(data)
    for start, end, content in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [view[done:start], content]
        done = end
    return b"".join([*pieces, view[done:]])


@dataclass(slots=True)
class Marks:
    """What is to be put into one paragraph, by the character before or after which it stands.

    The text of `struck` spans is written as deleted.
    """

    before: defaultdict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    after: defaultdict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    struck: list[Span] = field(default_factory=list)


def to_clusters(text: str, span: Span) -> Span:
    """The `span` of `text`, made wider so that it cuts no cluster: a cut one is drawn wrongly."""
    touched = [each for each in iter_clusters(text) if each.overlaps(span)]
    return Span(touched[0].start, touched[-1].end) if touched else span


def placed_items(paragraph: Paragraph) -> Iterator[tuple[Run, int, Span]]:
    """Each item with a width: its run, its number in there, its span in the paragraph's text."""
    offset = 0
    for run in paragraph.runs:
        for number, item in enumerate(run.items):
            if item.text:
                yield run, number, Span(offset, offset + len(item.text))
                offset += len(item.text)


def splices_of(data: bytes, paragraph: Paragraph, marks: Marks) -> Iterator[Splice]:
    """What to splice into the part `data` to put `marks` into `paragraph`.

    In one without text, the marks before and after its first character stand at its end.
    """
    if not paragraph.text:
        if content := b"".join([*marks.before[0], *marks.after[0]]):
            yield _into_empty(data, paragraph, content)
        return
    for run, number, span in placed_items(paragraph):
        item = run.items[number]
        if before := b"".join(marks.before.get(span.start, ())):
            yield _between(run, before, run.start if number == 0 else item.start, run.start)
        yield from _inside(data, run, item, span, marks)
        if after := b"".join(marks.after.get(span.end, ())):
            last = number == len(run.items) - 1
            yield _between(run, after, run.end if last else item.end, run.end)


def _between(run: Run, mark: bytes, at: int, edge: int) -> Splice:
    """The splice that puts `mark` at the byte `at`: beside the run at its `edge`, else into it."""
    return at, at, mark if at == edge else _cut(run, mark)


def _cut(run: Run, mark: bytes) -> bytes:
    """What ends the run, the mark, and what begins the run again."""
    return b"</" + name_of(run.tag) + b">" + mark + run.tag + run.properties


def _inside(data: bytes, run: Run, item: Item, span: Span, marks: Marks) -> Iterator[Splice]:
    """The splice that writes a text anew that is cut or struck; none if it is neither."""
    cuts = sorted(at for at in {*marks.before, *marks.after} if span.start < at < span.end)
    if not item.is_text or not (cuts or any(span.overlaps(each) for each in marks.struck)):
        return
    name = name_of(data[item.start : item.end])
    pieces: list[bytes] = []
    for start, end in zip([span.start, *cuts], [*cuts, span.end], strict=True):
        if pieces:
            pieces.append(_cut(run, b"".join([*marks.after[start], *marks.before[start]])))
        deleted = any(each.covers(Span(start, end)) for each in marks.struck)
        text = item.text[start - span.start : end - span.start]
        pieces.append(text_element(name, text, deleted=deleted))
    yield item.start, item.end, b"".join(pieces)


def _into_empty(data: bytes, paragraph: Paragraph, content: bytes) -> Splice:
    """The splice that puts `content` at the end of a paragraph without text."""
    at = paragraph.end
    if not paragraph.is_closed:
        return at, at, content
    name = name_of(data[data.rfind(b"<", 0, at) : at])
    return at - len(b"/>"), at, b">" + content + b"</" + name + b">"


def text_element(name: bytes, text: str, *, deleted: bool = False) -> bytes:
    """The element `name` (as `w:t`) with `text`; as deleted text if it is `deleted`."""
    if deleted:
        name = name[: -len(b"t")] + b"delText"
    inner = escaped(text).encode()
    return b"<" + name + b' xml:space="preserve">' + inner + b"</" + name + b">"


def shown(prefix: bytes, text: str) -> bytes:
    """The elements of a run that show `text`, its line breaks and tabulators."""
    breaks = {"\n": b"<" + prefix + b"br/>", "\t": b"<" + prefix + b"tab/>"}
    pieces = filter(None, re.split("([\n\t])", text))
    return b"".join(breaks.get(piece) or text_element(prefix + b"t", piece) for piece in pieces)


def name_of(tag: bytes) -> bytes:
    """The name of the element that begins with `tag`, with its prefix."""
    found = _NAME.match(tag)
    return found[1] if found else b""
