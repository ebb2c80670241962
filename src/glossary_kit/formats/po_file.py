"""PO files through polib: bytes to entries and back, with errors for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.text_input import LARGEST, decoded_bytes

if TYPE_CHECKING:
    import polib

# polib divides a file with str.splitlines, which also breaks at these; inside a quoted
# string they are text. While polib works, noncharacters stand in for them.
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_STAND_INS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7"
_HIDE = str.maketrans(_BREAKS, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _BREAKS)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_BARE_COMMENT = re.compile("(?m)^#(?=[^\\s.:,|~#])")
_FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"')
_CLOSED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"$')


@dataclass(frozen=True, slots=True, kw_only=True)
class PoEntry:
    """One entry; comments without their marks, a line each; `line` is 1-based."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str = ""
    plurals: tuple[tuple[int, str], ...] = ()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    line: int | None = None


def parsed(stream: BinaryIO, name: str) -> tuple[dict[str, str], list[PoEntry]]:
    """The header fields and the entries of a PO file.

    Raises:
        FormatError: no PO, or in another encoding than its header says.

    """
    import polib

    text = _text(stream, name)
    hidden = any(sign in text for sign in _BREAKS)
    try:
        # The line feed at the end keeps polib from taking the text for a file name.
        file = polib.pofile((text.translate(_HIDE) if hidden else text) + "\n")
    except (OSError, ValueError, IndexError, KeyError, TypeError) as error:
        found = re.search(r"\(line (\d+)\):? ?(.*)", str(error))
        raise FormatError(
            f"this PO file cannot be read: {(found and found[2]) or 'syntax error'}",
            at=Location(path=name, line=int(found[1]) if found else None),
            hint="run msgfmt -c on the file, or export it again",
        ) from None
    shown = _shown if hidden else str
    header = {key: shown(value) for key, value in file.metadata.items()}
    if not header and not list(file) and text.strip():
        raise FormatError(
            "no entry is found, so this is no PO file",
            at=Location(path=name),
            hint="check the format and the name of the file",
        )
    return header, [_entry(entry, shown) for entry in file]


def _shown(text: str) -> str:
    return text.translate(_SHOW)


def _text(stream: BinaryIO, name: str) -> str:
    data = stream.read(LARGEST + 1)
    found = _CHARSET.search(data[:65536])
    charset = found[1].decode("ascii") if found else "utf-8"
    charset = "utf-8" if charset.upper() in ("CHARSET", "UTF-8") else charset
    text = decoded_bytes(data, name, encoding=charset)
    unsound = _problem if any(sign in text for sign in _STAND_INS) else _syntax_problem
    for number, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        problem = unsound(line.strip())
        if problem:
            raise FormatError(
                f"this PO file cannot be read: {problem}",
                at=Location(path=name, line=number),
                hint="run msgfmt -c on the file, or export it again",
            )
    return _BARE_COMMENT.sub("# ", text)


def _problem(line: str) -> str | None:
    """What is wrong with a line that polib would read without a word, or not at all."""
    if any(sign in line for sign in _STAND_INS):
        return "a code point that is no character (U+FDD0 to U+FDD7)"
    return _syntax_problem(line)


def _syntax_problem(line: str) -> str | None:
    if not line or line.startswith("#"):
        return None
    if not _FIELD.match(line):
        return "this is no line of a PO file"
    return None if _CLOSED.search(line) else "a string is not closed"


def _entry(entry: polib.POEntry, shown: Callable[[str], str]) -> PoEntry:
    """The entry with its texts as they were before polib worked, which `shown` gives."""
    comments, extracted = shown(entry.tcomment or ""), shown(entry.comment or "")
    plurals = sorted(entry.msgstr_plural.items())
    return PoEntry(
        msgid=shown(entry.msgid or ""),
        msgstr=shown(entry.msgstr or ""),
        msgctxt=None if entry.msgctxt is None else shown(entry.msgctxt),
        msgid_plural=shown(entry.msgid_plural or ""),
        plurals=tuple((int(index), shown(text)) for index, text in plurals),
        comments=tuple(comments.split("\n")) if comments else (),
        extracted=tuple(extracted.split("\n")) if extracted else (),
        references=tuple(path for path, _ in entry.occurrences),
        flags=tuple(entry.flags),
        obsolete=bool(entry.obsolete),
        line=entry.linenum,
    )


def written(header: Mapping[str, str], entries: Iterable[PoEntry]) -> bytes:
    """The bytes of a PO file, UTF-8, long lines left whole.

    Raises:
        DataError: a text that holds U+0000.

    """
    import polib

    file = polib.POFile(wrapwidth=0, encoding="utf-8")
    file.metadata = dict(header)
    for entry in entries:
        if "\0" in f"{entry.msgid}{entry.msgstr}{entry.comments}{entry.extracted}":
            raise DataError("a text holds U+0000", hint="delete the character; it shows nothing")
        file.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgstr=entry.msgstr,
                msgctxt=entry.msgctxt,
                tcomment="\n".join(entry.comments),
                comment="\n".join(entry.extracted),
                flags=list(entry.flags),
            )
        )
    return f"{file}\n".encode()


def plural_forms(lang: str) -> dict[str, str]:
    """The header field that tells gettext the plural rule of `lang`; none if unknown.

    From the CLDR, through Babel: Khmer has one form.
    """
    from babel.core import UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        plural = get_plural(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {}
    return {"Plural-Forms": plural.plural_forms}
