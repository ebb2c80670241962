"""Word documents that mean harm, or are broken: one error, bounded work."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_examples import NAMESPACES, archive, p, r, units, word

from glossary_kit.errors import FormatError

GOOD = word(p(r("a")))
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'


def with_members(**changed: bytes | None) -> bytes:
    """The good document with members changed, left out or added."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    names = {"types": "[Content_Types].xml", "rels": "_rels/.rels", "document": "word/document.xml"}
    for name, data in changed.items():
        members[names.get(name, name)] = data or b""
        if data is None:
            del members[names.get(name, name)]
    return archive(members)


def document(text: str) -> bytes:
    return with_members(document=text.encode())


DEEP = f"<w:document {NAMESPACES}><w:body>{'<w:sdt>' * 5000}"
ROOT = f"<w:document {NAMESPACES}>"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no Word document"),
        (b"not a document", "no Word document"),
        (GOOD[: len(GOOD) // 2], "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "has a password"),
        (with_members(types=None), "no Office document"),
        (with_members(rels=None), "does not say where its text is"),
        (with_members(document=None), "does not say where its text is"),
        (with_members(rels=b"<Relationships>"), "cannot be read"),
        (document(""), "cannot be read"),
        (document(ROOT), "cannot be read"),
        (document("<w:document/>"), "cannot be read"),
        (document(f"<?xml version='1.0' encoding='UTFF8'?>{ROOT}"), "cannot be read"),
        (document(f"{BOMB.decode()}{ROOT}&b;</w:document>"), "DOCTYPE"),
        (document(DEEP), "deeper"),
        (with_members(**{"../outside.xml": b"x"}), "a member called"),
        (with_members(**{"/etc/passwd": b"x"}), "a member called"),
        (with_members(**{"word\\x.xml": b"x"}), "a member called"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=what) as caught:
        units(data)
    assert caught.value.hint and caught.value.at and caught.value.at.path.startswith("f.docx")


def test_a_part_that_is_damaged_is_refused() -> None:
    place = GOOD.index(b"word/document.xml") + len("word/document.xml")
    damaged = GOOD[:place] + b"\xff\xff" + GOOD[place + 2 :]
    with pytest.raises(FormatError, match="is damaged"):
        units(damaged)


def test_members_of_the_same_name_are_refused() -> None:
    stream = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(stream, "a") as target,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        target.writestr("word/document.xml", b"<other/>")
    with pytest.raises(FormatError, match="same name"):
        units(stream.getvalue())


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
        target.open("word/media/image1.png", "w", force_zip64=True) as image,
    ):
        for _ in range(520):
            image.write(bytes(1024 * 1024))
    assert len(stream.getvalue()) < 5_000_000
    with pytest.raises(FormatError, match="unpacks"):
        units(stream.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:p><w:r><w:r><w:t>a</w:t></w:r></w:r></w:p>",
        "<w:p><w:p><w:r><w:t>a</w:t></w:r></w:p></w:p>",
        "<w:tc><w:p/></w:tc><w:tr><w:tc><w:p/></w:tc></w:tr>",
        "<w:tbl><w:p/><w:tbl/></w:tbl>",
        f'<w:tbl><w:tr><w:tc><w:gridSpan w:val="{"9" * 5000}"/><w:p/></w:tc></w:tr></w:tbl>',
        "<w:txbxContent/><w:t>a</w:t><w:rPr/>",
        "<w:p><w:rPr/><w:txbxContent><w:r/></w:txbxContent></w:p>",
        "<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>",
    ],
)
def test_elements_in_odd_places_do_no_harm(body: str) -> None:
    units(word(body))


def test_relationships_that_lead_nowhere_do_no_harm() -> None:
    data = word(p(r("a")), {"header1": f"<w:hdr {NAMESPACES}>{p(r('b'))}</w:hdr>"})
    lost = data.replace(b"word/header1.xml", b"word/headerX.xml")
    assert [unit.id for unit in units(lost)] == ["body p1"]
