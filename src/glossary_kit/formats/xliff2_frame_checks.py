"""What XLIFF 2 does not allow around its units: in files, groups, and in front of them.

The file is a stream: what stands in front of a unit or a group is there with it and gone with the
next, what stands behind the last one is there when the container closes. Each is seen once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from glossary_kit.formats.safe_xml import local_name
from glossary_kit.formats.xliff2_code_checks import SUB_FLOWS
from glossary_kit.formats.xliff2_module_checks import (
    SIZE_DATA,
    problems_of_attributes,
    problems_of_modules,
)

Problems = Iterator[tuple[etree._Element, str]]
_MODULES = "{urn:oasis:names:tc:xliff:"
_REF = SIZE_DATA.removesuffix("data") + "sizeInfoRef"
_REFERRING = SUB_FLOWS | {_REF}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xX](-[A-Za-z0-9]{1,8})+")


class FrameChecks:
    """Checks what stands around the units of one file."""

    def __init__(self) -> None:
        self._groups: set[str] = set()
        self._files: set[str] = set()
        self._units: set[str] = set()
        self._size_data: set[str] = set()
        self._looked_beside: set[etree._Element] = set()
        self._flows: list[tuple[etree._Element, str, str]] = []

    def root(self, root: etree._Element) -> Problems:
        """What is wrong with the languages that the file names."""
        for name in ("srcLang", "trgLang"):
            tag = root.get(name)
            if tag is not None and not _LANGUAGE.fullmatch(tag):
                yield root, f"{name} “{tag}” is no language tag"

    def unit(self, unit: etree._Element) -> Problems:
        """What is wrong in front of the unit, and with references out of it."""
        yield from self._in_front(unit)
        self._units.add(unit.get("id", ""))
        sized: list[etree._Element] = []
        for element in unit.iter("*"):
            for name in _REFERRING.intersection(element.attrib):
                if name == _REF:
                    sized.append(element)
                else:
                    each = element.get(name, "")
                    self._flows += [(element, name, flow) for flow in each.split()]
        yield from self._sizes(unit, sized)

    def group(self, group: etree._Element) -> Problems:
        """What is wrong with a group that closes, and in front of it."""
        yield from _of_id(group, self._groups)
        yield from self._in_front(group)
        yield from self._closing(group)

    def file(self, file: etree._Element) -> Problems:
        """What is wrong with a file that closes, and in front of it."""
        yield from _of_id(file, self._files)
        yield from _outside(file.itersiblings(preceding=True))
        yield from self._closing(file)
        for code, attribute, name in self._flows:
            if name not in self._units:
                yield code, f"{attribute} “{name}” leads to no unit of the file"
        if not any(local_name(child) in ("unit", "group") for child in file):
            yield file, "there is no unit"
        self._groups.clear()
        self._units.clear()
        self._size_data.clear()
        self._looked_beside.clear()
        self._flows.clear()

    def end(self, root: etree._Element) -> Problems:
        """What is wrong behind the last file, and where there is none."""
        if not any(local_name(child) == "file" for child in root):
            yield root, "there is no file"
        yield from _outside(root)

    def _in_front(self, element: etree._Element) -> Problems:
        """What stands between the unit or group before and this one, or the begin of its parent."""
        before = list(element.itersiblings(preceding=True))
        is_behind = any(local_name(each) in ("unit", "group") for each in before)
        others = [each for each in reversed(before) if local_name(each) not in ("unit", "group")]
        for each in others:
            if is_behind:
                yield each, "it must stand in front of the units"
        yield from self._of_holder(others)

    def _closing(self, holder: etree._Element) -> Problems:
        """What stands in a file or a group behind its last unit, or alone; and its attributes."""
        is_behind = False
        others: list[etree._Element] = []
        for child in holder:
            if local_name(child) in ("unit", "group"):
                is_behind = True
            elif is_behind:
                others.append(child)
                yield child, "it must stand in front of the units"
            elif next(holder.iterchildren("{*}unit", "{*}group"), None) is None:
                others.append(child)
        yield from self._of_holder(others)
        yield from ((holder, problem) for problem in problems_of_attributes(holder))
        yield from self._sizes(holder, [holder] if holder.get(_REF) else [])

    def _of_holder(self, elements: Iterable[etree._Element]) -> Problems:
        """What is wrong with skeletons, notes, modules and extensions of one file or group."""
        elements = list(elements)
        for element in elements:
            if local_name(element) == "skeleton":
                yield from _of_skeleton(element)
            elif local_name(element) == "notes":
                yield from _of_notes(element)
        yield from problems_of_modules(elements)
        yield from problems_of_extensions(elements)

    def _sizes(self, element: etree._Element, sized: Sequence[etree._Element]) -> Problems:
        """References to size data that nothing in the element, beside or around it, holds."""
        for holder in (element, *element.iterancestors()):
            if holder not in self._looked_beside:
                self._looked_beside.add(holder)
                self._size_data |= _size_ids(holder.itersiblings(SIZE_DATA, preceding=True))
        self._looked_beside.discard(element)  # it closes
        own = _size_ids(element.iter(SIZE_DATA)) if sized else set()
        for each in sized:
            if each.get(_REF) not in self._size_data | own:
                yield each, f"sizeInfoRef “{each.get(_REF)}” leads nowhere"


def _of_id(element: etree._Element, taken: set[str]) -> Problems:
    """What is wrong with the id of the element, which is then `taken`."""
    identity = element.get("id", "")
    if not identity:
        yield element, "the id is missing"
    elif identity in taken:
        yield element, f"the id “{identity}” is given twice"
    taken.add(identity)


def _outside(elements: Iterable[etree._Element]) -> Problems:
    """Extensions outside the files; since 2.2 notes and metadata may stand there."""
    for element in elements:
        if local_name(element) and not str(element.tag).startswith(_MODULES):
            yield element, "it stands outside the files"


def _size_ids(data: Iterable[etree._Element]) -> set[str]:
    """The ids in this size data."""
    return {identity for each in data for inner in each.iter("*") if (identity := inner.get("id"))}


def _of_skeleton(skeleton: etree._Element) -> Problems:
    filled = len(skeleton) or (skeleton.text or "").strip()
    if skeleton.get("href") and filled:
        yield skeleton, "there is content beside href"
    elif not skeleton.get("href") and not filled:
        yield skeleton, "there is neither content nor href"


def _of_notes(notes: etree._Element) -> Problems:
    taken: set[str] = set()
    found = list(notes.iterchildren("{*}note"))
    if not found:
        yield notes, "there is no note"
    for note in found:
        identity = note.get("id")
        if identity and identity in taken:
            yield note, f"the id “{identity}” is given twice"
        taken.add(identity or "")
        yield from ((note, problem) for problem in problems_of_attributes(note))


def problems_of_extensions(elements: Iterable[etree._Element]) -> Problems:
    """Ids that extensions of one holder, those of one namespace, give twice."""
    taken: set[tuple[str, str]] = set()
    for element in elements:
        if str(element.tag).startswith(_MODULES) or not local_name(element):
            continue
        for inner in element.iter("*"):
            identity = inner.get("id") or inner.get(_XML_ID)
            key = (str(inner.tag).rpartition("}")[0], identity or "")
            if identity and key in taken:
                yield inner, f"the id “{identity}” is given twice"
            taken.add(key)
