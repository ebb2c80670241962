"""Writing XML as a stream of lines: deterministic, indented, never inside a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO

from glossary_kit.errors import DataError

Attributes = Mapping[str, str | None]

# What XML 1.0 (production 2, Char) does not allow, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """`text`, which documents can hold.

    Raises:
        DataError: a character that XML cannot hold, such as U+0000.

    """
    bad = _FORBIDDEN.search(text)
    if bad:
        raise DataError(
            f"the text “{text[max(0, bad.start() - 20) : bad.start()]}…” holds the control "
            f"character U+{ord(bad[0]):04X}, which XML cannot carry",
            hint="delete the character; it shows nothing",
        )
    return text


def escaped(text: str) -> str:
    """`text` as XML character data.

    Raises: DataError as `writable`.
    """
    text = writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escaped_value(text: str) -> str:
    """`text` as the inside of a double-quoted XML attribute."""
    text = escaped(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


class XmlWriter:
    """Elements written to a stream one after another; attributes of `None` are left out."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._open: list[str] = []
        self.line('<?xml version="1.0" encoding="UTF-8"?>')

    def line(self, markup: str) -> None:
        """Write one line of markup as it is, indented."""
        self._stream.write(f"{'  ' * len(self._open)}{markup}\n".encode())

    def start(self, tag: str, attributes: Attributes | None = None) -> None:
        """Open an element that holds elements."""
        self.line(_tag(tag, attributes, ">"))
        self._open.append(tag)

    def end(self) -> None:
        """Close the element opened last."""
        tag = self._open.pop()
        self.line(f"</{tag}>")

    def leaf(self, tag: str, text: str, attributes: Attributes | None = None) -> None:
        """Write an element that holds nothing but text."""
        self.mixed(tag, escaped(text), attributes)

    def mixed(self, tag: str, markup: str, attributes: Attributes | None = None) -> None:
        """Write an element whose inside is `markup`, already escaped."""
        self.line(f"{_tag(tag, attributes, '>')}{markup}</{tag}>")

    def empty(self, tag: str, attributes: Attributes | None = None) -> None:
        """Write an element with attributes only."""
        self.line(_tag(tag, attributes, "/>"))


def _tag(tag: str, attributes: Attributes | None, end: str) -> str:
    pairs = (attributes or {}).items()
    given = "".join(f' {key}="{escaped_value(text)}"' for key, text in pairs if text is not None)
    return f"<{tag}{given}{end}"
