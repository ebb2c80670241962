"""The one place that parses XML, and it trusts nothing.

Files come from outside. Entities are not expanded, and a document that declares or uses
its own is refused: unexpanded, their text would be missing without a word. External DTDs
may be named but are not loaded, nothing is fetched, nesting and text sizes keep libxml2's
bounds, and elements are given out one at a time so that a file of gigabytes needs the
memory of one entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, BinaryIO, cast

from lxml import etree

from glossary_kit.errors import FormatError, Location

_HEAD = 65536
_MOST_TAGS = 1024
_LARGEST_ENTRY = 64 * 1024 * 1024  # bytes of file between two wanted elements
_WRONG_LABEL = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']utf-?16""", re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_HINTS = (
    ("encod", "save the file as UTF-8, or make its XML declaration name the real encoding"),
    ("proper utf-8", "save the file as UTF-8, or make its XML declaration name the real encoding"),
    ("entity", "write the character itself, or a number such as &#160;, in place of the entity"),
    ("no element found", "the file is empty or no XML file; export it again"),
    ("document is empty", "the file is empty or no XML file; export it again"),
    ("start tag expected", "this is no XML file; check its format and its name"),
    ("premature end", "the file is cut off; export it again"),
    ("depth", "the file is nested deeper than any real one; do not trust it"),
    ("huge", "the file holds a larger text than any real one; do not trust it"),
    ("0x0", "the file holds NUL bytes: it is damaged, or it is UTF-16 under another name"),
)


