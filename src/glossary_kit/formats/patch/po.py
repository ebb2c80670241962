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
class PoTarget:
    """A `msgstr`: its quoted strings from `start` to `end`, and its characters with places."""

    start: int
    end: int
    characters: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class PoEntry:
    """One entry that is not obsolete: its `msgid` and its targets, by index.

    Behind its comments it begins at `start`; `flags` and `previous` are its lines of these
    (`#,` and `#|`) without line ends.
    """

    msgid: str = ""
    has_msgid: bool = False
    start: int = -1
    flags: list[tuple[int, int]] = field(default_factory=list)
    previous: list[tuple[int, int]] = field(default_factory=list)
    targets: dict[int, PoTarget] = field(default_factory=dict)

    def add(self, name: str, index: int, string: str, first: int) -> None:
        """Take one quoted `string` of the field `name`, the first character being at `first`."""
        characters = _characters(string, first)
        if name == "msgid":
            self.has_msgid = True
            self.msgid += "".join(value for *_, value in characters)
        elif name == "msgstr":
            target = self.targets.setdefault(index, PoTarget(first - 1, first))
            target.end = first + len(string) + 1
            target.characters.extend(characters)


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
    return targets(data).edited(edits, escaped)


def escaped(text: str) -> str:
    """`text` as the inside of a quoted string."""
    return text.translate(_ESCAPED)


def _segments(text: str) -> Iterator[Segment]:
    for entry in po_entries(text):
        for _, target in sorted(entry.targets.items()):
            yield Segment(
                "".join(value for *_, value in target.characters),
                [(start, end) for start, end, _ in target.characters],
            )


def po_entries(text: str) -> Iterator[PoEntry]:
    """The entries of a PO file that the reader makes units of: without header, none obsolete."""
    header_seen = False
    for entry in _entries(text):
        if entry.msgid or header_seen:
            yield entry
        header_seen = header_seen or not entry.msgid


def _entries(text: str) -> Iterator[PoEntry]:
    entry, comments = PoEntry(), PoEntry()
    current: tuple[str, int] = ("", 0)
    for start, line in _lines(text):
        if line.lstrip().startswith("#"):
            comments = _with_comment(comments, start, line)
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
                entry = PoEntry()
        if entry.start < 0:
            entry.start, entry.flags, entry.previous = start, comments.flags, comments.previous
            comments = PoEntry()
        entry.add(*current, match["string"], start + match.start("string"))
    if entry.has_msgid:
        yield entry


def _with_comment(comments: PoEntry, start: int, line: str) -> PoEntry:
    """The lines of flags and of earlier texts so far; those of an obsolete entry are none."""
    place = (start, start + len(line))
    kind = line.lstrip()[:2]
    if kind == "#~":
        return PoEntry()
    if kind == "#,":
        comments.flags.append(place)
    elif kind == "#|":
        comments.previous.append(place)
    return comments


def _characters(string: str, offset: int) -> Iterator[tuple[int, int, str]]:
    for match in _CHARACTER.finditer(string):
        value = _MEANT.get(match[0], match[0])
        yield offset + match.start(), offset + match.end(), value


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` without their ends, and where they begin."""
    start = 0
    for number, line in enumerate(re.split("(\r\n|\n|\r)", text)):
        if number % 2 == 0:
            yield start, line
        start += len(line)
