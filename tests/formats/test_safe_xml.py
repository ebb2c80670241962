"""Hostile and broken XML: one clear error with the line, and nothing read from it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from glossary_kit.errors import FormatError
from glossary_kit.formats.registry import codec_named
from glossary_kit.formats.safe_xml import elements, fragment, local_name

_BODY = "<tmx version='1.4'><header srclang='en'/><body>{}</body></tmx>"
_UNIT = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='km'><seg>{}</seg></tuv></tu>"


def names(data: bytes) -> list[str]:
    found = elements(io.BytesIO(data), "f.tmx", roots={"tmx"}, wanted={"header", "tu"})
    return [local_name(element) for element in found]


def error_of(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        names(data)
    assert caught.value.hint
    assert caught.value.at is not None and caught.value.at.path == "f.tmx"
    return caught.value


def line_of(error: FormatError) -> int | None:
    return error.at.line if error.at else None


def test_elements_come_in_order_and_comments_do_not() -> None:
    data = _BODY.format(f"<!--x--><?y z?>{_UNIT.format('b')}\n{_UNIT.format('c')}")
    assert names(data.encode()) == ["header", "tu", "tu"]


def test_an_external_dtd_is_named_but_not_loaded() -> None:
    data = '<!DOCTYPE tmx SYSTEM "http://example.invalid/tmx14.dtd">' + _BODY.format(_UNIT)
    assert names(data.encode()) == ["header", "tu"]


ENTITY = '<?xml version="1.0"?>\n<!DOCTYPE tmx [\n<!ENTITY who "x">\n]>\n' + _BODY.format(_UNIT)
FILE_ENTITY = ENTITY.replace('"x"', 'SYSTEM "file:///etc/passwd"')
PARAMETER = ENTITY.replace("who", "% who").replace('"x"', 'SYSTEM "http://example.invalid/"')
LAUGHS = (
    '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {"abcdefghij"[n]} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 10))
    + "]>"
    + _BODY.format(_UNIT.format("&j;"))
)
LAUGHS_IN_ATTRIBUTE = LAUGHS.replace("version='1.4'", "version='&j;'")


@pytest.mark.parametrize("text", [ENTITY, FILE_ENTITY, PARAMETER, LAUGHS, LAUGHS_IN_ATTRIBUTE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(text: str, encoding: str) -> None:
    error = error_of(text.encode(encoding))
    assert "entit" in error.message.lower()


def test_the_line_of_a_declared_entity_is_named() -> None:
    assert line_of(error_of(ENTITY.encode())) == 3
    assert line_of(error_of(ENTITY.encode("utf-16"))) == 3


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'])
def test_undeclared_entities_are_refused_and_not_dropped(doctype: str) -> None:
    error = error_of((doctype + "\n" + _BODY.format(_UNIT.format("x&nbsp;y"))).encode())
    assert "nbsp" in error.message
    assert line_of(error) == 2
    in_attribute = doctype + "\n" + _BODY.format("<tu tuid='&who;'></tu>")
    assert "who" in error_of(in_attribute.encode()).message


def test_the_predefined_entities_and_numbers_are_text() -> None:
    unit = _UNIT.format("&lt;&amp;&gt;&quot;&apos;&#6016;&#x1780;")
    for element in elements(
        io.BytesIO(_BODY.format(unit).encode()), "f", roots={"tmx"}, wanted={"tu"}
    ):
        assert element.findtext(".//tuv[2]/seg") == "<&>\"'កក"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"no xml at all",
        b"\x00\x00\x00",
        b"<tmx><body>",
        b"<tmx><body></tmx>",
        b"<tmx/><tmx/>",
        b"<tmx>\x00</tmx>",
        b"<tmx>\x08</tmx>",
        b'<?xml version="1.0" encoding="utf-8"?><tmx>\xff\xfe</tmx>',
        b'<?xml version="1.0" encoding="utf-16"?><tmx>abc</tmx>',
        b'<?xml version="1.0" encoding="no-such"?><tmx></tmx>',
        b"PK\x03\x04 a zip file",
        b"<html><body/></html>",
        b"<other/>",
    ],
)
def test_broken_files_give_one_error_with_a_hint(data: bytes) -> None:
    error_of(data)


def test_a_wrong_encoding_is_named_with_its_line() -> None:
    error = error_of(b"<tmx>\n<header/>\n<a>caf\xe9</a></tmx>")
    assert line_of(error) == 3
    assert error.hint and "UTF-8" in error.hint


def test_a_wrong_label_of_the_encoding_is_named() -> None:
    error = error_of(b'<?xml version="1.0" encoding="utf-16"?>\n<tmx></tmx>')
    assert "not in UTF-16" in error.message
    assert error.hint == "write UTF-8 there"


def test_nesting_is_bounded() -> None:
    deep = "<a>" * 100_000
    assert "depth" in error_of(f"<tmx>{deep}".encode()).message.lower()


class Endless(io.RawIOBase):
    """A stream that repeats `piece` for ever after `start`."""

    def __init__(self, start: bytes, piece: bytes) -> None:
        self._pieces = self._all(start, piece)
        self.given = 0

    @staticmethod
    def _all(start: bytes, piece: bytes) -> Iterator[bytes]:
        yield start
        while True:
            yield piece

    def read(self, size: int = -1) -> bytes:
        piece = next(self._pieces)
        self.given += len(piece)
        return piece


@pytest.mark.parametrize("piece", [b"<x></x>" * 4000, b"a" * 30000, b"<!--x-->" * 4000])
def test_a_file_without_end_is_given_up(piece: bytes) -> None:
    stream: BinaryIO = Endless(b"<tmx><body><tu>", piece)  # type: ignore[assignment]
    with pytest.raises(FormatError) as caught:
        list(elements(stream, "f.tmx", roots={"tmx"}, wanted={"tu"}))
    assert caught.value.hint


def test_elements_read_are_let_go() -> None:
    def many() -> bytes:
        return _BODY.format(_UNIT.format("x") * 5000).encode()

    most = 0
    for element in elements(io.BytesIO(many()), "f", roots={"tmx"}, wanted={"tu"}):
        parent = element.getparent()
        assert parent is not None
        most = max(most, len(parent))
    assert most < 2000  # only what the parser has read ahead


def test_a_fragment_is_one_element_or_nothing() -> None:
    assert fragment("<a>x</a>") is not None
    for text in ("", "x", "<a>", "<a/><b/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a:b/>"):
        assert fragment(text) is None, text


@pytest.mark.parametrize("name", ["tbx-v2", "tbx-v3-dca", "tmx", "xliff"])
def test_every_xml_codec_refuses_entities(name: str) -> None:
    root = {"tmx": "tmx", "xliff": "xliff"}.get(name, "martif" if name == "tbx-v2" else "tbx")
    data = f'<!DOCTYPE {root} [<!ENTITY a "b">]><{root}>&a;</{root}>'.encode()
    codec = codec_named(name)
    assert codec.read
    with pytest.raises(FormatError, match=r"entit|no.*found"):
        list(codec.read(io.BytesIO(data), "f", report=print))
