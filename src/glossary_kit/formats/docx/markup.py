"""The elements that are put into a Word document: namespaces, authors, days, texts in runs."""

from __future__ import annotations

import re
from datetime import datetime

from glossary_kit.formats.xml_writing import escaped, escaped_value

AUTHOR = "glossary-kit"
_INITIALS = "gk"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD = 65536
_KHMER_FONT = "Khmer OS Siemreap"
_BY_SCRIPT = re.compile("[\u1780-\u17ff\u19e0-\u19ff\u200b\u200c]+|[^\u1780-\u17ff\u19e0-\u19ff]+")
_ID = re.compile(rb'\bw:id="([0-9]{1,9})"')


def is_strict(part: bytes) -> bool:
    """Whether `part` is in the strict form of the format, which has namespaces of its own."""
    return _STRICT in part[:_HEAD]


def declared(part: bytes) -> bytes:
    """The attribute that our elements need so that `w:` means what it should; mostly none."""
    namespace = _STRICT if is_strict(part) else _TRANSITIONAL
    known = re.search(rb"\bxmlns:w\s*=\s*[\"']" + re.escape(namespace), part[:_HEAD])
    return b"" if known else b' xmlns:w="' + namespace + b'"'


def free_id(part: bytes) -> int:
    """A number above all ids in `part`."""
    return max((int(found[1]) for found in _ID.finditer(part)), default=0) + 1


def signed(when: datetime) -> bytes:
    """The attributes that say who wrote something and when."""
    return f' w:author="{AUTHOR}" w:date="{when:%Y-%m-%dT%H:%M:%SZ}"'.encode()


def initials() -> bytes:
    """The attribute with which comments say in short who wrote them."""
    return f' w:initials="{_INITIALS}"'.encode()


def runs(text: str, *, bold: bool = False) -> str:
    """The XML of runs with `text`, Khmer in a Khmer font and marked as the language it is."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return "".join(
        f"<w:r><w:rPr>{_properties(piece, weight)}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped(piece)}</w:t></w:r>'
        for piece in _BY_SCRIPT.findall(text)
    )


def _properties(piece: str, weight: str) -> str:
    if "\u1780" <= piece[0] <= "\u17ff":
        name = escaped_value(_KHMER_FONT)
        fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
        return f'{fonts}{weight}<w:szCs w:val="20"/><w:cs/><w:lang w:bidi="km-KH"/>'
    return f'{weight}<w:sz w:val="20"/><w:lang w:val="en-GB"/>'
