"""Segments with inline elements as clean text and opaque codes, and back.

An element that holds native code (`<ph>`, `<bpt>`, `<x/>`) becomes one code; an element
that holds text of the segment (`<g>`, `<hi>`, `<mrk>`) becomes two, its start and its end
tag, with the text between them. The content of a code is the markup as it stands in the
file, so that it goes back as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from glossary_kit.formats.safe_xml import fragment, local_name
from glossary_kit.formats.xml_writing import escaped, escaped_value
from glossary_kit.model.unit import InlineCode

_XMLNS = re.compile(r'\sxmlns(:[^\s=]+)?="[^"]*"')
_XML = "http://www.w3.org/XML/1998/namespace"

Segment = tuple[str, tuple[InlineCode, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlines:
    """How one format marks inline codes.

    `with_text` are the local names of elements whose inside is text of the segment. `fits`
    says whether an element may stand in a segment as it is. `wrap`
    makes the element for a code that is no markup of this format (its content, escaped, and
    its number, from 1); `unwrap` gives the content back, `None` for any other element.
    """

    with_text: frozenset[str]
    fits: Callable[[etree._Element], bool]
    wrap: Callable[[str, int], str]
    unwrap: Callable[[etree._Element], str | None]

    def read(self, element: etree._Element) -> Segment:
        """The text of `element` and its codes, offsets in code points of that text."""
        if len(element) == 0:
            return element.text or "", ()
        reading = _Reading(self)
        reading.inside(element)
        return "".join(reading.text), tuple(reading.codes)

    def _is_ours(self, segment: etree._Element) -> bool:
        return all(self.fits(each) for each in segment.iterdescendants("*"))

    def write(self, text: str, codes: tuple[InlineCode, ...]) -> str:
        """The markup of a segment; codes of this format as they are, others wrapped.

        Whether the codes fit is not guessed: the markup is read again and compared.
        """
        if not codes:
            return escaped(text)
        as_they_are = woven(text, [code.content for code in codes], codes)
        if all(code.content.startswith("<") for code in codes):
            again = fragment(f"<seg>{as_they_are}</seg>")
            if again is not None and self._is_ours(again) and self.read(again) == (text, codes):
                return as_they_are
        wrapped = [self.wrap(escaped(code.content), n) for n, code in enumerate(codes, 1)]
        return woven(text, wrapped, codes)


class _Reading:
    """One walk through a segment, its text and codes so far."""

    def __init__(self, inlines: Inlines) -> None:
        self.text: list[str] = []
        self.codes: list[InlineCode] = []
        self._inlines = inlines
        self._length = 0

    def inside(self, element: etree._Element) -> None:
        self._add_text(element.text)
        for child in element:
            self._child(child)
            self._add_text(child.tail)

    def _child(self, child: etree._Element) -> None:
        content = self._inlines.unwrap(child)
        if content is not None:
            self._add_code(content)
        elif local_name(child) in self._inlines.with_text:
            self._add_code(start_tag(child))
            self.inside(child)
            self._add_code(f"</{_name(child, child.tag)}>")
        else:
            self._add_code(markup_of(child))

    def _add_text(self, text: str | None) -> None:
        if text:
            self.text.append(text)
            self._length += len(text)

    def _add_code(self, content: str) -> None:
        self.codes.append(InlineCode(self._length, content))


def markup_of(element: etree._Element) -> str:
    """The element with all its content as markup, without namespace declarations."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _XMLNS.sub("", text) if "xmlns" in text else text


def start_tag(element: etree._Element) -> str:
    """The start tag of the element as markup, without namespace declarations."""
    pairs = element.attrib.items()
    given = "".join(f' {_name(element, key)}="{escaped_value(str(value))}"' for key, value in pairs)
    return f"<{_name(element, element.tag)}{given}>"


def _name(element: etree._Element, name: object) -> str:
    space, _, local = str(name).rpartition("}")
    if not space:
        return local
    if space[1:] == _XML:
        return f"xml:{local}"
    prefixes = (prefix for prefix, uri in element.nsmap.items() if uri == space[1:])
    prefix = next((prefix for prefix in prefixes if prefix), None)
    is_default = element.nsmap.get(None) == space[1:] and name == element.tag
    return local if is_default or prefix is None else f"{prefix}:{local}"


def woven(text: str, markups: Sequence[str], codes: Sequence[InlineCode]) -> str:
    """The text, escaped, with each of `markups` where the code of the same number stands."""
    pieces: list[str] = []
    done = 0
    for markup, code in zip(markups, codes, strict=True):
        pieces += [escaped(text[done : code.offset]), markup]
        done = max(done, code.offset)
    return "".join([*pieces, escaped(text[done:])])
