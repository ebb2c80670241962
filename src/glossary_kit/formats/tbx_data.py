"""The data categories of one level of a TBX entry, whatever the style: (category, text) pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from glossary_kit.formats.safe_xml import LOCAL_NAMES, language_of, line_of, local_name, text_of

LANGUAGES = ("langSet", "langSec")
TERMS = ("tig", "ntig", "termSec")
_LEVELS = frozenset({*LANGUAGES, *TERMS, "term", ""})
_META = frozenset(
    {
        *("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"),
        *("transac", "transacNote", "xref"),
    }
)
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]+")


class Datum(NamedTuple):
    """One data category with its text as it stands in the file.

    `attached` are the data grouped with it, such as the source of a definition. What few
    readers ask for is taken from the element when they do, so ask before it is emptied.
    """

    category: str
    text: str
    element: etree._Element
    attached: tuple[Datum, ...] = ()

    @property
    def tidy(self) -> str:
        """The text without the line breaks and the indentation of pretty-printed XML."""
        return tidied(self.text)

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
        local = LOCAL_NAMES[child.tag]
        if local in _LEVELS:
            continue
        if local == "termGrp":
            found += data_of(child)
        elif local.endswith("Grp"):
            found += _group(child)
        else:  # by far the most: no call but what must be
            category = child.get("type", "") if local in _META else local
            found.append(Datum(category, text_of(child), child))
    return found


def _group(group: etree._Element) -> Iterator[Datum]:
    """The first datum of a group with the rest attached; a second main datum stands alone."""
    members = [child for child in group if local_name(child)]
    if not members:
        return
    main, *rest = members
    again = [child for child in rest if local_name(child) == local_name(main) and _is_main(child)]
    attached = tuple(_datum(child) for child in rest if child not in again)
    yield _datum(main, attached)
    yield from map(_datum, again)


def _is_main(element: etree._Element) -> bool:
    return local_name(element) in ("descrip", "admin", "termNote", "transac")


def _datum(element: etree._Element, attached: tuple[Datum, ...] = ()) -> Datum:
    local = LOCAL_NAMES[element.tag]
    category = element.get("type", "") if local in _META else local
    return Datum(category, text_of(element), element, attached)


class Section(NamedTuple):
    """A term section: its `<term>` elements (one, if it is right) and all it holds."""

    element: etree._Element
    terms: list[etree._Element]
    children: list[etree._Element]


def terms_of(language: Iterable[etree._Element]) -> Iterator[Section]:
    """The term sections among the children of a language; what `<termGrp>` holds is theirs."""
    for element in language:
        if LOCAL_NAMES[element.tag] not in TERMS:
            continue
        children = list(element)
        names = [LOCAL_NAMES[child.tag] for child in children]
        if "termGrp" in names:
            children = [inner for child in children for inner in _ungrouped(child)]
            names = [LOCAL_NAMES[child.tag] for child in children]
        terms = [child for child, name in zip(children, names, strict=True) if name == "term"]
        yield Section(element, terms, children)


def _ungrouped(child: etree._Element) -> Iterable[etree._Element]:
    return child if LOCAL_NAMES[child.tag] == "termGrp" else (child,)
