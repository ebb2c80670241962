"""One level of a TBX entry, whatever the style: its data categories and what is below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct

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

_APART = frozenset(("", LANGUAGE, SECTION, TERM, GROUP, TERM_GROUP))
"""What stands on a level and is no datum."""

_BLANKS = " \t\r\n"
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]+")


class Datum(Struct, frozen=True):
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
    return _WRAP.sub(" ", text.strip(_BLANKS))


class Level(Struct):
    """What stands on one level of an entry, each kind in file order, groups resolved."""

    data: list[Datum]
    languages: list[etree._Element]
    sections: list[etree._Element]
    terms: list[etree._Element]


def level_of(element: etree._Element) -> Level:
    """The level that `element` is the whole of: a concept, a language, or the section of a term."""
    level = Level([], [], [], [])
    _gather(element, level)
    return level


def _gather(children: Iterable[etree._Element], level: Level) -> None:
    found = level.data.append
    for child in children:
        role = ROLES[child.tag]
        if role not in _APART:  # by far the most: no call but what must be
            category = child.get("type", "") if role is TYPED else role
            text = (text_of(child) if len(child) else child.text or "").strip(_BLANKS)
            found(Datum(category, tidied(text) if "\n" in text or "\r" in text else text, child))
        elif role is TERM:
            level.terms.append(child)
        elif role is SECTION:
            level.sections.append(child)
        elif role is LANGUAGE:
            level.languages.append(child)
        elif role is TERM_GROUP:
            _gather(child, level)
        elif role is GROUP:
            level.data += _group(child)


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
