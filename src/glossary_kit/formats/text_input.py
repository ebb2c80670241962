"""Text files from outside as text: byte order marks, encodings, sizes."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from glossary_kit.errors import FormatError, Location

LARGEST = 256 * 1024 * 1024
HEAD = 8192
"""How many bytes of a file are looked at to tell its format."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(stream: BinaryIO, name: str, *, encoding: str = "utf-8") -> str:
    """The whole text of `stream`; a byte order mark decides, else `encoding`.

    Raises:
        FormatError: more than 256 MB, another encoding, or NUL bytes.

    """
    return decoded_bytes(stream.read(LARGEST + 1), name, encoding=encoding)


def decoded_bytes(data: bytes, name: str, *, encoding: str = "utf-8") -> str:
    """The text of `data`; a byte order mark decides, else `encoding`.

    Raises:
        FormatError: more than 256 MB, another encoding, or NUL bytes.

    """
    if len(data) > LARGEST:
        raise FormatError(
            f"the file is larger than {LARGEST // 1024**2} MB",
            at=Location(path=name),
            hint="cut it into several files",
        )
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), encoding)
    try:
        text = data.decode(encoding)
    except LookupError:
        raise FormatError(
            f"the file names the encoding “{encoding}”, which is unknown",
            at=Location(path=name),
            hint="save the file as UTF-8",
        ) from None
    except UnicodeDecodeError as error:
        raise FormatError(
            f"the file is not {encoding.upper()} as expected: {error.reason}",
            at=Location(path=name, line=data.count(b"\n", 0, error.start) + 1),
            hint="save the file as UTF-8 (in Excel: “CSV UTF-8”)",
        ) from None
    if "\0" in text:
        raise FormatError(
            "the file holds NUL characters",
            at=Location(path=name, line=text.count("\n", 0, text.index("\0")) + 1),
            hint="it is damaged, or UTF-16 without a byte order mark; save it as UTF-8",
        )
    return text


def beginning(head: bytes) -> list[str]:
    """The whole lines in the first bytes of a text; what does not decode is left out."""
    encoding = next((known for mark, known in _MARKS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, "ignore")
    lines = text.splitlines()
    return lines if text.endswith("\n") or len(head) < HEAD else lines[:-1]
