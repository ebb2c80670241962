"""PO files with single `msgstr` put right: wrapping, comments and line ends stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from glossary_kit.formats.patch.edits import Edits, Segment, Targets, file_text, misplaced

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_LINE = re.compile(
    r"^[ \t]*(?:(?P<field>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<index>\d)\])?\s*)?"
    r'"(?P<string>.*)"[ \t]*$'
)
_CHARACTER = re.compile(r'\\[\\ntrvbf"]|.', re.DOTALL)
_MEANT = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\v": "\v", "\\b": "\b", "\\f": "\f"}
_MEANT |= {"\\\\": "\\", '\\"': '"'}
_ESCAPED = str.maketrans({character: escape for escape, character in _MEANT.items()})


@dataclass(slots=True)
class _Entry:
    """One entry that is not obsolete: its `msgid` and the places of its `msgstr`, by index."""

    msgid: str = ""
    has_msgid: bool = False
    targets: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)


def targets(data: bytes) -> Targets:
    """The `msgstr` of the PO file `data`; every plural form is a unit of its own.

    Raises: FormatError if the file cannot be made sense of.
    """
    charset = _CHARSET.search(data[:65536])
    encoding = charset[1].decode("ascii") if charset else "utf-8"
    file = file_text(data, "utf-8" if encoding.upper() in ("CHARSET", "UTF-8") else encoding)
    return Targets(file, _segments(file.text))


def patch(data: bytes, edits: Edits) -> bytes:
    """The PO file `data` after `edits`.

    Raises: FormatError if a target is not found.
    """
    return targets(data).edited(edits, lambda text: text.translate(_ESCAPED))


def _segments(text: str) -> Iterator[Segment]:
    header_seen = False
    for entry in _entries(text):
        if not entry.msgid and not header_seen:
            header_seen = True
            continue
        for _, strings in sorted(entry.targets.items()):
            yield Segment(
                "".join(value for *_, value in strings),
                [(start, end) for start, end, _ in strings],
            )


def _entries(text: str) -> Iterator[_Entry]:
    entry = _Entry()
    current: tuple[str, int] = ("", 0)
    for start, line in _lines(text):
        if line.lstrip().startswith("#") or not line.strip():
            continue
        match = _LINE.match(line)
        if not match:
            raise misplaced()
        if match["field"]:
            current = (match["field"], int(match["index"] or 0))
            begins = current[0] == "msgctxt" or (current[0] == "msgid" and entry.has_msgid)
            if begins and (entry.targets or entry.has_msgid):
                yield entry
                entry = _Entry()
        characters = _characters(match["string"], start + match.start("string"))
        if current[0] == "msgid":
            entry.has_msgid = True
            entry.msgid += "".join(value for *_, value in characters)
        elif current[0] == "msgstr":
            entry.targets.setdefault(current[1], []).extend(characters)
    if entry.has_msgid:
        yield entry


def _characters(string: str, offset: int) -> Iterator[tuple[int, int, str]]:
    for match in _CHARACTER.finditer(string):
        value = _MEANT.get(match[0], match[0])
        yield offset + match.start(), offset + match.end(), value


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in re.split("(\r\n|\n|\r)", text):
        yield start, line
        start += len(line)
