"""Tables and workbooks that mean harm, or are broken: one error, bounded work."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from glossary_kit.errors import DataError, FormatError
from glossary_kit.formats.registry import codec_named
from glossary_kit.formats.tables import guarded, rows, unguarded
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.unit import TranslationUnit


def read(name: str, data: bytes) -> list[Any]:
    codec = codec_named(name)
    assert codec.read
    return list(codec.read(io.BytesIO(data), "f", report=print))


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_no_cell_is_a_formula(sign: str) -> None:
    text = f"{sign}cmd|' /C calc'!A0"
    assert guarded(text)[0] == "'"
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded(f"'{text}")) == f"'{text}"


@pytest.mark.parametrize("text", ["plain", "'quoted'", "ក=ខ", "", "don't"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


def test_no_formula_gets_into_a_workbook() -> None:
    codec = codec_named("xlsx-units")
    assert codec.write
    stream = io.BytesIO()
    codec.write([TranslationUnit(id="1", source="=1+1", target="@x")], stream)
    with zipfile.ZipFile(stream) as workbook:
        parts = b"".join(map(workbook.read, workbook.namelist()))
    assert b"<f>" not in parts and b"=1+1" in parts


def test_a_text_longer_than_a_cell_is_refused() -> None:
    codec = codec_named("xlsx-terms")
    assert codec.write
    section = LanguageSection(lang="en", terms=(TermSection(term="x" * 40_000),))
    with pytest.raises(DataError, match="longer"):
        codec.write([ConceptEntry(id="a", languages=(section,))], io.BytesIO())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a workbook",
        b"PK\x03\x04" + b"\0" * 40,
        archive(a=b"b"),
        archive(**{"[Content_Types].xml": b"<x/>"}),
        archive(**{"[Content_Types].xml": b"<x/>", "..__..__etc__passwd": b"x"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
@pytest.mark.parametrize("name", ["xlsx-terms", "xlsx-units"])
def test_what_is_no_workbook_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        read(name, data)
    assert caught.value.hint


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        target.writestr("[Content_Types].xml", b"<x/>")
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(520):
                sheet.write(bytes(1024 * 1024))
    assert len(stream.getvalue()) < 5_000_000
    with pytest.raises(FormatError, match="unpacks"):
        read("xlsx-terms", stream.getvalue())


@pytest.mark.parametrize("far", ["XFD1048576", "ZZZZZZZZZ9", "A999999999999", "-1"])
@pytest.mark.parametrize("name", ["xlsx-terms", "xlsx-units"])
def test_cells_far_apart_are_refused(name: str, far: str) -> None:
    codec = codec_named("xlsx-units")
    assert codec.write
    stream = io.BytesIO()
    codec.write([TranslationUnit(id="1", source="a", target="b")], stream)
    with zipfile.ZipFile(stream) as workbook:
        members = {each: workbook.read(each) for each in workbook.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'r="A2"', f'r="{far}"'.encode())
    assert far.encode() in members[sheet]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for each, data in members.items():
            target.writestr(each, data)
    with pytest.raises(FormatError, match="too far apart"):
        read(name, made.getvalue())


def test_too_many_members_are_refused() -> None:
    many = archive(**{f"m{number}": b"" for number in range(3000)})
    with pytest.raises(FormatError, match="members"):
        read("xlsx-terms", many)


def test_a_broken_row_is_named() -> None:
    with pytest.raises(FormatError) as caught:
        list(rows('a,b\nc,d\n"e,f', "f.csv"))
    assert caught.value.at is not None and caught.value.at.line == 3
