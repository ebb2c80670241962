from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from glossary_kit.errors import DataError, ErrorGroup, FormatError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.review_sheet import read_review_sheet, write_review_sheet
from glossary_kit.formats.review_sheet_columns import COLUMNS, DECISIONS, labelled
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    Reliability,
    TermSection,
)
from glossary_kit.model.review import ReviewDecision, ReviewRow, fingerprint

AI, OLD_AI, MODEL = "បញ្ញាសិប្បនិម្មិត", "ប្រាជ្ញាសិប្បនិម្មិត", "គំរូបញ្ញាសិប្បនិម្មិត"
DAY = date(2026, 2, 1)


def concept(concept_id: str, english: str, *khmer: TermSection) -> ConceptEntry:
    return ConceptEntry(
        id=concept_id,
        languages=(
            LanguageSection(lang="en", terms=(TermSection(term=english),), definition="A thing."),
            LanguageSection(lang="km", terms=khmer),
        ),
    )


ENTRIES = (
    concept(
        "ai/artificial-intelligence",
        "artificial intelligence",
        TermSection(term=AI, source="=HYPERLINK(1)", reliability=Reliability.RELIABLE),
        TermSection(term=OLD_AI, status=AdministrativeStatus.ADMITTED, note="-5"),
    ),
    concept("ai/model", "AI model", TermSection(term=MODEL)),
)
TERMS = {
    (entry.id, section.lang, term.term): term
    for entry in ENTRIES
    for section in entry.languages
    for term in section.terms
}


def exported(entries: Iterable[ConceptEntry] = ENTRIES) -> Workbook:
    stream = io.BytesIO()
    write_review_sheet(entries, stream)
    stream.seek(0)
    return load_workbook(stream)


def read(
    book: Workbook | bytes, report: Callable[[Diagnostic], None] | None = None
) -> tuple[ReviewRow, ...]:
    if isinstance(book, bytes):
        stream = io.BytesIO(book)
    else:
        stream = io.BytesIO()
        book.save(stream)
        stream.seek(0)
    return read_review_sheet(stream, "sheet.xlsx", report=report or (lambda _: None))


def column(key: str) -> int:
    return [each.key for each in COLUMNS].index(key) + 1


def fill(book: Workbook, number: int, **values: object) -> None:
    for key, value in values.items():
        book["Review"].cell(number, column(key)).value = value  # type: ignore[assignment]


def decided() -> Workbook:
    """A sheet in which four of the five terms are decided upon."""
    book = exported()
    signed = {"reviewer": "reviewer A", "date": DAY}
    fill(book, 2, decision="accept", **signed)
    fill(book, 3, decision=labelled("prefer", DECISIONS[ReviewDecision.PREFER]), **signed)
    fill(book, 3, body="NCKL", reference=316)
    fill(book, 4, decision="មិនគួរប្រើ", comment="ចាស់\nហួស", **signed)
    fill(book, 6, decision="Change", new_term="ម៉ូដែល", reviewer="reviewer A", date="០១/២/2026")
    return book


def row(concept_id: str, lang: str, term: str, decision: ReviewDecision, **more: str) -> ReviewRow:
    return ReviewRow(
        concept=concept_id,
        lang=lang,
        term=term,
        fingerprint=fingerprint(lang, TERMS[concept_id, lang, term]),
        decision=decision,
        reviewer="reviewer A",
        date=DAY,
        **more,  # type: ignore[arg-type]
    )


DECIDED = (
    row("ai/artificial-intelligence", "en", "artificial intelligence", ReviewDecision.ACCEPT),
    row(
        *("ai/artificial-intelligence", "km", AI, ReviewDecision.PREFER),
        body="NCKL",
        reference="316",
    ),
    row(
        *("ai/artificial-intelligence", "km", OLD_AI, ReviewDecision.DEPRECATE),
        comment="ចាស់\nហួស",
    ),
    row("ai/model", "km", MODEL, ReviewDecision.CHANGE, new_term="ម៉ូដែល"),
)


def test_a_new_sheet_decides_nothing() -> None:
    assert read(exported()) == ()


def test_decisions_come_back_with_their_rows() -> None:
    rows = read(decided())
    assert rows == DECIDED
    assert [each.at.line for each in rows if each.at] == [2, 3, 4, 6]


