"""A Word document as an archive of parts: which there are, and what they hold."""

from __future__ import annotations

import codecs
import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from zipfile import ZipFile

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.docx.fonts import Styles, read_styles
from glossary_kit.formats.safe_xml import elements
from glossary_kit.formats.safe_zip import open_archive, read_member

HINT = "save it as “Word Document (.docx)”, without a password"
CONTENT_TYPES = "[Content_Types].xml"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LARGEST_PART = 256 * 1024 * 1024
_DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>")
_NUMBERS = re.compile("([0-9]+)")


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: the kind, as the last word of its type, and the part's name."""

    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Story:
    """A part with text of its own, and how people call it."""

    label: str
    part: str


class Package:
    """The parts of the Word document `data`, called `name`.

    Raises: FormatError if it is none, or not safe to open.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.archive: ZipFile = open_archive(data, name, what="Word document", hint=HINT)
        self._members = frozenset(self.archive.namelist())
        if CONTENT_TYPES not in self._members:
            raise self._no_document("the archive holds no Office document")

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def read(self, part: str) -> bytes:
        """The bytes of a part, in UTF-8 if it is XML.

        Raises: FormatError if there is no such part, or it is damaged or too large.
        """
        if part not in self._members:
            raise self._no_document(f"the part {part} is missing")
        if self.archive.getinfo(part).file_size > _LARGEST_PART:
            raise self._no_document(f"its part {part} is larger than {_LARGEST_PART // 1024**2} MB")
        data = read_member(self.archive, part, self.name)
        if data.startswith(_UTF16):
            return _DECLARATION.sub("", data.decode("utf-16", "replace")).encode()
        return data

    @cached_property
    def document(self) -> str:
        """The name of the main part."""
        main = (each.part for each in self.relationships("") if each.kind == "officeDocument")
        part = next(main, "")
        if part not in self._members:
            raise self._no_document("it does not say where its text is")
        return part

    def relationships(self, part: str) -> list[Relationship]:
        """What `part` refers to inside the document; the empty name is the document itself."""
        folder, base = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        if where not in self._members:
            return []
        found = elements(
            io.BytesIO(self.read(where)),
            f"{self.name}, {where}",
            roots={"Relationships"},
            wanted={"Relationship"},
        )
        return [
            Relationship(
                kind=(each.get("Type") or "").rpartition("/")[2],
                part=posixpath.normpath(posixpath.join("/", folder, each.get("Target") or ""))[1:],
            )
            for each in found
            if each.get("TargetMode") != "External"
        ]

    def stories(self) -> Iterator[Story]:
        """The parts with text: the body, headers, footers, footnotes, endnotes."""
        yield Story("body", self.document)
        related = self.relationships(self.document)
        for kind in ("header", "footer"):
            parts = sorted({each.part for each in related if each.kind == kind}, key=_natural)
            yield from (Story(f"{kind} {n}", p) for n, p in enumerate(parts, 1) if p in self)
        for kind in ("footnotes", "endnotes"):
            parts = [each.part for each in related if each.kind == kind and each.part in self]
            yield from (Story(kind[:-1], part) for part in parts[:1])

    @cached_property
    def styles(self) -> Styles:
        """The fonts that the styles of the document name."""
        related = self.relationships(self.document)
        part = next((each.part for each in related if each.kind == "styles"), "")
        return read_styles(self.read(part), f"{self.name}, {part}") if part in self else Styles()

    def _no_document(self, why: str) -> FormatError:
        what = f"this is no Word document that can be read: {why}"
        return FormatError(what, at=Location(path=self.name), hint=HINT)


def _natural(part: str) -> list[tuple[int, str]]:
    """A key that puts header10 after header9."""
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in _NUMBERS.split(part)]
