"""Comments and tracked changes in Word documents: at the right place, all else as it was."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx_examples import (
    NAMESPACES,
    W,
    add_table,
    needs_soffice,
    new,
    p,
    r,
    saved,
    table,
    targets,
    units,
    word,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary_kit.errors import FormatError
from glossary_kit.formats.docx.annotating import Note, annotate
from glossary_kit.formats.docx.comments import Comment
from glossary_kit.formats.docx.editing import to_clusters
from glossary_kit.formats.docx.tracking import patch
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.model.span import Span

WHEN = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
MAIN = "word/document.xml"
TEXT = "ប្រព័ន្ធបញ្ញាសិប្បនិម្មិតត្រូវមានតម្លាភាព។"
TERM = Span(TEXT.index("បញ្ញា"), TEXT.index("ត្រូវ"))
SOK = '<w:ins w:id="7" w:author="Sok" w:date="2026-01-01T00:00:00Z">'
BOLD = "<w:rPr><w:b/></w:rPr>"


def cut(text: str, *places: int, properties: str = "") -> list[str]:
    """The XML of runs with `text`, cut at `places`."""
    edges = [0, *places, len(text)]
    return [r(text[start:end], properties) for start, end in pairwise(edges)]


def note(unit: str, span: Span, text: str = "look", *, in_source: bool = False) -> Note:
    comment = Comment((text, "ខ្មែរ and English"))
    return Note(unit=unit, comment=comment, span=span, in_source=in_source)


def main(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(MAIN)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def commented(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, by what the comment says first."""
    root = etree.fromstring(main(data))
    says = {
        str(each.comment_id): each.paragraphs[0].text
        for each in docx.Document(io.BytesIO(data)).comments
    }
    found: dict[str, str] = {}
    open_: set[str] = set()
    for element in root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t"), w("br")):
        id_ = str(element.get(w("id")))
        if element.tag == w("commentRangeStart"):
            open_.add(id_)
            found[says[id_]] = ""
        elif element.tag == w("commentRangeEnd"):
            open_.remove(id_)
        else:
            for each in open_:
                found[says[each]] += element.text or "\n"
    assert not open_
    references = [str(each.get(w("id"))) for each in root.iter(w("commentReference"))]
    assert sorted(references) == sorted(says)
    return found


@pytest.mark.parametrize(
    "content",
    [
        [r(TEXT)],
        cut(TEXT, TERM.start, TERM.end),
        cut(TEXT, TERM.start + 5, TERM.end),
        cut(TEXT, 3, 8, 12, 20, 25),
        [SOK, r(TEXT), "</w:ins>"],
        ['<w:hyperlink w:anchor="x">', *cut(TEXT, 14), "</w:hyperlink>"],
        [*cut(TEXT, 14)[:1], '<w:proofErr w:type="spellStart"/>', *cut(TEXT, 14)[1:]],
        [f"<w:r>{BOLD}<w:t>{TEXT[:14]}</w:t><w:t>{TEXT[14:]}</w:t></w:r>"],
        [f"<w:r><w:lastRenderedPageBreak/><w:t>{TEXT}</w:t><w:softHyphen/></w:r>"],
    ],
)
def test_a_comment_stands_at_its_span(content: list[str]) -> None:
    data = word(p(r("before")) + p(*content) + p(r("after")))
    changed = annotate(data, "f", [note("body p2", TERM)], WHEN)
    assert commented(changed) == {"look": TERM.of(TEXT)}
    assert units(changed) == units(data)
    [comment] = docx.Document(io.BytesIO(changed)).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("glossary-kit", "gk", WHEN)
    assert comment.text == "look\nខ្មែរ and English"


def test_khmer_in_a_comment_is_in_a_khmer_font_and_marked_as_khmer() -> None:
    changed = annotate(word(p(r(TEXT))), "f", [note("body p1", TERM)], WHEN)
    [comment] = docx.Document(io.BytesIO(changed)).comments
    khmer, english = comment.paragraphs[1].runs
    assert (khmer.text, english.text) == ("ខ្មែរ", " and English")
    assert khmer._r.find(f".//{w('rFonts')}").get(w("cs")).startswith("Khmer OS")
    assert khmer._r.find(f".//{w('lang')}").get(w("bidi")) == "km-KH"
    assert khmer._r.find(f".//{w('cs')}") is not None


