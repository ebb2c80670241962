"""Empty cells of bilingual tables in Word documents filled; no other byte of a part changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

import docx
import pytest
from docx_examples import (
    NAMESPACES,
    converted,
    needs_soffice,
    p,
    r,
    table,
    targets,
    units,
    word,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.errors import FormatError
from glossary_kit.formats.docx.filling import fill
from glossary_kit.formats.patch.fill import Fill
from glossary_kit.model.unit import State
from glossary_kit.text.khmer import has_khmer

WHEN = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
RIGHTS = "សិទ្ធិមនុស្ស"
EXACT = Fill(text=RIGHTS, state=State.TRANSLATED, source="Human rights", exact=True, score=100)
FUZZY = Fill(text="ក & <ខ>", state=State.INITIAL, source="Human right", exact=False, score=91.6)
HEAD = ("No.", "English", "Khmer")
BLUE = '<w:rPr><w:rFonts w:cs="Khmer OS Siemreap"/><w:color w:val="1F4E79"/></w:rPr>'


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc>{properties}{''.join(paragraphs)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def rows(*more: str, head: tuple[str, ...] = HEAD) -> str:
    """A table whose first row is `head`; `more` are rows."""
    return table(head).replace("</w:tbl>", "".join(more) + "</w:tbl>")


def text(said: str) -> str:
    return cell(p(r(said)))


def main(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def run(said: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'


MARK = (
    '<w:pPr><w:jc w:val="left"/><w:rPr><w:ins w:id="3" w:author="Sok"/><w:b/>'
    '<w:rPrChange w:id="4" w:author="Sok"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr>'
)
EMPTY = [
    ("<w:p/>", f"<w:p>{run(RIGHTS)}</w:p>"),
    ("<w:p></w:p>", f"<w:p>{run(RIGHTS)}</w:p>"),
    ("<w:p><w:pPr/></w:p>", f"<w:p><w:pPr/>{run(RIGHTS)}</w:p>"),
    (f"<w:p><w:pPr>{BLUE}</w:pPr></w:p>", f"<w:p><w:pPr>{BLUE}</w:pPr>{run(RIGHTS, BLUE)}</w:p>"),
    (f"<w:p>{MARK}</w:p>", f"<w:p>{MARK}{run(RIGHTS, '<w:rPr><w:b/></w:rPr>')}</w:p>"),
    ("<w:p/><w:p/>", f"<w:p>{run(RIGHTS)}</w:p><w:p/>"),
    ("<w:p><w:r/></w:p>", f"<w:p><w:r/>{run(RIGHTS)}</w:p>"),
    (p(r(" ", BLUE)), f"<w:p>{run(RIGHTS, BLUE)}<w:r>{BLUE}</w:r></w:p>"),
    (
        '<w:p><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/></w:p>',
        f'<w:p><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>{run(RIGHTS)}</w:p>',
    ),
]


@pytest.mark.parametrize(("before", "after"), EMPTY)
def test_the_text_stands_where_and_as_it_would_be_typed(before: str, after: str) -> None:
    body = p(r("Title")) + rows(row(text("1"), text("Human rights"), cell(before)))
    data = word(body)
    filled = fill(data, {1: EXACT}, WHEN)
    end = "</w:tc></w:tr></w:tbl>"
    assert main(filled) == main(data).replace(before + end, after + end)
    assert targets(filled) == {"body p1": "Title", "table 1 row 2": RIGHTS}


def test_what_is_to_be_looked_at_has_a_comment() -> None:
    empty = cell("<w:p/>")
    data = word(
        rows(row(text("1"), text("Human rights"), empty), row(text("2"), text("Rights"), empty))
    )
    filled = fill(data, {0: EXACT, 1: FUZZY}, WHEN)
    (comment,) = docx.Document(io.BytesIO(filled)).comments
    assert [each.text for each in comment.paragraphs] == [
        "91 % match, to be looked at",
        "in the memory: Human right",
    ]
    marked = main(filled)
    assert marked.index("commentRangeStart") < marked.index("ក &amp;") < marked.index("RangeEnd")
    assert marked.count("commentRangeStart") == 1


def test_a_column_of_states_says_it_without_a_comment() -> None:
    empty = cell("<w:p/>")
    data = word(
        rows(
            row(empty, text("One"), empty, text("initial")),
            row(empty, text("Two"), empty, empty),
            row(empty, text("Three"), empty, text("initial")),
            head=(*HEAD, "Status"),
        )
    )
    filled = fill(data, {0: EXACT, 1: FUZZY}, WHEN)
    assert [(unit.target, unit.state) for unit in units(filled)] == [
        (RIGHTS, State.TRANSLATED),
        ("ក & <ខ>", State.INITIAL),
        ("", State.INITIAL),
    ]
    assert not list(docx.Document(io.BytesIO(filled)).comments)


def test_a_target_is_replaced_and_keeps_the_formatting_of_its_beginning() -> None:
    old = cell(p(r("ចាស់", BLUE), r(" ណាស់")), p(r("ទៀត")))
    data = word(rows(row(text("1"), text("Human rights"), old)))
    filled = fill(data, {0: EXACT}, WHEN)
    assert targets(filled) == {"table 1 row 2": RIGHTS}
    assert f"<w:p>{run(RIGHTS, BLUE)}" in main(filled)


def test_a_row_without_a_cell_of_its_own_for_each_side_is_no_pair() -> None:
    wide = cell(p(r("Section one")), properties='<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')
    begins = cell("<w:p/>", properties='<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>')
    joined = cell("<w:p/>", properties="<w:tcPr><w:vMerge/></w:tcPr>")
    data = word(
        rows(
            row(text("1"), wide),
            row(text("2"), text("Human"), begins),
            row(text("3"), text("rights"), joined),
        )
    )
    found = {unit.id: (unit.source, unit.target) for unit in units(data)}
    assert found == {
        "table 1 row 2 cell 1": ("", "1"),
        "table 1 row 2 cell 2": ("", "Section one"),
        "table 1 row 3": ("Human", ""),
        "table 1 row 4 cell 1": ("", "3"),
        "table 1 row 4 cell 2": ("", "rights"),
    }
    with pytest.raises(FormatError, match="could not be found again"):
        fill(data, {4: EXACT}, WHEN)


def test_a_table_in_a_header_has_its_comment_in_the_body() -> None:
    inner = rows(row(text("1"), text("Human right"), cell("<w:p/>")))
    header = {"header1": f"<w:hdr {NAMESPACES}>{inner}</w:hdr>"}
    filled = fill(word(p(r("Body")), header), {1: FUZZY}, WHEN)
    assert targets(filled)["header 1 table 1 row 2"] == FUZZY.text
    (comment,) = docx.Document(io.BytesIO(filled)).comments
    assert comment.paragraphs[-1].text.startswith("header 1 table 1 row 2")


WORDS = st.text(st.sampled_from("ab \u200bកខ្គ&<\"'\n\t"), min_size=1, max_size=12).filter(
    lambda said: said.strip() == said and not said.isspace()
)


@settings(max_examples=80)
@given(
    st.lists(st.tuples(WORDS, st.sampled_from([before for before, _ in EMPTY])), max_size=6),
    st.dictionaries(st.integers(0, 5), st.tuples(WORDS, st.booleans()), max_size=6),
)
def test_what_is_filled_is_read_again(
    made: list[tuple[str, str]], wanted: Mapping[int, tuple[str, bool]]
) -> None:
    lines = [row(text("1"), text(f"Source {n}"), cell(empty)) for n, (_, empty) in enumerate(made)]
    data = word(rows(*lines) + p(r("End")))
    fills = {
        n: Fill(
            text=said,
            state=State.TRANSLATED if exact else State.INITIAL,
            source="s",
            exact=exact,
            score=90,
        )
        for n, (said, exact) in wanted.items()
        if n < len(made)
    }
    after = units(fill(data, fills, WHEN))
    for number, (unit, old) in enumerate(zip_longest(after, units(data))):
        assert (unit.id, unit.source) == (old.id, old.source)
        said = fills[number].text if number in fills else None
        assert unit.target == said if said else unit.target.strip() == old.target.strip()


@needs_soffice
def test_libreoffice_reads_what_was_filled_and_keeps_the_comment(tmp_path: Path) -> None:
    document = docx.Document()
    made = document.add_table(rows=0, cols=3)
    for cells in (HEAD, ("1", "Human rights", ""), ("2", "Rights", ""), ("3", "Else", "")):
        for place, said in zip(made.add_row().cells, cells, strict=True):
            place.text = said
    buffer = io.BytesIO()
    document.save(buffer)
    path = tmp_path / "filled.docx"
    path.write_bytes(fill(buffer.getvalue(), {0: EXACT, 1: FUZZY}, WHEN))
    again = converted(path, "docx", tmp_path).read_bytes()
    assert [unit.target for unit in units(again)] == [RIGHTS, FUZZY.text, ""]
    (comment,) = docx.Document(io.BytesIO(again)).comments
    assert "91 % match" in comment.text
    assert has_khmer(converted(path, "txt:Text", tmp_path).read_text("utf-8-sig"))
