"""What stands above the header of a table: titles, dates, the delimiter; and tables of no terms."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from format_examples import CONCEPTS

from glossary_kit.errors import FormatError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.for_people import CANDIDATES, REPORT
from glossary_kit.formats.patch.fill import Fill
from glossary_kit.formats.patch.registry import filler_for
from glossary_kit.formats.registry import CODECS, codec_named
from glossary_kit.formats.review_sheet import write_review_sheet
from glossary_kit.formats.tables import delimiter_of
from glossary_kit.formats.xlsx import write_xlsx
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import State, TranslationUnit
from glossary_kit.project.files import draft_files
from glossary_kit.report.html import html_report
from glossary_kit.report.summary import summed_up
from glossary_kit.report.xlsx import xlsx_report

READ = Path(__file__).parents[1] / "fixtures" / "formats" / "read"
TABLES = [codec for codec in CODECS if codec.suffixes[0] in (".csv", ".xlsx")]


def filled(name: str, data: bytes) -> list[TranslationUnit]:
    """The units of the table after its second one was filled."""
    fill, read = filler_for(name), codec_named(name).read
    assert fill and read
    said = Fill(text="ក្រម។", state=State.TRANSLATED, source="", exact=True, score=100)
    return list(read(io.BytesIO(fill(data, {1: said})), "f", report=print))


@pytest.mark.parametrize(
    ("name", "file"), [("csv-units", "title.csv"), ("xlsx-units", "title.xlsx")]
)
def test_a_table_with_a_title_is_filled_in_the_right_row(name: str, file: str) -> None:
    units = filled(name, (READ / name / file).read_bytes())
    assert [(unit.id, unit.target) for unit in units] == [("1", "ច្បាប់។"), ("2", "ក្រម។")]


def test_a_workbook_is_filled_in_the_sheet_that_is_read() -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.worksheets[0].sheet_state = "hidden"
    sheet = workbook.create_sheet("Units")
    for row in (["en", "km"], ["The law.", "ច្បាប់។"], ["The act.", ""]):
        sheet.append(row)
    workbook.active = 1
    stream = io.BytesIO()
    workbook.save(stream)
    assert [unit.target for unit in filled("xlsx-units", stream.getvalue())] == ["ច្បាប់។", "ក្រម។"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\nc;d", ";"),
        ("Title, with a comma\na;b", ","),
        ("Title\ra\tb", "\t"),
        ("\ufeffSEP=;\r\na,b", ";"),
        ("sep=;;;\na;b", ";"),
        ("alone", ","),
    ],
)
def test_the_delimiter(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_the_line_that_names_the_delimiter_is_no_unit() -> None:
    units = filled("csv-units", "sep=;\nThe law.;ច្បាប់។\nThe act.;\n".encode())
    assert [unit.target for unit in units] == ["ច្បាប់។", "ក្រម។"]


def test_the_names_of_the_languages_are_terms_like_any_other() -> None:
    read = codec_named("csv-units").read
    assert read
    [unit] = read(io.BytesIO("English,ភាសាអង់គ្លេស\n".encode()), "f")
    assert (unit.source, unit.target) == ("English", "ភាសាអង់គ្លេស")


@pytest.mark.parametrize("header", [CANDIDATES, REPORT], ids=["candidates", "report"])
@pytest.mark.parametrize("codec", TABLES, ids=lambda codec: codec.name)
def test_tables_for_people_are_neither_terms_nor_units(
    codec: Codec[Any], header: tuple[str, ...]
) -> None:
    if codec.name in ("google", "memoq"):
        pytest.skip("is read only where it is named, or has a header of its own")
    rows = [header, ("1", "law", "3", "2.5", "3", "1", "", "ច្បាប់ (3, 0.9)", "The law.")]
    stream = io.BytesIO()
    if codec.suffixes[0] == ".xlsx":
        write_xlsx(rows, stream, title="Rows")
    else:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        stream.write(text.getvalue().encode())
    stream.seek(0)
    assert codec.read
    with pytest.raises(FormatError, match="neither a draft nor terms"):
        list(codec.read(stream, "f", report=print))


def test_what_the_kit_wrote_for_people_is_no_draft_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "draft.csv").write_text("en,km\na,ក\n", encoding="utf-8")
    with (tmp_path / "candidates.csv").open("w", encoding="utf-8-sig", newline="") as table:
        rows = [(str(n), *([""] * 7), "one text\nanother text") for n in range(1, 40)]
        csv.writer(table).writerows([CANDIDATES, *rows])
    with (tmp_path / "candidates.xlsx").open("wb") as stream:
        write_xlsx([CANDIDATES, ("1", "law")], stream, title="Candidates")
    summary = summed_up([], files=1, units=1)
    (tmp_path / "report.html").write_text(html_report([], summary), encoding="utf-8")
    (tmp_path / "report.xlsx").write_bytes(xlsx_report([], summary))
    with (tmp_path / "review.xlsx").open("wb") as stream:
        write_review_sheet(CONCEPTS, stream)
    assert [file.name for file in draft_files([tmp_path])] == ["draft.csv"]


def test_a_sheet_of_charts_is_passed_over() -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    for row in (["English", "Khmer"], ["law", "ច្បាប់"]):
        workbook.worksheets[0].append(row)
    workbook.create_chartsheet("Chart", 0)
    stream = io.BytesIO()
    workbook.save(stream)
    read = codec_named("xlsx-terms").read
    assert read
    [concept] = read(io.BytesIO(stream.getvalue()), "f", report=print)
    assert isinstance(concept, ConceptEntry) and concept.terms("km")[0].term == "ច្បាប់"
