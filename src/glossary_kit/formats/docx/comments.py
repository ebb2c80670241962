"""The part of a Word document that holds its comments, with ours added."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from glossary_kit.formats.docx.markup import AUTHOR, declared, initials, is_strict, runs, signed
from glossary_kit.formats.docx.package import CONTENT_TYPES, Package
from glossary_kit.formats.safe_xml import elements

_HIGH = 1 << 30
"""Word takes ids below 2³¹; of a document with ids near that, the low ones are continued."""

_KIND = "/relationships/comments"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment says, a text for each of its paragraphs; the first is its title.

    The `reason` is the last paragraph, but only of the first comment in a document that has it.
    """

    lines: tuple[str, ...]
    reason: str = ""


class CommentsPart:
    """The comments of `package`: those it has, and those that are added."""

    def __init__(self, package: Package, when: datetime) -> None:
        self._package = package
        self._when = when
        related = package.relationships(package.document)
        self.name = next((each.part for each in related if each.kind == "comments"), "")
        self._is_new = self.name not in package
        if self._is_new:
            self.name = _free_name(package)
        self._strict = is_strict(package.read(package.document))
        word = _WORD_STRICT if self._strict else _WORD
        empty = _DECLARATION + f'<w:comments xmlns:w="{word}"></w:comments>'.encode()
        self._data = empty if self._is_new else package.read(self.name)
        self._added: list[bytes] = []
        self._next = 0
        self._earlier: dict[str, tuple[str, ...]] = {}
        self._look_at_what_is_there()
        self._said = {line for lines in self._earlier.values() for line in lines}

    def says(self, comment: Comment, ids: Iterable[str]) -> bool:
        """Whether an earlier comment of ours, one of `ids`, says the same; each stands for one."""
        lines = _told(comment.lines)
        same = {lines, (*lines, *_told([comment.reason]))}
        found = next((each for each in ids if self._earlier.get(each) in same), None)
        if found is not None:
            del self._earlier[found]
        return found is not None

    def add(self, comment: Comment) -> int:
        """The id of `comment`, which is added."""
        number = self._next
        self._next += 1
        title, *lines = comment.lines
        reason = _told([comment.reason])
        if not self._said.issuperset(reason):
            self._said.update(reason)
            lines.append(comment.reason)
        paragraphs = [f"<w:r><w:annotationRef/></w:r>{runs(title, bold=True)}", *map(runs, lines)]
        body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs).encode()
        attributes = signed(self._when) + initials() + declared(self._data)
        tag = b'<w:comment w:id="%d"%s>' % (number, attributes)
        self._added.append(tag + body + b"</w:comment>")
        return number

    def changed_parts(self) -> dict[str, bytes]:
        """The parts that hold the comments and make them known, as they are to be."""
        parts = {self.name: _with_children(self._data, b"".join(self._added))}
        if self._is_new:
            parts |= self._known()
        return parts

    def _look_at_what_is_there(self) -> None:
        """Find the first id that is free, and what our comments of before say."""
        found = elements(
            io.BytesIO(self._data),
            f"{self._package.name}, {self.name}",
            roots={"comments"},
            wanted={"comment"},
        )
        for each in found:
            values = {str(k).rpartition("}")[2]: str(v) for k, v in each.attrib.items()}
            id_ = values.get("id", "")
            if id_.isdigit() and int(id_) < _HIGH:
                self._next = max(self._next, int(id_) + 1)
            if values.get("author") == AUTHOR:
                self._earlier[id_] = _told(_paragraphs(each))

    def _known(self) -> dict[str, bytes]:
        """The parts that say that the document has comments, and of which type they are."""
        package = self._package
        folder, base = posixpath.split(package.document)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        empty = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        relations = package.read(where) if where in package else _DECLARATION + empty
        identity = "glossaryKitComments"
        office = _OFFICE_STRICT if self._strict else _OFFICE
        relation = (
            f'<Relationship xmlns="{_RELATIONS}" Id="{identity}" Type="{office}{_KIND}" '
            f'Target="{posixpath.basename(self.name)}"/>'
        )
        type_ = f'<Override xmlns="{_TYPES}" PartName="/{self.name}" ContentType="{_TYPE}"/>'
        return {
            where: _with_children(relations, relation.encode()),
            CONTENT_TYPES: _with_children(package.read(CONTENT_TYPES), type_.encode()),
        }


def _paragraphs(comment: etree._Element) -> Iterator[str]:
    """The texts of the paragraphs of a comment."""
    for paragraph in comment.iter("{*}p"):
        yield "".join(each.text or "" for each in paragraph.iter("{*}t"))


def _told(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that have text; how it is spaced, a word processor may have changed."""
    return tuple(told for line in lines if (told := " ".join(line.split())))


def _free_name(package: Package) -> str:
    """A name for a part of comments beside the main part that no part has."""
    folder = posixpath.dirname(package.document)
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(1, 3000)))
    return next(name for each in names if (name := posixpath.join(folder, each)) not in package)


def _with_children(data: bytes, content: bytes) -> bytes:
    """The XML document `data` with `content` at the end of its root."""
    at = data.rfind(b"</")
    if at < 0:  # the root is one tag, without children
        at = data.rfind(b"/>")
        start = data.rfind(b"<", 0, at)
        name = data[start + 1 :].split(maxsplit=1)[0].split(b"/")[0]
        return data[:at] + b">" + content + b"</" + name + b">" + data[at + 2 :]
    return data[:at] + content + data[at:]


def start_of(number: int, namespace: bytes) -> bytes:
    """The mark where what comment `number` speaks of begins."""
    return b'<w:commentRangeStart w:id="%d"%s/>' % (number, namespace)


def end_of(number: int, namespace: bytes) -> bytes:
    """The marks where what comment `number` speaks of ends."""
    return b'<w:commentRangeEnd w:id="%d"%s/>' % (
        number,
        namespace,
    ) + b'<w:r%s><w:commentReference w:id="%d"/></w:r>' % (namespace, number)