def test_comments_may_overlap_and_stand_at_one_place() -> None:
    data = word(p(r(TEXT)))
    spans = {"a": TERM, "b": TERM, "c": Span(0, TERM.end), "d": Span(TERM.end, len(TEXT))}
    notes = [note("body p1", span, name) for name, span in spans.items()]
    changed = annotate(data, "f", notes, WHEN)
    assert commented(changed) == {name: span.of(TEXT) for name, span in spans.items()}


def test_no_cluster_is_cut() -> None:
    coeng = TEXT.index("្")
    changed = annotate(word(p(r(TEXT))), "f", [note("body p1", Span(coeng, coeng + 1))], WHEN)
    assert commented(changed) == {"look": "ប្រ"}


def test_what_has_no_span_is_said_of_the_whole_side() -> None:
    rows = table(("Risk", "ហានិភ័យ"), ("Bias", ""), ("Law", "ច្បាប់"))
    empty = rows.replace('<w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>', "<w:p/>")
    assert "<w:p/>" in empty
    notes = [
        note("table 1 row 1", Span(0, 0), "a"),
        note("table 1 row 2", Span(0, 0), "b"),
        note("table 1 row 2", Span(0, 0), "c"),
        note("table 1 row 3", Span(0, 3), "d", in_source=True),
    ]
    changed = annotate(word(empty), "f", notes, WHEN)
    assert commented(changed) == {"a": "ហានិភ័យ", "b": "", "c": "", "d": "Law"}
    assert units(changed) == units(word(empty))


def test_a_comment_may_reach_over_paragraphs() -> None:
    body = (
        f"<w:tbl><w:tr><w:tc>{p(r('One. Two.'))}</w:tc>"
        f"<w:tc>{p(r('មួយ។'))}{p()}{p(r('ពីរ។'))}</w:tc></w:tr></w:tbl>"
    )
    [unit] = units(word(body))
    changed = annotate(word(body), "f", [note(unit.id, Span(2, len(unit.target) - 1))], WHEN)
    assert commented(changed) == {"look": "យ។ពីរ"}


def test_what_word_takes_no_comments_in_is_spoken_of_nearby() -> None:
    content = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    parts = {
        "header1": f"<w:hdr {NAMESPACES}>{p(r('header'))}</w:hdr>",
        "footnotes": f'<w:footnotes {NAMESPACES}><w:footnote w:id="5">{p(r("noted"))}'
        "</w:footnote></w:footnotes>",
    }
    data = word(p() + p(r("first")) + p(box, r("container")) + p(r("ab"), mark, r("c")), parts)
    names = ("text box 1 p1", "header 1 p1", "footnote 1 p1")
    changed = annotate(data, "f", [note(each, Span(0, 3), each) for each in names], WHEN)
    assert commented(changed) == {
        "text box 1 p1": "container",
        "header 1 p1": "first",
        "footnote 1 p1": "b",
    }
    says = {each.text for each in docx.Document(io.BytesIO(changed)).comments}
    assert any(each.endswith("footnote 1 p1: “not”") for each in says)


def test_a_document_without_text_in_its_body_takes_comments_too() -> None:
    parts = {"header1": f"<w:hdr {NAMESPACES}>{p(r('header'))}</w:hdr>"}
    notes = [note("header 1 p1", Span(0, 3), name) for name in "ab"]
    for body in ("<w:p/>", p(), p(r(" "))):
        changed = annotate(word(body, parts), "f", notes, WHEN)
        assert commented(changed).keys() == {"a", "b"}


def test_comments_that_are_there_stay() -> None:
    document = new()
    run = document.add_paragraph("first ").add_run(TEXT)
    document.add_comment(run, text="old", author="Sok")
    changed = annotate(saved(document), "f", [note("body p1", Span(0, 5))], WHEN)
    assert commented(changed) == {"old": TEXT, "look": "first"}


