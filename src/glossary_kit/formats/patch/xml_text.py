"""XML as the text it is written in: elements whose pieces know where they stand.

For documents that a parser has read before and found well-formed; nothing is checked here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from glossary_kit.formats.patch.edits import FileText, Segment, file_text
from glossary_kit.formats.xliff_tools import DELETED

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>"
    r"|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*'|\[.*?\]\s*(?=>))*>"
    r"|</(?P<end>[^\s>]+)\s*>"
    r"|<(?P<start>[^\s/>]+)(?P<attributes>(?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*)(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CHARACTER = re.compile(r"&(?:#[0-9]+|#x[0-9A-Fa-f]+|\w+);|\r\n?|.", re.DOTALL)
_PLAIN = re.compile(r"\r\n?|.", re.DOTALL)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


@dataclass(slots=True)
class Piece:
    """A stretch of character data in the text of the file."""

    start: int
    end: int
    cdata: bool


@dataclass
class Element:
    """An element with what is in it, and where it stands in the text of the file.

    Its start tag is from `start` to `inner`, its end tag from `close` to `end`; a tag that is
    both has nothing between, and all but `start` are its end.
    """

    tag: str
    attributes_text: str
    start: int
    inner: int
    close: int = -1
    end: int = -1
    children: list[Element | Piece] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """The name without a prefix."""
        return self.tag.rpartition(":")[2]

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes, names with their prefixes."""
        found = _ATTRIBUTE.findall(self.attributes_text)
        return {name: unescape(double or single) for name, double, single in found}

    def all(self, name: str) -> list[Element]:
        """The children called `name`."""
        return [c for c in self.children if isinstance(c, Element) and c.name == name]

    def first(self, name: str) -> Element | None:
        """The first child called `name`; `None` if there is none."""
        return next(iter(self.all(name)), None)

    def descendants(self, name: str) -> Iterator[Element]:
        """The elements called `name` inside this one, in the order of the document."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name == name:
                    yield child
                yield from child.descendants(name)


def xml_text(data: bytes) -> FileText:
    """The text of the XML document `data`.

    Raises: FormatError as `file_text`.
    """
    declared = _DECLARED.match(data[:1024])
    return file_text(data, declared[1].decode("ascii") if declared else "utf-8")


def elements(text: str, wanted: Collection[str]) -> Iterator[Element]:
    """The outermost elements with a name in `wanted`, each as it closes."""
    stack: list[Element] = []
    for match in _TOKEN.finditer(text):
        if match["start"]:
            element = Element(match["start"], match["attributes"], *match.span())
            if not stack and element.name not in wanted:
                continue
            if stack:
                stack[-1].children.append(element)
            if not match["empty"]:
                stack.append(element)
                continue
            element.close = element.end = element.inner
            if not stack:
                yield element
        elif match["end"] and stack:
            element = stack.pop()
            element.close, element.end = match.span()
            if not stack:
                yield element
        elif stack and (match["text"] or match["cdata"]):
            group = "text" if match["text"] else "cdata"
            stack[-1].children.append(Piece(*match.span(group), group == "cdata"))


def segment_in(text: str, element: Element | None, with_text: Collection[str]) -> Segment:
    """The text of a segment with its places; of children, only those named `with_text` count."""
    values: list[str] = []
    places: list[tuple[int, int]] = []
    raw: list[bool] = []
    for piece in _pieces(element, with_text) if element else ():
        pattern = _PLAIN if piece.cdata else _CHARACTER
        for match in pattern.finditer(text, piece.start, piece.end):
            values.append(_value(match[0], cdata=piece.cdata))
            places.append(match.span())
            raw.append(piece.cdata)
    return Segment("".join(values), places, raw)


def _value(written: str, *, cdata: bool) -> str:
    if written[0] == "\r":
        return "\n"
    return written if cdata or len(written) == 1 else unescape(written)


def _pieces(element: Element, with_text: Collection[str]) -> Iterator[Piece]:
    for child in element.children:
        if isinstance(child, Piece):
            yield child
        elif child.name in with_text and child.attributes.get("mtype") != DELETED:
            yield from _pieces(child, with_text)
