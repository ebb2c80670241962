"""The printed glossary says the same on every kind of page, and nothing in a term can break it."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from format_examples import CONCEPTS

from glossary_kit.errors import UsageError
from glossary_kit.formats.printed import docx, html, pdf
from glossary_kit.formats.printed.glossary import Row, glossary
from glossary_kit.formats.printed.labels import khmer_date, summary
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)

DAY = date(2025, 4, 28)
HOSTILE = '<script>alert(1)</script> & #panic() "]'


def concept(english: str, khmer: str, *, deprecated: str = "") -> ConceptEntry:
    terms = [TermSection(term=khmer)]
    if deprecated:
        terms.append(TermSection(term=deprecated, status=AdministrativeStatus.DEPRECATED))
    return ConceptEntry(
        id=f"test/{english}",
        languages=(
            LanguageSection(
                lang="en", terms=(TermSection(term=english),), definition=f"{english}."
            ),
            LanguageSection(lang="km", terms=tuple(terms)),
        ),
    )


ENTRIES = (
    concept("robot", "មនុស្សយន្ត", deprecated="រ៉ូបូត"),
    concept("data", "ទិន្នន័យ"),
    concept(HOSTILE, "ខ្មែរ"),
    ConceptEntry(
        id="test/alone",
        languages=(LanguageSection(lang="en", terms=(TermSection(term="alone"),)),),
    ),
)


def rows(lang: str) -> list[Row]:
    [direction] = [each for each in glossary(ENTRIES, DAY).directions if each.source == lang]
    return [row for letter in direction.letters for row in letter.rows]


def test_both_lists_are_in_order_and_a_concept_of_one_language_is_in_none() -> None:
    assert [row.headword.term for row in rows("en")] == [HOSTILE, "data", "robot"]
    assert [row.headword.term for row in rows("km")] == ["ខ្មែរ", "ទិន្នន័យ", "មនុស្សយន្ត", "រ៉ូបូត"]


def test_a_deprecated_term_says_what_to_write_and_translates_nothing_as_usable() -> None:
    [row] = [row for row in rows("km") if row.headword.term == "រ៉ូបូត"]
    assert row.instead and row.instead.term == "មនុស្សយន្ត"
    assert row.headword.mark is AdministrativeStatus.DEPRECATED
    [english] = [row for row in rows("en") if row.headword.term == "robot"]
    assert [term.term for term in english.translations] == ["មនុស្សយន្ត"]


def test_letters_head_their_rows() -> None:
    letters = [
        [letter.letter for letter in each.letters] for each in glossary(ENTRIES, DAY).directions
    ]
    assert letters == [["#", "D", "R"], ["ខ", "ទ", "ម", "រ"]]


def test_the_summary_counts_and_dates_in_both_languages() -> None:
    english, khmer = summary(glossary(ENTRIES, DAY))
    assert english == "28 April 2025 · 4 concepts (4 proposed) · 4 English and 4 Khmer terms"
    assert khmer_date(DAY) == "ថ្ងៃទី២៨ ខែមេសា ឆ្នាំ២០២៥"
    assert khmer.startswith(khmer_date(DAY))


def written(codec: Any, entries: tuple[ConceptEntry, ...] = ENTRIES) -> bytes:
    stream = io.BytesIO()
    codec.write(entries, stream)
    return stream.getvalue()


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_holds_every_row_and_no_term_becomes_markup() -> None:
    page = Page()
    page.feed(written(html).decode())
    assert page.tags.count("table") == 2
    assert page.tags.count("td") == 3 * (3 + 4)
    assert "script" not in page.tags and "link" not in page.tags
    assert HOSTILE in page.text and "→" in page.text


def test_docx_repeats_its_headers_and_tags_khmer() -> None:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(written(docx)))
    assert len(document.tables) == 2
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    cells = [cell.text for cell in document.tables[0].rows[2].cells]
    assert cells[:2] == [HOSTILE, "ខ្មែរ"]
    for run in document.element.body.iter(qn("w:r")):
        khmer = any("\u1780" <= character <= "\u17ff" for character in run.text)
        assert (run.find(f".//{qn('w:cs')}") is not None) == khmer


def test_pdf_is_set_with_every_headword() -> None:
    typst = pytest.importorskip("typst", reason="typst is not installed")
    if not set(pdf.KHMER_FONTS) & set(typst.Fonts().families()):
        pytest.skip("no Khmer font is installed")
    data = written(pdf, ENTRIES + CONCEPTS)
    assert data.startswith(b"%PDF-")
    assert written(pdf, ())[:5] == b"%PDF-"


def test_without_a_khmer_font_the_message_says_which_to_install() -> None:
    with pytest.raises(UsageError) as caught:
        pdf._fonts(["Noto Sans", "Arial"])
    assert "Noto Sans Khmer" in str(caught.value.hint)
    assert pdf._fonts(["arial", "khmer os", "Noto Sans Khmer"]) == [
        "Arial",
        "Noto Sans Khmer",
        "Khmer OS",
    ]
