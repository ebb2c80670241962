"""XLIFF 2.0 written: a document that its schema and its constraints allow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, groupby
from typing import BinaryIO

from glossary_kit.errors import UsageError
from glossary_kit.formats.xliff2_inline import marked_up
from glossary_kit.formats.xml_writing import XmlWriter
from glossary_kit.model.unit import TranslationUnit

NAMED = "glossary-kit:named"
"""The type of a unit whose id could not be an XML name: its `name` is the id."""

_NAME = re.compile("[A-Za-z0-9._:-]+")


def write(units: Iterable[TranslationUnit], stream: BinaryIO) -> None:
    """Write the units as XLIFF 2.0, a `<file>` for each run of units of one document.

    Raises:
        DataError: a control character, which XML cannot carry.
        UsageError: units of more than one pair of languages.

    """
    pending = iter(units)
    first = next(pending, None)
    langs = (first.source_lang, first.target_lang) if first else ("en", "km")
    writer = _Writer(stream, langs)
    for origin, group in groupby(chain([first] if first else [], pending), lambda u: u.origin):
        writer.file(origin, group)
    if first is None:
        writer.empty_file()
    writer.xml.end()


class _Writer:
    """Writes one document; knows which ids are taken."""

    def __init__(self, stream: BinaryIO, langs: tuple[str, str]) -> None:
        self.xml = XmlWriter(stream)
        self._langs = langs
        self._taken: set[str] = set()
        self._files = 0
        attributes = {
            "version": "2.0",
            "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
            "srcLang": langs[0],
            "trgLang": langs[1],
        }
        self.xml.start("xliff", attributes)

    def file(self, origin: str | None, units: Iterable[TranslationUnit]) -> None:
        self._files += 1
        attributes = {"id": f"f{self._files}", "original": origin or "", "xml:space": "preserve"}
        self.xml.start("file", attributes)
        for unit in units:
            self._unit(unit)
        self.xml.end()

    def empty_file(self) -> None:
        """A file without units, which must at least hold a group."""
        self.xml.start("file", {"id": "f1"})
        self.xml.empty("group", {"id": "g1"})
        self.xml.end()

    def _unit(self, unit: TranslationUnit) -> None:
        langs = (unit.source_lang, unit.target_lang)
        if langs != self._langs:
            raise UsageError(
                "XLIFF 2 holds one pair of languages, not "
                f"{'–'.join(self._langs)} and {'–'.join(langs)}",
                hint="export each pair of languages to its own file",
            )
        markup = marked_up(unit)
        self.xml.start("unit", self._identity(unit.id))
        if unit.notes:
            self.xml.start("notes")
            for note in unit.notes:
                self.xml.leaf("note", note)
            self.xml.end()
        if markup.data:
            self.xml.start("originalData")
            for reference, content in markup.data:
                self.xml.leaf("data", content, {"id": reference})
            self.xml.end()
        self.xml.start("segment", {"state": unit.state})
        self.xml.mixed("source", markup.source)
        self.xml.mixed("target", markup.target)
        self.xml.end()
        self.xml.end()

    def _identity(self, identity: str) -> dict[str, str]:
        """The attributes that say which unit it is: an id that is an XML name, and given once."""
        if _NAME.fullmatch(identity) and identity not in self._taken:
            self._taken.add(identity)
            return {"id": identity}
        number = len(self._taken) + 1
        while f"u{number}" in self._taken:
            number += 1
        self._taken.add(f"u{number}")
        return {"id": f"u{number}", "name": identity, "type": NAMED}
