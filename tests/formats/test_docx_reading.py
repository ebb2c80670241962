"""What is read of Word documents: everything a reader sees, once, and where it stands."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx_examples import (
    NAMESPACES,
    add_table,
    converted,
    font,
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

from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.docx.reading import read

KHMER = "ប្រព័ន្ធត្រូវមានតម្លាភាព។"
INS = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">'
DEL = '<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> REF a </w:instrText></w:r>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("a") + r("b"), "ab"),
        (r("a") + '<w:proofErr w:type="spellStart"/>' + r("b"), "ab"),
        ('<w:bookmarkStart w:id="0" w:name="x"/>' + r("a") + '<w:bookmarkEnd w:id="0"/>', "a"),
        ('<w:smartTag w:uri="u" w:element="e">' + r("a") + "</w:smartTag>" + r("b"), "ab"),
        ('<w:hyperlink w:anchor="x">' + r("a") + "</w:hyperlink>" + r("b"), "ab"),
        (INS + r("a") + "</w:ins>" + r("b"), "ab"),
        (DEL + "<w:r><w:delText>gone</w:delText></w:r></w:del>" + r("b"), "b"),
        ('<w:moveFrom w:id="1" w:author="A">' + r("gone") + "</w:moveFrom>" + r("b"), "b"),
        ('<w:moveTo w:id="1" w:author="A">' + r("a") + "</w:moveTo>", "a"),
        ('<w:fldSimple w:instr=" PAGE ">' + r("3") + "</w:fldSimple>", "3"),
        (
            "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt>",
            "a",
        ),
        (
            FIELD.format("begin")
            + INSTRUCTION
            + FIELD.format("separate")
            + r("result")
            + FIELD.format("end"),
            "result",
        ),
        (
            FIELD.format("begin") + INSTRUCTION + r("no") + FIELD.format("end") + r("yes"),
            "yes",
        ),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>", "a\u2011b\u00ad"),
        ("<w:r><w:t>&lt;a&#x17A2;<![CDATA[&]]></w:t></w:r>", "<aអ&"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + r("a"), "a"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>', "shown"),
        ("<w:r><w:t/></w:r>" + r("a"), "a"),
        ("<w:r/>" + r("a"), "a"),
    ],
)
def test_the_text_of_a_paragraph(content: str, text: str) -> None:
    assert targets(word(p(content))) == {"body p1": text}


def test_paragraphs_without_text_are_not_counted() -> None:
    body = p() + "<w:p/>" + p(r("a")) + p(r("  ")) + p(r(KHMER))
    assert targets(word(body)) == {"body p1": "a", "body p2": KHMER}


def test_the_language_of_a_paragraph_is_judged_by_its_script() -> None:
    one, other = units(word(p(r("An AI system")) + p(r(f"{KHMER} (AI)"))))
    assert (one.source, one.source_lang, one.target_lang) == ("", "km", "en")
    assert (other.source, other.source_lang, other.target_lang) == ("", "en", "km")


def test_what_has_no_width_is_an_inline_code() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    [unit] = units(word(p(r("ab"), note, r("c"), formula)))
    assert unit.target == "abc"
    assert [(code.offset, code.content) for code in unit.target_codes] == [
        (2, "<footnoteReference/>"),
        (3, "<oMath/>"),
    ]


def test_text_boxes_are_read_once() -> None:
    content = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{content}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    data = word(p(r("a"), box, r("b")) + p(r("c"), old))
    found = targets(data)
    assert found == {
        "text box 1 p1": "boxed",
        "body p1": "ab",
        "text box 2 p1": "boxed",
        "body p2": "c",
    }
    assert [code.content for code in units(data)[1].target_codes] == ["<drawing/>"]


def test_headers_footers_and_notes_are_read() -> None:
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1">{p(r("no"))}'
        f'</w:footnote><w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", r(" one"))}'
        f'</w:footnote><w:footnote w:id="2">{p(r("two"))}{p(r("more"))}</w:footnote></w:footnotes>'
    )
    parts = {
        "header2": f"<w:hdr {NAMESPACES}>{p(r('second'))}</w:hdr>",
        "header10": f"<w:hdr {NAMESPACES}>{table(('x', 'y'))}</w:hdr>",
        "footer1": f"<w:ftr {NAMESPACES}>{p(r('foot'))}</w:ftr>",
        "footnotes": notes,
        "endnotes": notes.replace("footnote", "endnote"),
    }
    assert targets(word(p(r("a")), parts)) == {
        "body p1": "a",
        "header 1 p1": "second",
        "header 2 table 1 row 1 cell 1": "x",
        "header 2 table 1 row 1 cell 2": "y",
        "footer 1 p1": "foot",
        "footnote 1 p1": " one",
        "footnote 2 p1": "two",
        "footnote 2 p2": "more",
        "endnote 1 p1": " one",
        "endnote 2 p1": "two",
        "endnote 2 p2": "more",
    }


def test_a_bilingual_table_with_a_header() -> None:
    data = word(
        p(r("Title"))
        + table(
            ("No.", "English", "ខ្មែរ", "Comment"),
            ("1", "Transparency", "តម្លាភាព", "glossary-kit: allow TRM101 -- so"),
            ("2", "Risk", "", ""),
        )
    )
    title, one, other = units(data)
    assert (title.id, title.target) == ("body p1", "Title")
    assert (one.id, one.source, one.target) == ("table 1 row 2", "Transparency", "តម្លាភាព")
    assert one.notes == ("glossary-kit: allow TRM101 -- so",)
    assert (other.id, other.source, other.target) == ("table 1 row 3", "Risk", "")


@pytest.mark.parametrize("turned", [False, True])
def test_a_bilingual_table_without_a_header_is_known_by_its_scripts(turned: bool) -> None:
    rows = [
        ("ប្រភព", "បកប្រែ"),
        ("An AI system", "ប្រព័ន្ធ AI"),
        ("Risk", "ហានិភ័យ"),
        ("2026", "២០២៦"),
        ("Bias", "Bias"),
    ]
    found = units(word(table(*(row[::-1] if turned else row for row in rows))))
    first, second, *pairs = found
    assert (first.source, second.source) == ("", "")
    assert [(unit.source, unit.target) for unit in pairs] == [
        row[::-1] if turned else row for row in rows[1:]
    ]
    languages = {(unit.source_lang, unit.target_lang) for unit in pairs}
    assert languages == {("km", "en") if turned else ("en", "km")}


def test_another_table_is_read_cell_by_cell() -> None:
    found = targets(word(table(("ពាក្យ", "អត្ថន័យ"), ("ហានិភ័យ", "អ្វីដែលអាចកើតឡើង"))))
    assert list(found) == [
        "table 1 row 1 cell 1",
        "table 1 row 1 cell 2",
        "table 1 row 2 cell 1",
        "table 1 row 2 cell 2",
    ]


def test_a_long_table_is_judged_by_its_beginning_and_read_to_its_end() -> None:
    rows = [(f"Row number {number}", f"ជួរទី{number}") for number in range(1, 301)]
    found = units(word(table(*rows)))
    assert [(unit.source, unit.target) for unit in found] == rows
    assert found[-1].id == "table 1 row 300"


def test_merged_cells_keep_their_columns() -> None:
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r("Part one"))}</w:tc></w:tr>'
    numbered = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r("Risk"))}</w:tc>'
    body = table(("English", "", "Khmer"), ("Bias", "", "លំអៀង")).replace(
        "</w:tbl>", wide + numbered + f"<w:tc>{p(r('ហានិភ័យ'))}</w:tc></w:tr></w:tbl>"
    )
    bias, part, risk = units(word(body))
    assert (bias.source, bias.target) == ("Bias", "លំអៀង")
    assert (part.id, part.source, part.target) == ("table 1 row 3 cell 1", "", "Part one")
    assert (risk.source, risk.target) == ("Risk", "ហានិភ័យ")


def test_cells_with_as_many_paragraphs_are_paired_paragraph_by_paragraph() -> None:
    row = (
        f"<w:tr><w:tc>{p(r('One.'))}{p(r('Two.'))}</w:tc>"
        f"<w:tc>{p(r('មួយ។'))}{p(r('ពីរ។'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p(r('One.'))}{p(r('Two.'))}</w:tc><w:tc>{p(r('មួយ។ ពីរ។'))}</w:tc></w:tr>"
    )
    found = units(word(f"<w:tbl>{row}</w:tbl>"))
    assert [(unit.id, unit.source, unit.target) for unit in found] == [
        ("table 1 row 1 p1", "One.", "មួយ។"),
        ("table 1 row 1 p2", "Two.", "ពីរ។"),
        ("table 1 row 2", "One.\nTwo.", "មួយ។ ពីរ។"),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(("Risk", "ហានិភ័យ"))
    body = f"<w:tbl><w:tr><w:tc>{p(r('outer'))}{inner}{p(r('after'))}</w:tc></w:tr></w:tbl>"
    found = {unit.id: (unit.source, unit.target) for unit in units(word(body))}
    assert found == {
        "table 2 row 1": ("Risk", "ហានិភ័យ"),
        "table 1 row 1 cell 1 p1": ("", "outer"),
        "table 1 row 1 cell 1 p2": ("", "after"),
    }


STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:styleId="Old"><w:rPr><w:rFonts w:ascii="Limon R1"/>'
    '</w:rPr></w:style><w:style w:styleId="Older"><w:basedOn w:val="Old"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    "content",
    [
        p(r("PaB", font("Limon S1"))),
        p(r("PaB", font("ABC-TEXT-05"))),
        p(r("PaB"), properties='<w:pPr><w:pStyle w:val="Older"/></w:pPr>'),
        p(r("PaB", '<w:rPr><w:rStyle w:val="Old"/></w:rPr>')),
    ],
)
def test_text_in_a_font_without_unicode_is_no_text(content: str) -> None:
    diagnostics: list[Diagnostic] = []
    data = word(content, {"styles": STYLES})
    [unit] = read(io.BytesIO(data), "f.docx", report=diagnostics.append)
    assert unit.target == "" and unit.target_lang == "km"
    [code] = unit.target_codes
    assert code.content == "PaB" and code.font
    assert [each.message for each in diagnostics] == [
        f"text in the font {code.font}, which is not Unicode"
    ]


def test_unicode_and_figures_are_text_in_whatever_font() -> None:
    data = word(p(r("ខ្មែរ", font("Limon S1"))) + p(r("2026", font("Limon S1"))))
    assert targets(data) == {"body p1": "ខ្មែរ", "body p2": "2026"}


def test_other_prefixes_and_the_strict_form_are_read() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert targets(word(p(r("a")), root=strict)) == {"body p1": "a"}
    other = word(p(r("a"))).replace(b"w:", b"w:")
    assert targets(other) == {"body p1": "a"}


def test_a_document_of_python_docx() -> None:
    document = new()
    document.add_heading("Governance", 1)
    paragraph = document.add_paragraph("បញ្ញា")
    paragraph.add_run("សិប្ប").bold = True
    paragraph.add_run("និម្មិត")
    add_table(document, ("English", "Khmer"), ("Risk", "ហានិភ័យ"))
    document.sections[0].header.paragraphs[0].text = "ក្បាលទំព័រ"
    found = targets(saved(document))
    assert found == {
        "body p1": "Governance",
        "body p2": "បញ្ញាសិប្បនិម្មិត",
        "table 1 row 2": "ហានិភ័យ",
        "header 1 p1": "ក្បាលទំព័រ",
    }


HTML = """<html><head><meta charset="utf-8"></head><body><h1>អភិបាលកិច្ច</h1>
<p>បញ្ញា<b>សិប្ប</b>និម្មិត<br>បន្ទាត់ <a href="http://x.example/">តំណ</a></p>
<table><tr><td>English</td><td>Khmer</td></tr><tr><td>Risk</td><td>ហានិភ័យ</td></tr></table>
<ul><li>មួយ</li></ul></body></html>"""


@needs_soffice
def test_documents_that_libreoffice_wrote(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HTML, encoding="utf-8")
    odt = converted(page, "odt:writerweb8_writer", tmp_path)
    data = converted(odt, "docx:MS Word 2007 XML", tmp_path).read_bytes()
    assert targets(data) == {
        "body p1": "អភិបាលកិច្ច",
        "body p2": "បញ្ញាសិប្បនិម្មិត\nបន្ទាត់ តំណ",
        "table 1 row 2": "ហានិភ័យ",
        "body p3": "មួយ",
    }
