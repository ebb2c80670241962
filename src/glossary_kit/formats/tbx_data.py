"""The data categories of one level of a TBX entry, whatever the style: (category, text) pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from glossary_kit.formats.safe_xml import TagTable, language_of, line_of, local_name, text_of

LANGUAGE, SECTION, TERM = "*language", "*term section", "*term"
GROUP, TERM_GROUP, TYPED = "*group", "*group of a term", "*named by its type"
_ROLES = {
    **dict.fromkeys(("langSet", "langSec"), LANGUAGE),
    **dict.fromkeys(("tig", "ntig", "termSec"), SECTION),
    "term": TERM,
    "termGrp": TERM_GROUP,
    **dict.fromkeys(("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"), TYPED),
    **dict.fromkeys(("transac", "transacNote", "xref"), TYPED),
}
ROLES = TagTable(lambda local: _ROLES.get(local) or (GROUP if local.endswith("Grp") else local))
"""What an element is, by its tag; the name of a data category, unless it is one of the above."""

_NO_DATUM = ("", LANGUAGE, SECTION, TERM)
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]+")


class Datum(NamedTuple):
    """One data category with its text, tidied.

    `attached` are the data grouped with it, such as the source of a definition. What few
    readers ask for is taken from the element when they do, so ask before it is emptied.
    """

    category: str
    text: str
    element: etree._Element
    attached: tuple[Datum, ...] = ()

    @property
    def target(self) -> str | None:
        """The id or the address that the datum points to."""
        return self.element.get("target")

    @property
    def lang(self) -> str | None:
        """The language the datum itself names."""
        return language_of(self.element)

    @property
    def line(self) -> int | None:
        """The 1-based line where the datum starts."""
        return line_of(self.element)


def tidied(text: str) -> str:
    """`text` trimmed, and line breaks followed by indentation made one space."""
    text = text.strip(" \t\r\n")
    return _WRAP.sub(" ", text) if "\n" in text or "\r" in text else text


def data_of(children: Iterable[etree._Element]) -> list[Datum]:
    """The data categories among the children of a level, groups resolved, in file order."""
    found: list[Datum] = []
    for child in children:
        role = ROLES[child.tag]
        if role in _NO_DATUM:
            continue
        if role is TERM_GROUP:
            found += data_of(child)
        elif role is GROUP:
            found += _group(child)
        else:  # by far the most: no call but what must be
            category = child.get("type", "") if role is TYPED else role
            text = text_of(child) if len(child) else child.text or ""
            found.append(Datum(category, tidied(text), child))
    return found


def _group(group: etree._Element) -> Iterator[Datum]:
    """The first datum of a group with the rest attached; a second main datum stands alone."""
    members = [child for child in group if local_name(child)]
    if not members:
        return
    main, *rest = members
    again = [child for child in rest if local_name(child) == local_name(main) and _is_main(child)]
    attached = tuple(_datum(child, ROLES[child.tag]) for child in rest if child not in again)
    yield _datum(main, ROLES[main.tag], attached)
    yield from (_datum(child, ROLES[child.tag]) for child in again)


def _is_main(element: etree._Element) -> bool:
    return local_name(element) in ("descrip", "admin", "termNote", "transac")


def _datum(element: etree._Element, role: str, attached: tuple[Datum, ...] = ()) -> Datum:
    if role is TYPED:
        category = element.get("type", "")
    else:
        category = local_name(element) if role[0] == "*" else role
    text = text_of(element) if len(element) else element.text or ""
    return Datum(category, tidied(text), element, attached)


class Section(NamedTuple):
    """A term section: its `<term>` elements (one, if it is right) and all it holds."""

    element: etree._Element
    terms: list[etree._Element]
    children: list[etree._Element]


def terms_of(language: Iterable[etree._Element]) -> Iterator[Section]:
    """The term sections among the children of a language; what `<termGrp>` holds is theirs."""
    for element in language:
        if ROLES[element.tag] is not SECTION:
            continue
        children = list(element)
        if any(ROLES[child.tag] is TERM_GROUP for child in children):
            children = [inner for child in children for inner in _ungrouped(child)]
        terms = [child for child in children if ROLES[child.tag] is TERM]
        yield Section(element, terms, children)


def _ungrouped(child: etree._Element) -> Iterable[etree._Element]:
    return child if ROLES[child.tag] is TERM_GROUP else (child,)
