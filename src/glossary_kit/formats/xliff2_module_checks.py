"""What the modules of XLIFF 2 do not allow, in a unit or around units (XLIFF 2.1, 5).

Value lists, attributes that are needed or do not go together, ids given twice, references that
lead nowhere, elements that there are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from lxml import etree

from glossary_kit.formats.safe_xml import local_name

_PREFIX = "urn:oasis:names:tc:xliff:"
_NAME = r"[\w.:-]+"
_YES_NO = "yes|no"
_VALUES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("metadata", "metadata"): {"id": _NAME},
    ("metadata", "metaGroup"): {"id": _NAME, "appliesTo": "source|target|ignorable"},
    ("metadata", "meta"): {"appliesTo": "(?!)"},
    ("matches", "match"): {
        "id": _NAME,
        "type": "am|mt|icm|idm|tb|tm|other",
        "ref": r".*#.+",
        "{http://www.w3.org/XML/1998/namespace}lang": "(?!)",
    },
    ("validation", "rule"): {
        "caseSensitive": _YES_NO,
        "disabled": _YES_NO,
        "existsInSource": _YES_NO,
        "normalization": "none|nfc|nfd",
        "occurs": "[1-9][0-9]*",
    },
    ("resourcedata", "resourceItem"): {"id": _NAME},
    ("resourcedata", "resourceItemRef"): {"id": _NAME},
    ("glossary", "glossEntry"): {"id": _NAME, "ref": r".*#.+"},
    ("glossary", "translation"): {"id": _NAME, "ref": r".*#.+"},
}
_NEEDED = {("metadata", "meta"): ("type",), ("matches", "match"): ("ref",)}
_NEEDS_CHILD = {
    ("metadata", "metadata"): ("metaGroup",),
    ("glossary", "glossEntry"): ("translation", "definition"),
}
# The elements of the modules; those of ITS and of later modules are not looked at.
_ELEMENTS = {
    "changetracking": "changeTrack revisions revision item",
    "fs": "",
    "glossary": "glossary glossEntry term translation definition",
    "matches": "matches match",
    "metadata": "metadata metaGroup meta",
    "resourcedata": "resourceData resourceItem resourceItemRef source target reference",
    "sizerestriction": "profiles normalization data",
    "validation": "validation rule",
}
_WITHOUT_TEXT = (
    *("changeTrack", "revisions", "revision", "glossary", "glossEntry", "matches", "match"),
    *("metadata", "metaGroup", "resourceData", "resourceItem", "profiles", "validation"),
)
_FORMAT = "{urn:oasis:names:tc:xliff:fs:2.0}"
# XLIFF 2.1, 5.4: the elements of HTML that a format style may name.
_HTML = (
    *("a", "b", "bdo", "big", "blockquote", "body", "br", "button", "caption", "center", "cite"),
    *("code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "head", "hr", "html", "i", "img", "label", "legend", "li", "ol", "p", "pre"),
    *("q", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "table"),
    *("tbody", "td", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul"),
)
_SIZE = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
SIZE_DATA = f"{_SIZE}data"
"""The tag of what `sizeInfoRef` leads into."""

_LIMIT = r"(?:\*|[0-9]+)(?:,(?:\*|[0-9]+))?"
# By the profiles that the standard itself defines.
_SIZES = {
    "equivStorage": "[0-9]+",
    "sizeInfo": "[0-9]+|[^0-9].*",  # a number is a whole one; other profiles have other values
    "sizeInfoRef": _NAME,
    "sizeRestriction": _LIMIT,
    "storageRestriction": _LIMIT,
}
_PATTERNS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def problems_of_modules(roots: Sequence[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """What is not allowed in the modules that `roots` are or hold, and why.

    References lead to what has an id in `roots`.
    """
    if not any(map(_kind, chain.from_iterable(root.iter("*") for root in roots))):
        return
    ids = _with_ids(roots)
    names = Counter(local_name(each) for each in ids.values() if _kind(each) is None)
    for root in roots:
        yield from _problems(root, ids, names)


def _problems(
    root: etree._Element, ids: Mapping[str, etree._Element], names: Mapping[str, int]
) -> Iterator[tuple[etree._Element, str]]:
    taken: set[tuple[str, str]] = set()
    for element in root.iter("*"):
        kind = _kind(element)
        if kind is None:
            continue
        found = (*_of_attributes(element, kind), *_of_children(element, kind))
        for problem in (
            *found,
            *_of_languages(element, kind),
            *_of_changes(element, kind, ids, names),
        ):
            yield element, problem
        identity = element.get("id")
        if identity and kind in _VALUES and "id" in _VALUES[kind]:
            if (kind[0], identity) in taken:
                yield element, f"the id “{identity}” is given twice"
            taken.add((kind[0], identity))
        reference = (element.get("ref") or "").rpartition("=")[2].lstrip("#")
        if reference and "ref" in _VALUES.get(kind, ()) and reference not in ids:
            yield element, f"ref “{element.get('ref')}” leads nowhere"


def _with_ids(roots: Iterable[etree._Element]) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in chain.from_iterable(root.iterdescendants("*") for root in roots):
        if element.get("id") and _kind(element) != ("changetracking", "revisions"):
            found.setdefault(element.get("id", ""), element)
    return found


def problems_of_attributes(element: etree._Element) -> Iterator[str]:
    """What the modules of sizes and of format styles do not allow on an element of the core."""
    if not any(str(name).startswith("{") for name in element.attrib):
        return
    yield from _of_sizes(element)
    style = element.get(f"{_FORMAT}fs")
    if style is not None and style not in _HTML:
        yield f"fs must not be “{style}”, which is no element of HTML"
    if element.get(f"{_FORMAT}subFs") is not None and style is None:
        yield "subFs needs fs"
    for name in map(str, element.attrib):
        if name.startswith(_FORMAT) and name.removeprefix(_FORMAT) not in ("fs", "subFs"):
            yield f"format style has no attribute {name.removeprefix(_FORMAT)}"
    if style is not None and local_name(element) == "ec" and element.get("isolated") != "yes":
        yield "fs belongs to the <sc> of this code"


def _kind(element: etree._Element) -> tuple[str, str] | None:
    """The module and the name of an element; `None` where it is of no module."""
    return _kind_of(str(element.tag))


@lru_cache(maxsize=1024)
def _kind_of(tag: str) -> tuple[str, str] | None:
    space, _, name = tag.lstrip("{").rpartition("}")
    if not space.startswith(_PREFIX) or space.startswith(f"{_PREFIX}document"):
        return None
    return space.removeprefix(_PREFIX).partition(":")[0], name


def _of_languages(element: etree._Element, kind: tuple[str, str]) -> Iterator[str]:
    """A resource whose source is in another language than the file's."""
    if kind == ("resourcedata", "source"):
        expected = element.getroottree().getroot().get("srcLang")
        given = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        if given and expected and given.lower() != expected.lower():
            yield f"its language is {given}, the file says {expected}"


