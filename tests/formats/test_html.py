"""Web pages: encodings, bounds, and text as a browser shows it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.errors import FormatError
from glossary_kit.formats.html import read


def texts(page: str | bytes) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return [unit.target for unit in read(io.BytesIO(data), "page.html")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", []),
        (" \n<!-- ក -->", []),
        ("ក", ["ក"]),
        ("<p>ក<p>ខ", ["ក", "ខ"]),
        ("<p>ក <b>ខ</b>\n គ</p>", ["ក ខ គ"]),
        ("<p>ក<br>ខ<br/><br></p>", ["ក\nខ"]),
        ("ក<div>ខ</div>គ", ["ក", "ខ", "គ"]),
        ("<p>ក<wbr>ខ&#8203;គ&nbsp;ឃ", ["កខ\u200bគ\u00a0ឃ"]),
        ("<p>ក<script>1<2</script>ខ<svg><text>x</text></svg>គ", ["កខគ"]),
        ("<p>ក</p><p hidden>ខ</p><template>គ</template>ឃ", ["ក", "ឃ"]),
        ("<custom-tag>ក</custom-tag>ខ", ["ក", "ខ"]),
        ("<p>&nosuch; ក &lt;b&gt;", ["&nosuch; ក <b>"]),
    ],
)
def test_blocks_are_units(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    "data",
    [
        "<p>ក".encode("utf-8-sig"),
        "<p>ក".encode("utf-16"),
        "<meta charset=utf-8><p>ក".encode(),
        "<meta http-equiv='Content-Type' content='text/html; charset=UTF-8'><p>ក".encode(),
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>ក</p></body></html>'.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(data) == ["ក"]


def test_an_encoding_of_the_west() -> None:
    assert texts(b'<meta charset="windows-1252"><p>caf\xe9') == ["café"]


def test_units_have_no_source_and_the_language_of_the_page() -> None:
    units = list(read(io.BytesIO("<p>AI<p>ខ្មែរ".encode()), "page.html"))
    assert [(unit.id, unit.source, unit.target_lang) for unit in units] == [
        ("1", "", "km"),
        ("2", "", "km"),
    ]


def test_a_comment_is_a_note_on_the_unit_it_stands_in_or_the_next() -> None:
    page = (
        "<p>ក<!-- one -->ខ</p><!-- two --><!--[if mso]><i>x</i><![endif]--> "
        "<div hidden><!-- unread --></div><p><b>គ</b></p><p>ឃ</p><!-- nobody's -->"
    )
    found = [(unit.target, unit.notes) for unit in read(io.BytesIO(page.encode()), "a.html")]
    assert found == [("កខ", ("one",)), ("គ", ("two",)), ("ឃ", ())]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 1000 + b"x",
        b"<p>" + b"x" * 11_000_000,
        b'<meta charset="no-such-thing"><p>x',
        b"<p>\xff\xfe\xfa",
        b"<p>\0",
    ],
    ids=["deep", "long", "unknown encoding", "not UTF-8", "NUL"],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        texts(data)
    assert caught.value.hint
    assert caught.value.at


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "<br>", "<td>", "<", "&", "ក", " ", "<!--"]))
)
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    shown = "".join(texts("".join(pieces)))
    assert shown.count("ក") <= pieces.count("ក")
