"""What the modules of XLIFF 2 do not allow in a unit, or in front of it (XLIFF 2.1, 5).

Value lists, attributes that are needed or do not go together, ids given twice, references that
lead nowhere; not the constraints that need more than the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_SIZE = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
_LIMIT = r"(?:\*|[0-9]+)(?:,(?:\*|[0-9]+))?"
# By the profiles that the standard itself defines.
_SIZES = {
    "equivStorage": "[0-9]+",
    "sizeInfoRef": _NAME,
    "sizeRestriction": _LIMIT,
    "storageRestriction": _LIMIT,
}
_PATTERNS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def problems_of_modules(unit: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What is not allowed in modules inside `unit` and in front of it, and why.

    What stands in front of a unit belongs to its file, and is there with its first unit only.
    """
    for before in unit.itersiblings(preceding=True):
        if _kind(before):
            yield from _problems(before)
    yield from _problems(unit)


def _problems(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    taken: set[tuple[str, str]] = set()
    ids = {each.get("id") for each in root.iterdescendants("*") if each.get("id")}
    for element in root.iter("*"):
        yield from ((element, problem) for problem in _of_sizes(element))
        kind = _kind(element)
        if kind is None:
            continue
        for problem in (*_of_attributes(element, kind), *_of_children(element, kind)):
            yield element, problem
        identity = element.get("id")
        if identity and kind in _VALUES and "id" in _VALUES[kind]:
            if (kind[0], identity) in taken:
                yield element, f"the id “{identity}” is given twice"
            taken.add((kind[0], identity))
        reference = (element.get("ref") or "").rpartition("=")[2].lstrip("#")
        if reference and "ref" in _VALUES.get(kind, ()) and reference not in ids:
            yield element, f"ref “{element.get('ref')}” leads nowhere"


def _kind(element: etree._Element) -> tuple[str, str] | None:
    """The module and the name of an element; `None` where it is of no module."""
    space = str(element.tag).rpartition("}")[0].lstrip("{")
    if not space.startswith(_PREFIX) or space.startswith(f"{_PREFIX}document"):
        return None
    return space.removeprefix(_PREFIX).partition(":")[0], local_name(element)


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
    if kind == ("resourcedata", "source") and element.get("href") and len(element):
        yield "there is content beside href"
    needed = _NEEDS_CHILD.get(kind)
    if needed and not any(local_name(child) in needed for child in element):
        yield f"there is no {' or '.join(needed)}"
