"""The data categories of one level of a TBX entry, whatever the style: (category, text) pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from glossary_kit.formats.safe_xml import language_of, line_of, local_name, text_of

LANGUAGES = ("langSet", "langSec")
TERMS = ("tig", "ntig", "termSec")
_LEVELS = (*LANGUAGES, *TERMS, "term", "termGrp", "termCompList")
_META = (
    *("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"),
    *("transac", "transacNote", "xref"),
)
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]+")


class Datum(NamedTuple):
    """One data category with its text as it stands in the file.

    `attached` are the data grouped with it, such as the source of a definition.
    """

    category: str
    text: str
    target: str | None
    lang: str | None
    line: int | None
    attached: tuple[Datum, ...] = ()

    @property
    def tidy(self) -> str:
        """The text without the line breaks and the indentation of pretty-printed XML."""
        return tidied(self.text)


def tidied(text: str) -> str:
    """`text` trimmed, and line breaks followed by indentation made one space."""
    text = text.strip(" \t\r\n")
    return _WRAP.sub(" ", text) if "\n" in text or "\r" in text else text


def data_of(level: etree._Element) -> Iterator[Datum]:
    """The data categories that stand directly at `level`, groups resolved, in file order."""
    for child in level:
        local = local_name(child)
        if local == "termGrp":
            yield from data_of(child)
        elif local.endswith("Grp"):
            yield from _group(child)
        elif local not in _LEVELS and local:
            yield _datum(child)


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
    local = local_name(element)
    return Datum(
        category=element.get("type", "") if local in _META else local,
        text=text_of(element),
        target=element.get("target"),
        lang=language_of(element),
        line=line_of(element),
        attached=attached,
    )


def terms_of(language: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The term sections of a language, each with its `<term>` elements (one, if it is right)."""
    for child in language:
        if local_name(child) in TERMS:
            inside = [child, *child.iterchildren("{*}termGrp")]
            yield child, [term for each in inside for term in each.iterchildren("{*}term")]