def test_what_our_comments_say_already_is_not_said_again() -> None:
    rows = [note("body p1", TERM), note("body p1", Span(0, 5)), note("body p2", TERM)]
    once = annotate(word(p(r(TEXT)) + p(r(TEXT))), "f", rows, WHEN)
    assert annotate(once, "f", rows, WHEN) == once
    for more in (note("body p1", TERM), note("body p2", TERM, "another")):
        said = docx.Document(io.BytesIO(annotate(once, "f", [*rows, more], WHEN))).comments
        assert [each.text for each in said][3:] == ["\n".join(more.comment.lines)]


def test_a_comment_of_another_or_at_another_place_stands_for_none_of_ours() -> None:
    document = new()
    for author in ("Sok", "glossary-kit"):
        run = document.add_paragraph().add_run(TEXT)
        document.add_comment(run, text="look\nខ្មែរ and English", author=author)
    document.add_paragraph(TEXT)
    notes = [note(f"body p{number}", TERM) for number in (1, 2, 3)]
    changed = docx.Document(io.BytesIO(annotate(saved(document), "f", notes, WHEN)))
    assert [each.author for each in changed.comments] == ["Sok", *["glossary-kit"] * 3]


def test_the_reason_stands_below_the_first_comment_that_has_it() -> None:
    notes = [
        Note(unit=f"body p{number}", comment=Comment((title,), "Why: so"), span=TERM)
        for number, title in ((1, "a"), (2, "a"), (3, "b"))
    ]
    once = annotate(word(p(r(TEXT)) * 3), "f", notes[1:], WHEN)
    again = docx.Document(io.BytesIO(annotate(once, "f", notes, WHEN)))
    assert [each.text for each in again.comments] == ["a\nWhy: so", "b", "a"]


@needs_soffice
def test_our_comments_are_known_again_after_libreoffice_has_saved_them(tmp_path: Path) -> None:
    notes = [note("body p1", TERM), note("body p2", Span(0, 5), "another")]
    before = tmp_path / "before.docx"
    before.write_bytes(annotate(word(p(r(TEXT)) + p(r(TEXT))), "f", notes, WHEN))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "after"), str(before)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = (tmp_path / "after/before.docx").read_bytes()
    assert annotate(data, "f", notes, WHEN) == data


def test_parts_without_a_change_are_the_same_bytes() -> None:
    document = new()
    document.add_paragraph(TEXT)
    document.add_paragraph("other").add_run(" bold").bold = True
    add_table(document, ("English", "Khmer"), ("Risk", "ហានិភ័យ"))
    data = saved(document)
    changed = annotate(data, "f", [note("body p1", TERM)], WHEN)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(changed)) as now:
        written = {"word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", MAIN}
        assert set(now.namelist()) == set(old.namelist()) | {"word/comments.xml"}
        for name in set(old.namelist()) - written:
            assert old.read(name) == now.read(name)
            assert old.getinfo(name).compress_size == now.getinfo(name).compress_size
        assert now.testzip() is None
    one, other = main(data), main(changed)
    split = one.index(b"other")
    assert other.endswith(one[split:])
    assert other.startswith(one[: one.index(TEXT.encode())].rpartition(b"<w:r>")[0])


def test_nothing_to_say_changes_nothing() -> None:
    data = word(p(r(TEXT)))
    assert annotate(data, "f", [], WHEN) == data


# ----- tracked changes


def sides(data: bytes) -> tuple[str, str]:
    """The text of the body with all changes accepted, and with those of the kit rejected."""
    root = etree.fromstring(main(data))
    return "".join(_text(root, accepted=True)), "".join(_text(root, accepted=False))


def _text(root: etree._Element, *, accepted: bool) -> Iterator[str]:
    for element in root.iter(w("t"), w("delText"), w("br"), w("tab")):
        around = list(element.iterancestors(w("ins"), w("del")))
        ours = [each.tag for each in around if each.get(w("author")) == "glossary-kit"]
        if w("del" if accepted else "ins") not in ours:
            yield element.text or {w("br"): "\n", w("tab"): "\t"}.get(str(element.tag), "")