class _Metered:
    """A stream that remembers its first bytes and stops when one entry grows without end."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.head = b""
        self._stream = stream
        self._name = name
        self.since_entry = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        if len(self.head) < _HEAD:
            self.head += data[: _HEAD - len(self.head)]
        self.since_entry += len(data)
        if self.since_entry > _LARGEST_ENTRY:
            raise FormatError(
                f"more than {_LARGEST_ENTRY // 1024**2} MB without a complete entry",
                at=Location(path=self._name),
                hint="no real file looks like this; check where it comes from",
            )
        return data


def elements(
    stream: BinaryIO, name: str, *, roots: Collection[str], wanted: Collection[str]
) -> Iterator[etree._Element]:
    """Every element with a local name in `wanted`, as it closes, in document order.

    An element is whole, with its ancestors' attributes, until the next one is asked for;
    then it and everything before it is emptied. Comments and processing instructions are
    left out. Namespaces are not looked at.

    Raises:
        FormatError: not well formed, none of `roots` at the top, entities of its own, or
            larger or deeper than real files are.

    """
    metered = _Metered(stream, name)
    context = etree.iterparse(
        metered,
        events=("end",),
        tag=[f"{{*}}{local}" for local in wanted],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from _given_out(context, metered, name, roots)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error, context.error_log, metered.head, name) from None


def _given_out(
    context: etree.iterparse[tuple[str, etree._Element]],
    metered: _Metered,
    name: str,
    roots: Collection[str],
) -> Iterator[etree._Element]:
    has_doctype = checked = False
    for _, element in context:
        if not checked:
            has_doctype = _checked(element.getroottree().getroot(), metered, name, roots)
            checked = True
        if has_doctype:  # without one, the parser itself refuses every entity
            _check_entities(element, name)
            _check_undeclared(context, name)
        metered.since_entry = 0
        yield element
        element.clear(keep_tail=True)
        parent = element.getparent()
        if parent is not None:
            while element.getprevious() is not None:
                del parent[0]
    if not checked:
        _checked(context.root, metered, name, roots)


def _checked(
    root: etree._Element | None, metered: _Metered, name: str, roots: Collection[str]
) -> bool:
    """Whether the document, which may be read, has a document type."""
    if root is None or local_name(root) not in roots:
        found = "nothing" if root is None else f"<{local_name(root)}>"
        raise FormatError(
            f"expected <{'> or <'.join(sorted(roots))}> at the top, found {found}",
            at=Location(path=name, line=None if root is None else line_of(root)),
            hint="the file is of another format than its name says; name the format",
        )
    return _check_doctype(root, metered.head, name)


def _check_doctype(element: etree._Element, head: bytes, name: str) -> bool:
    document: Any = element.getroottree().docinfo
    if document.internalDTD is None:
        return bool(document.doctype)
    if next(iter(document.internalDTD.entities()), None) is not None:
        raise FormatError(
            "the file declares its own entities, which is not safe to read",
            at=Location(path=name, line=_line_of_entity(head)),
            hint="remove the <!ENTITY …> lines and write their text where they are used",
        )
    return True


def _line_of_entity(head: bytes) -> int | None:
    text = head.decode("utf-16" if head[:2] in _UTF16_MARKS else "latin-1", "replace")
    found = text.find("<!ENTITY")
    return text.count("\n", 0, found) + 1 if found >= 0 else None


def _check_entities(element: etree._Element, name: str) -> None:
    entity = next(element.iter(etree.Entity), None)
    if entity is not None:
        raise _undeclared(entity.text or "", Location(path=name, line=line_of(element)))


def _check_undeclared(context: etree.iterparse[tuple[str, etree._Element]], name: str) -> None:
    """Find entities in attributes: with a DTD that is not loaded, libxml2 only drops them."""
    for entry in context.error_log:
        found = re.search(r"Entity '(.+)' not defined", entry.message)
        if found:
            raise _undeclared(f"&{found[1]};", Location(path=name, line=entry.line))


def _undeclared(entity: str, at: Location) -> FormatError:
    return FormatError(
        f"the entity {entity} is not declared in the file",
        at=at,
        hint="write the character itself, or a number such as &#160;, in place of the entity",
    )


def _syntax_error(error: etree.XMLSyntaxError, log: Any, head: bytes, name: str) -> FormatError:
    """The first error of the parser as one for people: path, line, one sentence, a hint."""
    first = next((entry for entry in log if entry.level >= etree.ErrorLevels.ERROR), None)
    line, column = (first.line, first.column) if first else error.position or (None, None)
    message = str(first.message if first else error.msg or "not well-formed XML")
    what = re.sub(r",? ?line \d+, column \d+( \(.*\))?$", "", message).strip()
    hint = next((hint for key, hint in _HINTS if key in what.lower()), None)
    if _WRONG_LABEL.match(head):
        what, hint = "it is not in UTF-16, as its first line says", "write UTF-8 there"
    return FormatError(
        f"this XML cannot be read: {what}",
        at=Location(path=name, line=line or None, column=column or None),
        hint=hint or "open the file in an XML editor at this line, or export it again",
    )


def fragment(xml: str) -> etree._Element | None:
    """The element that `xml` holds; `None` where it is not one well-formed element alone."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    document: Any = root.getroottree().docinfo
    return None if document.doctype else root


def local_name(element: etree._Element) -> str:
    """The name of the element without its namespace; empty for anything but an element."""
    return LOCAL_NAMES[element.tag]


class TagTable(dict[object, str]):
    """What `of` says of the local name of a tag, worked out when first asked for; never many."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, tag: object) -> str:
        if len(self) >= _MOST_TAGS:
            self.clear()
        self[tag] = found = self._of(tag.rpartition("}")[2]) if isinstance(tag, str) else ""
        return found


LOCAL_NAMES = TagTable(str)
"""The local name for a tag, without the cost of a call: readers ask it of every element."""


def line_of(element: etree._Element) -> int | None:
    """The 1-based line where the element starts, if the parser knows it."""
    return cast("int | None", element.sourceline)


def language_of(element: etree._Element) -> str | None:
    """The language tag on the element itself, `xml:lang` before `lang`; `None` if absent."""
    tag = element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang")
    return tag if tag else None


def text_of(element: etree._Element) -> str:
    """All text inside the element, exactly as it stands, without what follows it."""
    if len(element) == 0:
        return element.text or ""
    return "".join(map(str, element.itertext()))
