"""What XLIFF 2 does not allow in a unit, found while reading (OASIS XLIFF 2.1, chapter 4).

Schemas do not see most of it: references that lead nowhere, ids given twice, codes that are
never closed. Nothing here stops the reading; the file is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.safe_xml import line_of, local_name
from glossary_kit.formats.xliff2_code_checks import problems_of_codes
from glossary_kit.formats.xliff2_frame_checks import FrameChecks, problems_of_extensions
from glossary_kit.formats.xliff2_module_checks import problems_of_attributes, problems_of_modules
from glossary_kit.formats.xliff2_reference_checks import problems_of_references

_CODE = "id canCopy canDelete canReorder copyOf subType type"
_ALLOWED = {
    "unit": "id name canResegment translate srcDir trgDir type",
    "notes": "",
    "note": "id appliesTo category priority ref",
    "originalData": "",
    "data": "id dir",
    "segment": "id canResegment state subState",
    "ignorable": "id",
    "source": "",
    "target": "order",
    "pc": f"{_CODE} canOverlap dir dispEnd dispStart equivEnd equivStart dataRefEnd dataRefStart "
    "subFlowsEnd subFlowsStart",
    "ph": f"{_CODE} disp equiv dataRef subFlows",
    "sc": f"{_CODE} canOverlap dataRef dir disp equiv isolated subFlows",
    "ec": f"{_CODE} canOverlap dataRef dir disp equiv isolated subFlows startRef",
    "mrk": "id translate type ref value",
    "sm": "id translate type ref value",
    "em": "startRef",
    "cp": "hex",
}
_ATTRIBUTES = {name: frozenset(text.split()) for name, text in _ALLOWED.items()}
_EMPTY = ("ph", "sc", "ec", "sm", "em", "cp")
INLINE = frozenset({"pc", "mrk", *_EMPTY})
"""The elements that may stand inside a segment."""

# The children that elements may have which hold none of modules and extensions.
_CHILDREN = {
    **dict.fromkeys(("segment", "ignorable"), frozenset({"source", "target"})),
    **dict.fromkeys(("source", "target", "pc", "mrk"), INLINE),
    "notes": frozenset({"note"}),
    "note": frozenset(),
    "originalData": frozenset({"data"}),
    "data": frozenset({"cp"}),
}
# In a unit nothing stands behind what comes later here.
_ORDER = {"notes": 1, "originalData": 2, "segment": 3, "ignorable": 3}
_NO_EXTENSION = ("segment", "ignorable", "source", "target", "notes", "originalData", "em", "cp")
_VALUES = {
    "state": ("initial", "translated", "reviewed", "final"),
    "translate": ("yes", "no"),
    "isolated": ("yes", "no"),
    "canResegment": ("yes", "no"),
    "canCopy": ("yes", "no"),
    "canDelete": ("yes", "no"),
    "canOverlap": ("yes", "no"),
    "canReorder": ("yes", "no", "firstNo"),
    "dir": ("ltr", "rtl", "auto"),
    "srcDir": ("ltr", "rtl", "auto"),
    "trgDir": ("ltr", "rtl", "auto"),
}
_NEEDS = (("subState", "state"), ("subType", "type"))
_WITH_ID = ("unit", "segment", "ignorable", "data", "note", "pc", "ph", "sc", "mrk", "sm")
_MUST_HAVE_ID = ("unit", "data", "pc", "ph", "sc", "mrk", "sm")
_DATA_REFS = ("dataRef", "dataRefStart", "dataRefEnd")
_NAME = re.compile(r"[\w.:-]+")
_TYPE = re.compile(r"generic|comment|term|[^:]+:.+")
_XML = "{http://www.w3.org/XML/1998/namespace}"


class UnitChecks:
    """Checks the units of one file and counts what is wrong with them."""

    def __init__(self, counts: Tally) -> None:
        self._counts = counts
        self._units: set[tuple[str, str]] = set()
        self._frame = FrameChecks()

    def unit(self, unit: etree._Element) -> None:
        """Count what the standard does not allow in this unit."""
        root = unit.getroottree().getroot()
        file = next(unit.iterancestors("{*}file"), None)
        key = (file.get("id", "") if file is not None else "", unit.get("id", ""))
        if key in self._units:
            self._wrong(unit, f"the unit id “{key[1]}” is given twice")
        self._units.add(key)
        core = list(_core(unit, str(unit.tag).rpartition("}")[0]))
        for element in core:
            found = (*_of_attributes(element), *_of_children(element), *_of_annotation(element))
            for problem in (*found, *_of_language(element, root), *problems_of_attributes(element)):
                self._wrong(element, problem)
        of_unit = (
            *self._frame.unit(unit),
            *_of_ids(unit, core),
            *_of_parts(unit),
            *problems_of_codes(unit),
            *problems_of_references(unit),
            *problems_of_modules([unit]),
            *problems_of_extensions(list(unit)),
        )
        for each, problem in of_unit:
            self._wrong(each, problem)

    def around(self, element: etree._Element) -> None:
        """Count what is not allowed in a group, a file or the root that closes, beside units."""
        checks = {"group": self._frame.group, "file": self._frame.file, "xliff": self._frame.end}
        for each, problem in checks[local_name(element)](element):
            self._wrong(each, problem)

    def begin(self, root: etree._Element) -> None:
        """Count what is wrong with the languages of the file."""
        for element, problem in self._frame.root(root):
            self._wrong(element, problem)

    def _wrong(self, element: etree._Element, problem: str) -> None:
        self._counts.invalid(f"<{local_name(element)}>: {problem}", line_of(element))


def _core(element: etree._Element, namespace: str) -> Iterator[etree._Element]:
    """The element and what is inside it, without what modules and extensions hold."""
    yield element
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[0] == namespace:
            yield from _core(child, namespace)


def _of_attributes(element: etree._Element) -> Iterator[str]:
    name = local_name(element)
    if name not in _ATTRIBUTES:
        yield "there is no such element"
        return
    if name in _EMPTY and (len(element) or element.text):
        yield "it must be empty"
    for key, value in element.attrib.items():
        yield from _of_attribute(name, str(key), str(value))
    for attribute, needed in _NEEDS:
        if element.get(attribute) and not element.get(needed):
            yield f"{attribute} needs {needed}"
    if name in _MUST_HAVE_ID and not element.get("id"):
        yield "the id is missing"


def _of_attribute(name: str, attribute: str, value: str) -> Iterator[str]:
    if attribute.startswith("{"):
        if name in _NO_EXTENSION and not attribute.startswith(_XML):
            yield "an attribute of another namespace is not allowed"
    elif attribute not in _ATTRIBUTES[name]:
        yield f"the attribute {attribute} is not allowed"
    elif attribute in _VALUES and value not in _VALUES[attribute]:
        yield f"{attribute} must not be “{value}”"
    elif attribute == "id" and not _NAME.fullmatch(value):
        yield f"“{value}” is no id"
    elif name in ("mrk", "sm") and attribute == "type" and not _TYPE.fullmatch(value):
        yield f"type must not be “{value}”"
    elif attribute == "hex" and not _is_control(value):
        yield f"hex “{value}” is no character that XML cannot hold"


def _is_control(value: str) -> bool:
    """Whether `<cp hex>` is needed: the code point is none that XML 1.0 allows."""
    if not re.fullmatch("[0-9A-Fa-f]{4,6}", value):
        return False
    code = int(value, 16)
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD
    return not allowed and code < 0x10000


def _of_annotation(element: etree._Element) -> Iterator[str]:
    """A comment needs its text or a note, and not both; a lone end code its own id."""
    name = local_name(element)
    is_comment = name in ("mrk", "sm") and element.get("type") == "comment"
    if is_comment and (element.get("value") is None) == (element.get("ref") is None):
        yield "a comment has either value or ref"
    if name == "ec" and (element.get("isolated") == "yes") != bool(element.get("id")):
        yield "the id belongs to an isolated end code, startRef to any other"
    if element.get("copyOf") and any(element.get(attribute) for attribute in _DATA_REFS):
        yield "a copy has no data of its own"


def _of_children(element: etree._Element) -> Iterator[str]:
    """Elements that must not stand in this one, or not where they do."""
    name = local_name(element)
    allowed = _CHILDREN.get(name)
    space = str(element.tag).rpartition("}")[0]
    rank = 0
    for child in element:
        inner = local_name(child)
        is_core = str(child.tag).rpartition("}")[0] == space
        if allowed is not None and inner and (inner not in allowed or not is_core):
            yield f"there must be no <{inner}> in it"
        if name == "unit":
            here = _ORDER.get(inner, 0) if is_core else 0
            if here < rank:
                yield f"<{inner}> stands too far down"
            rank = max(rank, here)


def _of_language(element: etree._Element, root: etree._Element) -> Iterator[str]:
    name = local_name(element)
    if name not in ("source", "target"):
        return
    expected = root.get("srcLang" if name == "source" else "trgLang")
    if expected is None and name == "target":
        yield "there is a target, but the file does not name its language (trgLang)"
    given = _inherited(element, "lang")
    if given and expected and given.lower() != expected.lower():
        yield f"its language is {given}, the file says {expected}"


def _inherited(element: etree._Element, name: str) -> str | None:
    """The value of an attribute of XML on the element, or else on the nearest around it."""
    carriers = (element, *element.iterancestors())
    return next((value for each in carriers if (value := each.get(f"{_XML}{name}"))), None)


def _of_ids(
    unit: etree._Element, core: list[etree._Element]
) -> Iterator[tuple[etree._Element, str]]:
    """Ids given twice on one side (a target repeats its source), and data that is not there."""
    taken: set[tuple[str, str]] = set()
    for element in core:
        name = local_name(element)
        identity = element.get("id")
        if name not in _WITH_ID or element is unit or not identity:
            continue
        in_target = next(element.iterancestors("{*}target"), None) is not None
        kind = name if name in ("data", "note") else "target" if in_target else "part"
        if (kind, identity) in taken:
            yield element, f"the id “{identity}” is given twice"
        taken.add((kind, identity))
    data = {identity for kind, identity in taken if kind == "data"}
    parts = {identity for kind, identity in taken if kind not in ("data", "note")}
    for element in core:
        copied = element.get("copyOf")
        if copied and copied not in parts:
            yield element, f"copyOf “{copied}” leads nowhere"
        for attribute in _DATA_REFS:
            reference = element.get(attribute)
            if reference and reference not in data:
                yield element, f"{attribute} “{reference}” leads nowhere"


def _of_parts(unit: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    parts = [child for child in unit if local_name(child) in ("segment", "ignorable")]
    if not any(local_name(part) == "segment" for part in parts):
        yield unit, "there is no segment"
    for part in parts:
        sources = [child for child in part if local_name(child) == "source"]
        if len(sources) != 1:
            yield part, "there must be one source"
    for name, inner in (("notes", "note"), ("originalData", "data")):
        for holder in unit.iterchildren(f"{{*}}{name}"):
            if holder.find(f"{{*}}{inner}") is None:
                yield holder, f"there is no {inner}"
    orders = [
        target.get("order") or str(number)
        for number, part in enumerate(parts, 1)
        if (target := part.find("{*}target")) is not None
    ]
    if len(orders) != len(set(orders)):
        yield unit, "two targets have the same order"
    yield from _of_spaces(parts)


def _of_spaces(parts: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """Targets that keep their white space otherwise than their sources."""
    for part in parts:
        source, target = part.find("{*}source"), part.find("{*}target")
        if source is None or target is None:
            continue
        if (_inherited(source, "space") or "default") != (_inherited(target, "space") or "default"):
            yield target, "its xml:space is another than that of its source"