def edited(text: str, *edits: Edit) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    "content",
    [
        [r(TEXT)],
        cut(TEXT, TERM.start, TERM.end),
        cut(TEXT, 3, 8, 12, 20, 25),
        [SOK, r(TEXT, BOLD), "</w:ins>"],
        [SOK, *cut(TEXT, 12, 15), "</w:ins>"],
        ['<w:hyperlink w:anchor="x">', *cut(TEXT, 14), "</w:hyperlink>"],
        [*cut(TEXT, 14)[:1], '<w:bookmarkStart w:id="1" w:name="b"/>', *cut(TEXT, 14)[1:]],
    ],
)
def test_a_change_is_tracked(content: list[str]) -> None:
    edit = Edit(span=TERM, text="AI & <ML>")
    changed = patch(word(p(*content)), {0: [edit]}, WHEN)
    assert sides(changed) == (edited(TEXT, edit), TEXT)
    assert targets(changed) == {"body p1": edited(TEXT, edit)}
    docx.Document(io.BytesIO(changed))


def test_a_change_has_author_day_and_the_formatting_of_what_it_replaces() -> None:
    changed = patch(
        word(
            p(
                *cut(TEXT, TERM.start),
            )
        ),
        {0: [Edit(span=TERM, text="AI")]},
        WHEN,
    )
    bold = patch(word(p(r(TEXT, BOLD))), {0: [Edit(span=TERM, text="AI")]}, WHEN)
    assert f'<w:r>{BOLD}<w:t xml:space="preserve">AI</w:t></w:r></w:ins>'.encode() in main(bold)
    root = etree.fromstring(main(changed))
    changes = [*root.iter(w("ins"), w("del"))]
    assert {each.get(w("author")) for each in changes} == {"glossary-kit"}
    assert {each.get(w("date")) for each in changes} == {"2026-01-31T12:00:00Z"}
    assert len({each.get(w("id")) for each in changes}) == len(changes) == 2


def test_only_what_differs_is_changed() -> None:
    old, term = "ប្រាជ្ញាសិប្បនិម្មិត", "បញ្ញាសិប្បនិម្មិត"
    changed = patch(word(p(r(old))), {0: [Edit(span=Span(0, len(old)), text=term)]}, WHEN)
    root = etree.fromstring(main(changed))
    assert [each.text for each in root.iter(w("delText"))] == ["ប្រាជ្ញា"]
    assert [each.text for each in root.iter(w("t"))] == ["បញ្ញា", "សិប្បនិម្មិត"]


def test_a_change_inside_the_insertion_of_another_is_the_kits() -> None:
    changed = patch(word(p(SOK, r(TEXT), "</w:ins>")), {0: [Edit(span=TERM, text="AI")]}, WHEN)
    root = etree.fromstring(main(changed))
    [insertion] = [each for each in root.iter(w("ins")) if each.get(w("author")) != "Sok"]
    assert not [*insertion.iterancestors(w("ins"))]
    [deletion] = root.iter(w("del"))
    assert [each.get(w("author")) for each in deletion.iterancestors(w("ins"))] == ["Sok"]


def test_an_inline_code_inside_a_change_is_not_deleted() -> None:
    mark = '<w:footnoteReference w:id="1"/>'
    run = f"<w:r><w:t>ab</w:t>{mark}<w:t>cd</w:t></w:r>"
    changed = patch(word(p(run)), {0: [Edit(span=Span(1, 3), text="X")]}, WHEN)
    assert sides(changed) == ("aXd", "abcd")
    root = etree.fromstring(main(changed))
    [reference] = root.iter(w("footnoteReference"))
    assert not [*reference.iterancestors(w("del"))]


def test_empty_cells_are_filled_and_line_breaks_written() -> None:
    for cell in (p(), "<w:p/>", p(properties="<w:pPr><w:jc/></w:pPr>")):
        body = f"<w:tbl><w:tr><w:tc>{p(r('Risk'))}</w:tc><w:tc>{cell}</w:tc></w:tr>"
        body += f"<w:tr><w:tc>{p(r('Law'))}</w:tc><w:tc>{p(r('ច្បាប់'))}</w:tc></w:tr></w:tbl>"
        changed = patch(word(body), {0: [Edit(span=Span(0, 0), text="ហានិភ័យ\n\tx")]}, WHEN)
        assert [unit.target for unit in units(changed)] == ["ហានិភ័យ\n\tx", "ច្បាប់"]
        assert b"<w:br/><w:tab/>" in main(changed)


