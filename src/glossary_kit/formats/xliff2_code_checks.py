"""What XLIFF 2 does not allow of the inline codes of a unit (OASIS XLIFF 2.1, 4.7).

Codes that are not closed, that may not be copied, deleted or moved and were, values outside
their lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from glossary_kit.formats.safe_xml import local_name

Problems = Iterator[tuple[etree._Element, str]]
_CODES = ("pc", "ph", "sc", "ec")
_SAME = ("canCopy", "canDelete", "canOverlap")
# What the end of a code must say where its start may not be moved.
_END_OF = {"yes": "yes", "no": "no", "firstNo": "no"}
_TYPES = ("fmt", "ui", "quote", "link", "image", "other")
_SUB_TYPES = {
    **dict.fromkeys(("xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"), "fmt"),
    "xlf:var": "ui",
}
_NAME = re.compile(r"[\w.:-]+")
SUB_FLOWS = frozenset({"subFlows", "subFlowsStart", "subFlowsEnd"})
"""The attributes that name units whose text belongs inside a code."""


def problems_of_codes(unit: etree._Element) -> Problems:
    """What is wrong with the codes of this unit, each with its element."""
    source, target = (_content(unit, side) for side in ("source", "target"))
    used: set[str] = set()
    for element in (*source, *target):
        used.update(map(str, element.attrib))
        if local_name(element) in _CODES:
            yield from ((element, problem) for problem in _of_code(element))
    yield from _unclosed(source)
    yield from _unclosed(target)
    if "copyOf" in used:
        yield from _copied(unit)
    if "canDelete" in used:
        yield from _deleted(unit, target)
    if "canReorder" in used:
        yield from _out_of_order(source)
        yield from _out_of_order(target)
        yield from _moved(unit, target)


def _content(unit: etree._Element, side: str) -> list[etree._Element]:
    holders = unit.iterfind(f"{{*}}*/{{*}}{side}")
    return [element for holder in holders for element in holder.iterdescendants("*")]


def _of_code(code: etree._Element) -> Iterator[str]:
    kind, sub = code.get("type"), code.get("subType", "")
    if kind is not None and kind not in _TYPES:
        yield f"type must not be “{kind}”"
    if sub.startswith("xlf:") and _SUB_TYPES.get(sub) != kind:
        yield f"subType “{sub}” does not go with the type {kind}"
    if code.get("canReorder", "yes") != "yes" and local_name(code) != "ec":
        for other in ("canCopy", "canDelete"):
            if code.get(other, "yes") != "no":
                yield f"what may not be moved needs {other}=“no”"
    for attribute in SUB_FLOWS.intersection(code.attrib):
        for name in code.get(attribute, "").split():
            if not _NAME.fullmatch(name):
                yield f"{attribute}: “{name}” is no id"


def _unclosed(content: Sequence[etree._Element]) -> Problems:
    """Spanning codes and annotations that are not opened or not closed on one side."""
    for start, end in (("sc", "ec"), ("sm", "em")):
        opened: dict[str, etree._Element] = {}
        for element in content:
            if element.get("isolated") == "yes":
                continue
            if local_name(element) == start:
                opened[element.get("id", "")] = element
            elif local_name(element) == end:
                begin = opened.pop(element.get("startRef", ""), None)
                if begin is None:
                    yield element, f"it closes no <{start}>"
                elif not _alike(begin, element):
                    yield element, f"it may be edited otherwise than its <{start}>"
        for element in opened.values():
            yield element, f"it is never closed by an <{end}>"


def _alike(start: etree._Element, end: etree._Element) -> bool:
    movable = _END_OF.get(start.get("canReorder", "yes"))
    return movable == end.get("canReorder", "yes") and all(
        start.get(key) == end.get(key) for key in _SAME
    )


def _out_of_order(content: Sequence[etree._Element]) -> Problems:
    """Codes that may not be moved, and follow none that begins such a sequence."""
    fixed = False
    for code in content:
        if local_name(code) not in ("pc", "ph", "sc"):
            continue
        movable = code.get("canReorder", "yes")
        if movable == "no" and not fixed:
            yield code, "what may not be moved begins with canReorder=“firstNo”"
        fixed = movable != "yes"


def _copied(unit: etree._Element) -> Problems:
    fixed = {code.get("id") for code in unit.iterdescendants("*") if code.get("canCopy") == "no"}
    for code in unit.iterdescendants("*"):
        if code.get("copyOf") and code.get("copyOf") in fixed:
            yield code, f"the code “{code.get('copyOf')}” must not be copied"


def _deleted(unit: etree._Element, target: Sequence[etree._Element]) -> Problems:
    """Codes of segments with a target that must not be deleted and stand in no target."""
    kept = {code.get("id") for code in target}
    for part in unit.iterfind("{*}*"):
        holder = part.find("{*}target")
        if holder is None:
            continue
        for code in part.iterfind("{*}source//{*}*"):
            is_fixed = code.get("canDelete") == "no" and local_name(code) in ("pc", "ph", "sc")
            if is_fixed and code.get("id") not in kept:
                yield holder, f"the code “{code.get('id')}” must not be deleted"


def _moved(unit: etree._Element, target: Sequence[etree._Element]) -> Problems:
    """Sequences of codes that may not be moved, and stand otherwise in the target."""
    translated = [edge[:2] for edge in _edges(unit, "target")]
    places = {edge: place for place, edge in reversed(list(enumerate(translated)))}
    codes = {code.get("id"): code for code in target}
    for sequence in _fixed(_edges(unit, "source")):
        here = [edge[:2] for edge in sequence]
        first = places.get(here[0])
        if first is None or not all(edge in places for edge in here):
            continue
        if translated[first : first + len(here)] != here:
            yield codes[here[0][0]], "it and the codes after it must not be moved"


_Edge = tuple[str, str, str]
"""A code by its id, where it is a start or an end, and whether it may be moved."""


def _edges(unit: etree._Element, side: str) -> list[_Edge]:
    found: list[_Edge] = []
    for holder in unit.iterfind(f"{{*}}*/{{*}}{side}"):
        for event, code in etree.iterwalk(holder, events=("start", "end")):
            name, movable = local_name(code), code.get("canReorder", "yes")
            if name in ("ph", "sc", "ec") and event == "start":
                identity = code.get("id") or code.get("startRef", "")
                found.append((identity, "end" if name == "ec" else "start", movable))
            elif name == "pc":
                found.append((code.get("id", ""), event, movable))
    return found


def _fixed(edges: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """The stretches from a code with `firstNo` up to the next one that may be moved."""
    sequence: list[_Edge] = []
    for edge in edges:
        if edge[2] == "firstNo" and edge[1] == "start":
            if sequence:
                yield sequence
            sequence = [edge]
        elif sequence and edge[2] != "yes":
            sequence.append(edge)
        elif sequence:
            yield sequence
            sequence = []
    if sequence:
        yield sequence
