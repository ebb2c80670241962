"""Term bases as tables (CSV, TSV, XLSX).

We write a row for each term, so that nothing is lost. We read that, and the tables people
make: a row for each concept with a column for each language.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.for_people import refuse_own_table
from glossary_kit.formats.tables import LOOKED_THROUGH, Row, header_among, rows, write_rows
from glossary_kit.formats.term_columns import (
    Column,
    given,
    guessed,
    is_own_layout,
    tells_of_terms,
    without_header,
)
from glossary_kit.formats.term_rows import OwnRows, rows_of
from glossary_kit.formats.term_rows_foreign import ForeignRows
from glossary_kit.formats.text_input import beginning, decoded
from glossary_kit.formats.xlsx import read_xlsx, write_xlsx
from glossary_kit.model.concept import ConceptEntry

Columns = Mapping[str, str]
_Header = tuple[list[Column], list[str]]
_LOOKED_AT = 20
"""Rows by which a table is told from a bilingual draft."""


def read_text(
    stream: BinaryIO, name: str, /, *, report: Report = log, columns: Columns | None = None
) -> Iterator[ConceptEntry]:
    """The concepts of a CSV or TSV table.

    `columns` maps headers to fields (`{"Khmer": "km.term"}`) where guessing does not do.

    Raises:
        FormatError: no two columns of terms, not UTF-8 or UTF-16, or broken quotes.

    """
    return _read(rows(decoded(stream, name), name), name, report, columns)


def read_workbook(
    stream: BinaryIO, name: str, /, *, report: Report = log, columns: Columns | None = None
) -> Iterator[ConceptEntry]:
    """The concepts of the first sheet of an XLSX workbook; further sheets are reported.

    Raises:
        FormatError: no workbook, not safe to open, or no two columns of terms.

    """
    return _read(read_xlsx(stream, name, report), name, report, columns)


def _read(
    table: Iterator[Row], name: str, report: Report, columns: Columns | None
) -> Iterator[ConceptEntry]:
    first = list(islice(table, LOOKED_THROUGH))
    if not first:
        return
    refuse_own_table(first[0], name)
    with tally(name, report) as counts:
        number, header = _header(first, columns) or (-1, None)
        for row in first[: max(0, number)]:
            counts.skipped("a row above the header", row.line)
        reading = _reading(header, first[max(0, number)], counts)
        for row in chain(first[number + 1 :], table):
            reading.add(row)
        yield from reading.concepts()


def _header(first: Sequence[Row], columns: Columns | None) -> tuple[int, _Header] | None:
    """Which row is the header, and what it names: nothing where the layout is our own."""
    if columns:
        return header_among(first, lambda row: _named(given(row, columns)))
    return header_among(first, lambda row: ([], []) if is_own_layout(row) else guessed(row))


def _named(header: _Header) -> _Header | None:
    return header if header[0] else None


def _reading(header: _Header | None, row: Row, counts: Tally) -> OwnRows | ForeignRows:
    """The reading of a table whose header, or else whose first row, is `row`."""
    if header is None:
        return ForeignRows(_first_two(row, counts.name), counts, width=2)
    columns, unknown = header
    if not columns:
        return OwnRows(row, counts)
    for name in unknown:
        counts.lost(f"the column “{name}”", row.line)
    return ForeignRows(columns, counts, width=len(row.cells))


def _first_two(row: Row, name: str) -> list[Column]:
    if len(row.cells) < 2:
        raise FormatError(
            "the table has only one column",
            at=Location(path=name, line=row.line),
            hint="a term table has a column for each language: English, Khmer",
        )
    return without_header(row)


def write_text(entries: Iterable[ConceptEntry], stream: BinaryIO, *, delimiter: str = ",") -> None:
    """Write a row for each term, UTF-8 with a byte order mark, guarded against formulas.

    Raises:
        DataError: a text with U+0000.

    """
    write_rows(rows_of(entries), stream, delimiter=delimiter)


def write_workbook(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a row for each term into one sheet, all cells text.

    Raises:
        DataError: a text that a workbook cannot hold.

    """
    write_xlsx(rows_of(entries), stream, title="Terms")


def _is_term_text(head: bytes) -> bool:
    """Whether the text begins like a term base, and not like one of memoQ."""
    lines = beginning(head)
    first: list[Row] = []
    with suppress(FormatError):  # the last may be cut in two
        first.extend(rows("\n".join(lines[:_LOOKED_AT]), ""))
    return tells_of_terms(first) and "Entry_ID" not in lines[0]


def _is_term_workbook(data: bytes) -> bool:
    """Whether the workbook `data` begins like a term base."""
    try:
        first = list(islice(read_xlsx(io.BytesIO(data), "", lambda _: None), _LOOKED_AT))
    except FormatError:
        return False
    return tells_of_terms(first)


CSV = Codec(
    name="csv-terms",
    title="Term table (CSV)",
    suffixes=(".csv",),
    carries=ConceptEntry,
    read=read_text,
    write=write_text,
    loses=("Review.decisions",),
    description="term bases in a spreadsheet, a row a term",
    recognises=_is_term_text,
)

TSV = Codec(
    name="tsv-terms",
    title="Term table (TSV)",
    suffixes=(".tsv", ".tab"),
    carries=ConceptEntry,
    read=read_text,
    write=partial(write_text, delimiter="\t"),
    loses=("Review.decisions",),
    description="term bases in a spreadsheet, tab-separated",
    recognises=_is_term_text,
)

XLSX = Codec(
    name="xlsx-terms",
    title="Term table (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    carries=ConceptEntry,
    read=read_workbook,
    write=write_workbook,
    loses=("Review.decisions",),
    description="term bases as a workbook, a row a term",
    recognises=_is_term_workbook,
)
