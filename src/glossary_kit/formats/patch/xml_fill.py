"""Elements of an XML file given another content, or other attributes, as text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossary_kit.formats.patch.edits import Replacement
from glossary_kit.formats.patch.xml_text import Element, Piece
from glossary_kit.formats.xml_writing import escaped_value


def with_content(text: str, element: Element, markup: str, attributes: Mapping[str, str]) -> str:
    """The element with `markup` as its content, and with `attributes` set."""
    tag = _with_attributes(text[element.start : element.inner], attributes)
    if element.inner == element.close == element.end:
        return f"{tag[: tag.rindex('/')].rstrip()}>{markup}</{element.tag}>"
    return f"{tag}{markup}{text[element.close : element.end]}"


def set_attributes(text: str, element: Element, attributes: Mapping[str, str]) -> Replacement:
    """What to replace so that the start tag of the element has `attributes`."""
    tag = text[element.start : element.inner]
    return element.start, element.inner, _with_attributes(tag, attributes)


def inserted_after(text: str, parent: Element, element: Element, markup: str) -> Replacement:
    """What to insert behind `element`, a child of `parent`, indented as that is."""
    place = parent.children.index(element)
    before = parent.children[place - 1] if place else None
    indent = text[before.start : before.end] if isinstance(before, Piece) else ""
    return element.end, element.end, indent + markup


def sibling_tag(element: Element, name: str) -> str:
    """The `name` with the prefix that `element` has."""
    prefix, colon, _ = element.tag.rpartition(":")
    return f"{prefix}{colon}{name}"


def _with_attributes(tag: str, attributes: Mapping[str, str]) -> str:
    """The start tag with `attributes`: new ones stand last, others where they stood."""
    for name, value in attributes.items():
        written = f'{name}="{escaped_value(value)}"'
        known = re.search(rf"(?<=\s){re.escape(name)}\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
        if known:
            tag = tag[: known.start()] + written + tag[known.end() :]
        else:
            end = len(tag) - len("/>" if tag.endswith("/>") else ">")
            tag = f"{tag[:end].rstrip()} {written}{tag[end:]}"
    return tag