def _of_changes(
    element: etree._Element,
    kind: tuple[str, str],
    ids: Mapping[str, etree._Element],
    names: Mapping[str, int],
) -> Iterator[str]:
    """Revisions of what is not there, or of what it does not have."""
    if kind == ("changetracking", "revisions"):
        reference = element.get("ref")
        if reference and reference not in ids:
            yield f"ref “{reference}” leads nowhere"
        if not reference and names.get(element.get("appliesTo", ""), 0) > 1:
            yield f"ref is missing, though there are several <{element.get('appliesTo')}>"
    elif kind == ("changetracking", "revision"):
        properties = Counter(item.get("property", "") for item in element.iterchildren("{*}item"))
        for name, times in properties.items():
            if times > 1:
                yield f"the property {name} is given twice"
        parent = element.getparent()
        changed = ids.get(parent.get("ref", "")) if parent is not None else None
        for name in properties:
            if changed is not None and name not in ("content", *changed.keys()):
                yield f"the property {name} is none of <{local_name(changed)}>"


def _of_attributes(element: etree._Element, kind: tuple[str, str]) -> Iterator[str]:
    for name in _NEEDED.get(kind, ()):
        if element.get(name) is None:
            yield f"{name} is missing"
    for name, pattern in _VALUES.get(kind, {}).items():
        value = element.get(name)
        if value is not None and not re.fullmatch(pattern, value):
            yield f"{name.rpartition('}')[2]} must not be “{value}”"
    if kind == ("matches", "match") and element.get("subType") and not element.get("type"):
        yield "subType needs type"
    if kind == ("validation", "rule"):
        given = [name for name in _PATTERNS if element.get(name) is not None]
        custom = any(str(name).startswith("{") for name in element.attrib)
        if len(given) > 1 or not (given or custom):
            yield f"there must be one of {', '.join(_PATTERNS)}"
        if element.get("existsInSource") and "isNotPresent" in given:
            yield "existsInSource does not go with isNotPresent"


def _of_sizes(element: etree._Element) -> Iterator[str]:
    """What the Size and Length Restriction Module does not allow in the attributes of the core."""
    given = {name: value for name in _SIZES if (value := element.get(f"{_SIZE}{name}")) is not None}
    for name, value in given.items():
        if not re.fullmatch(_SIZES[name], value):
            yield f"{name} must not be “{value}”"
    if "sizeInfo" in given and "sizeInfoRef" in given:
        yield "sizeInfo does not go with sizeInfoRef"
    if given and local_name(element) == "ec" and element.get("isolated") != "yes":
        yield f"{next(iter(given))} belongs to the <sc> of this code"


def _of_children(element: etree._Element, kind: tuple[str, str]) -> Iterator[str]:
    if kind[1] not in _ELEMENTS.get(kind[0], kind[1]).split():
        yield "there is no such element"
    if kind[1] in _WITHOUT_TEXT:
        texts = (element.text, *(child.tail for child in element))
        if any(text and text.strip() for text in texts):
            yield "there must be no text in it"
    if kind == ("resourcedata", "source") and element.get("href") and len(element):
        yield "there is content beside href"
    needed = _NEEDS_CHILD.get(kind)
    if needed and not any(local_name(child) in needed for child in element):
        yield f"there is no {' or '.join(needed)}"