def test_the_sheet_is_made_for_a_committee() -> None:
    sheet = exported()["Review"]
    assert sheet.max_row == 1 + len(TERMS)
    assert [cell.value for cell in sheet[1]] == [f"{c.english}\n{c.khmer}" for c in COLUMNS]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:R6"
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for each in COLUMNS:
        cell = sheet.cell(3, column(each.key))
        assert cell.protection.locked is not each.editable
        assert cell.font.name == "Khmer OS Siemreap"
        assert cell.alignment.wrap_text
    assert sheet.column_dimensions["R"].hidden
    heights = [sheet.row_dimensions[number].height for number in range(2, 7)]
    assert all(height and height > 20 for height in heights)


def test_the_list_of_decisions_is_that_of_the_instructions() -> None:
    book = exported()
    lists = {each.type: each for each in book["Review"].data_validations.dataValidation}
    assert str(lists["list"].sqref) == "K2:K6"
    sheet, _, cells = lists["list"].formula1.partition("!")
    offered = [cell.value for (cell,) in book[sheet][cells.replace("$", "")]]
    assert offered == [labelled(each, DECISIONS[each]) for each in ReviewDecision]
    assert str(lists["date"].sqref) == "O2:O6"


def moved(sheet: Worksheet, generator: random.Random) -> Workbook:
    """A sheet with other rows and columns in between, and its own in another order."""
    head, *rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    order = list(range(len(head)))
    generator.shuffle(order)
    generator.shuffle(rows)
    book = Workbook()
    book.active.title = "Notes"  # type: ignore[union-attr]
    other: Worksheet = book.create_sheet("ពិនិត្យ")
    other.append(["Meeting of the committee"])
    other.append([])
    for line in (head, *rows):
        extra = "our column" if line is head else "our remark"
        other.append([extra, *(line[index] for index in order)])
    return book


@pytest.mark.parametrize("seed", range(5))
def test_moved_rows_and_columns_lose_nothing(seed: int) -> None:
    book = moved(decided()["Review"], random.Random(seed))
    assert set(read(book)) == set(DECIDED)


def test_deleted_and_hidden_rows_take_only_themselves_away() -> None:
    book = decided()
    book["Review"].row_dimensions[3].hidden = True
    book["Review"].delete_rows(4)
    assert read(book) == (DECIDED[0], DECIDED[1], DECIDED[3])


def test_sheets_of_several_reviewers_in_one_workbook_are_all_read() -> None:
    book = decided()
    copy = book.copy_worksheet(book["Review"])
    copy.title = "Reviewer B"
    copy.cell(2, column("reviewer")).value = "reviewer B"
    rows = read(book)
    assert len(rows) == 2 * len(DECIDED)
    assert str(rows[4].at) == "sheet.xlsx (Reviewer B):2"
    assert rows[4].reviewer == "reviewer B"


def test_a_comment_alone_is_kept() -> None:
    book = exported()
    fill(book, 2, comment="to be discussed", reviewer="reviewer A", date=DAY)
    [only] = read(book)
    assert (only.decision, only.comment) == (ReviewDecision.COMMENT, "to be discussed")


@pytest.mark.parametrize("key", ["concept", "lang", "term", "code"])
@pytest.mark.parametrize("value", ["something else", None])
def test_a_damaged_row_refuses_the_sheet_and_is_named(key: str, value: str | None) -> None:
    book = decided()
    fill(book, 3, **{key: value})
    with pytest.raises(ErrorGroup) as caught:
        read(book)
    [error] = caught.value.errors
    assert str(error.at) == "sheet.xlsx:3"
    assert "damaged" in error.message or "is empty" in error.message


def test_a_part_sorted_without_the_rest_is_noticed() -> None:
    book = decided()
    sheet = book["Review"]
    terms = sorted(str(sheet.cell(number, column("term")).value) for number in range(2, 7))
    for number, term in enumerate(terms, start=2):
        fill(book, number, term=term)
    with pytest.raises(ErrorGroup):
        read(book)