def test_changes_in_other_parts_are_tracked_there() -> None:
    parts = {"header1": f"<w:hdr {NAMESPACES}>{p(r('header'))}</w:hdr>"}
    data = word(p(r("a")), parts)
    changed = patch(data, {1: [Edit(span=Span(0, 4), text="h")]}, WHEN)
    assert targets(changed) == {"body p1": "a", "header 1 p1": "her"}
    assert main(changed) == main(data)


def test_a_change_over_paragraphs_or_beyond_the_text_is_refused() -> None:
    cells = f"<w:tc>{p(r('One. Two.'))}</w:tc><w:tc>{p(r('ក'))}{p(r('ខ'))}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    for edits in ({0: [Edit(span=Span(0, 3), text="គ")]}, {0: [Edit(span=Span(8, 9), text="គ")]}):
        with pytest.raises(FormatError):
            patch(word(body), edits, WHEN)


PIECES = st.lists(
    st.sampled_from(["ប្រ", "ព័ន្ធ", "ខ្មែរ", "AI ", "\u200b", "ុំ", "&<", "x", "។ "]),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150)
@given(pieces=PIECES, seed=st.integers(0, 2**32))
def test_any_span_of_any_runs(pieces: list[str], seed: int) -> None:
    """Whatever the runs, comments mark their clusters, and changes give the mended text."""
    chance = random.Random(seed)
    text = "".join(pieces)
    escaped = {"&": "&amp;", "<": "&lt;"}
    runs, rest = "", text
    while rest:
        size = chance.randint(1, len(rest))
        run = r("".join(escaped.get(char, char) for char in rest[:size]), chance.choice(["", BOLD]))
        around = chance.choice([("", ""), (SOK, "</w:ins>"), ("<w:smartTag>", "</w:smartTag>")])
        runs += around[0] + run + around[1]
        rest = rest[size:]
    start = chance.randrange(len(text))
    span = Span(start, chance.randint(start + 1, len(text)))
    data = word(p(runs))
    if not text.strip():
        return
    changed = annotate(data, "f", [note("body p1", span)], WHEN)
    assert commented(changed) == {"look": to_clusters(text, span).of(text)}
    assert units(changed) == units(data)
    edit = Edit(span=span, text=chance.choice(["", "ថ្មី", "new & ", span.of(text) + "ំ"]))
    if not edited(text, edit).strip():
        return
    mended = patch(data, {0: [edit]}, WHEN)
    assert sides(mended) == (edited(text, edit), text)
    again = patch(mended, {0: [Edit(span=Span(0, 1), text="ទៀត")]}, WHEN)
    assert targets(again)["body p1"] == "ទៀត" + edited(text, edit)[1:]


PYTHON_OF_OFFICE = "/usr/bin/python3"


def has_uno() -> bool:
    if not (Path(PYTHON_OF_OFFICE).exists() and shutil.which("soffice")):
        return False
    return (
        subprocess.run([PYTHON_OF_OFFICE, "-c", "import uno"], capture_output=True).returncode == 0
    )


@needs_soffice
@pytest.mark.skipif(not has_uno(), reason="LibreOffice cannot be driven: no python3-uno")
@pytest.mark.parametrize("what", ["accept", "reject"])
def test_libreoffice_accepts_and_rejects_the_changes(what: str, tmp_path: Path) -> None:
    body = p(*cut(TEXT, 10, 14, 20)) + table(("Risk", TEXT), ("Law", "ច្បាប់"))
    data = word(body)
    edit = Edit(span=TERM, text="ប្រាជ្ញា")
    mended = tmp_path / "mended.docx"
    mended.write_bytes(patch(data, {0: [edit], 1: [edit]}, WHEN))
    changed = tmp_path / "changed.docx"
    script = Path(__file__).with_name("libreoffice_changes.py")
    files = (mended.as_uri(), changed.as_uri(), (tmp_path / "profile").as_uri())
    subprocess.run([PYTHON_OF_OFFICE, script, what, *files], check=True, timeout=180)
    text = edited(TEXT, edit) if what == "accept" else TEXT
    assert targets(changed.read_bytes()) == {
        "body p1": text,
        "table 1 row 1": text,
        "table 1 row 2": "ច្បាប់",
    }
    assert b"<w:ins " not in main(changed.read_bytes())