def test_a_damaged_row_that_decides_nothing_does_no_harm() -> None:
    book = decided()
    fill(book, 5, term="changed")
    found: list[Diagnostic] = []
    fill(book, 9, reviewer="reviewer A")
    assert read(book, found.append) == DECIDED
    assert [each.at.line for each in found] == [9]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"decision": "perhaps"}, "“perhaps” is no decision"),
        ({"decision": "accept", "date": "soon"}, "“soon” is no date"),
        ({"decision": "accept", "date": "31/02/2026"}, "“31/02/2026” is no date"),
        ({"new_term": "ពាក្យ"}, "the row fills “New wording”, but decides nothing"),
        ({"body": "NCKL", "reference": "1"}, "the row fills “Approving body”, but decides nothing"),
    ],
)
def test_what_cannot_be_understood_is_named(cells: dict[str, object], message: str) -> None:
    book = exported()
    fill(book, 2, **cells)
    fill(book, 6, decision="also wrong")
    with pytest.raises(ErrorGroup) as caught:
        read(book)
    assert [error.message for error in caught.value.errors] == [
        message,
        "“also wrong” is no decision",
    ]
    assert all(error.hint for error in caught.value.errors)


@pytest.mark.parametrize("data", [b"", b"term,decision\n", b"PK\x03\x04 cut off"])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^sheet\.xlsx: this is no workbook"):
        read(data)


def test_a_workbook_without_a_review_sheet_is_refused() -> None:
    with pytest.raises(FormatError, match="there is no review sheet"):
        read(Workbook())


def test_a_sheet_without_its_code_column_is_refused() -> None:
    book = decided()
    book["Review"].delete_cols(column("code"))
    with pytest.raises(FormatError, match="has lost the column “Row code”"):
        read(book)


def test_columns_of_others_with_our_words_do_not_stand_in_for_ours() -> None:
    book = decided()
    book["Review"].insert_cols(1, 2)
    book["Review"]["A1"], book["Review"]["B1"] = "Comment", "Decision"
    book["Review"]["A4"], book["Review"]["B4"] = "not this", "reject"
    assert read(book) == DECIDED


def test_a_column_that_stands_there_twice_is_refused() -> None:
    book = decided()
    book["Review"].cell(1, len(COLUMNS) + 2).value = book["Review"].cell(1, 11).value
    with pytest.raises(FormatError, match=r"sheet\.xlsx:1: the sheet has 2 columns “Decision”"):
        read(book)


@pytest.mark.parametrize("character", ["\a", "\ufffe", "\uffff"])
def test_control_characters_are_refused_with_the_text_named(character: str) -> None:
    with pytest.raises(DataError, match="control characters"):
        exported([concept("ai/bell", f"bell{character}")])


CELL_TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=20,
).map(str.strip)
FORMULAS = st.builds(
    "{}{}".format, st.sampled_from(["=", "+", "-", "@", "'", "1", "_x0041_", ""]), CELL_TEXT
)


@settings(max_examples=40)
@given(st.lists(FORMULAS.filter(bool), min_size=1, max_size=4, unique=True))
def test_any_text_stays_text_and_comes_back(texts: list[str]) -> None:
    terms = tuple(TermSection(term=text, note=text, source=text) for text in texts)
    book = exported([concept("a/b", "x", *terms)])
    for line in book["Review"].iter_rows(min_row=2):
        assert {cell.data_type for cell in line if cell.value is not None} == {"s"}
    for number in range(2, len(texts) + 3):
        fill(book, number, decision="accept")
    assert [each.term for each in read(book)] == ["x", *texts]


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_round_trip_through_libreoffice_keeps_everything(kind: str, tmp_path: Path) -> None:
    entries = [*ENTRIES, concept("ai/sum", "=1+1", TermSection(term="@ក"))]
    book = exported(entries)
    decisions = decided()["Review"]
    for number in range(2, 7):
        for place, each in enumerate(COLUMNS, start=1):
            if each.editable:
                value = decisions.cell(number, place).value
                book["Review"].cell(number, place).value = value
    fill(book, 7, decision="accept", reviewer="reviewer A", date=DAY)
    (tmp_path / "out").mkdir()
    book.save(tmp_path / "sheet.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["--headless", "--convert-to", kind, "--outdir", "out", "sheet.xlsx"]
    subprocess.run([str(SOFFICE), profile, *command], cwd=tmp_path, check=True, timeout=180)
    rows = read((tmp_path / "out" / f"sheet.{kind}").read_bytes())
    assert rows[:4] == DECIDED
    assert [(each.term, each.date) for each in rows[4:]] == [("=1+1", DAY)]
    if kind == "xlsx":
        sheet = load_workbook(tmp_path / "out" / "sheet.xlsx")["Review"]
        assert sheet.protection.sheet
        assert not sheet.cell(3, column("decision")).protection.locked
        assert "K2:K8" in {str(each.sqref) for each in sheet.data_validations.dataValidation}
