"""Bilingual tables (CSV, TSV): a row is a unit, with a header or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.for_people import refuse_own_table
from glossary_kit.formats.tables import (
    LOOKED_THROUGH,
    Row,
    cell_of,
    header_among,
    rows,
    write_rows,
)
from glossary_kit.formats.text_input import decoded
from glossary_kit.formats.unit_columns import (
    Columns,
    from_header,
    header_of,
    unit_in,
    without_header,
)
from glossary_kit.formats.xlsx import read_xlsx, write_xlsx
from glossary_kit.model.unit import TranslationUnit

LOSES = ("TranslationUnit.source_codes", "TranslationUnit.target_codes")


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The rows of a bilingual table as units.

    A row near the top that names two languages, or source and target, is the header; what
    stands above it is skipped and reported. Without one, two columns are source and target,
    three or more begin with the id. The id is the row number where there is no column for it.

    Raises:
        FormatError: fewer than two columns, not UTF-8 or UTF-16, or broken quotes.

    """
    return _read(rows(decoded(stream, name), name), name, report)


def read_workbook(
    stream: BinaryIO, name: str, /, *, report: Report = log
) -> Iterator[TranslationUnit]:
    """The rows of the first sheet of an XLSX workbook as units; further sheets are reported.

    Raises:
        FormatError: no workbook, not safe to open, or fewer than two columns.

    """
    return _read(read_xlsx(stream, name, report), name, report)


def _read(table: Iterator[Row], name: str, report: Report) -> Iterator[TranslationUnit]:
    with tally(name, report) as counts:
        first = list(islice(table, LOOKED_THROUGH))
        if not first:
            return
        columns, begin = columns_of(first, counts)
        for row in first[: max(0, begin - 1)]:
            counts.skipped("a row above the header", row.line)
        for number, row in enumerate(chain(first[begin:], table), 1):
            yield unit_in(row, columns, str(number), counts)


def columns_of(first: Sequence[Row], counts: Tally) -> tuple[Columns, int]:
    """What the columns hold of a table that begins so, and how many rows come before its units.

    Raises:
        FormatError: fewer than two columns, or a table that the kit wrote for people.

    """
    refuse_own_table(first[0], counts.name)
    header = header_among(first, lambda row: from_header(row, counts))
    return (header[1], header[0] + 1) if header else (without_header(first[0], counts.name), 0)


def write(units: Iterable[TranslationUnit], stream: BinaryIO, *, delimiter: str = ",") -> None:
    """Write the units as a table with a header, UTF-8 with a byte order mark.

    Raises:
        UsageError: units of more than one pair of languages.

    """
    write_rows(_table(units), stream, delimiter=delimiter)


def write_workbook(units: Iterable[TranslationUnit], stream: BinaryIO) -> None:
    """Write the units into one sheet with a header, all cells text.

    Raises:
        DataError: a text that a workbook cannot hold.
        UsageError: units of more than one pair of languages.

    """
    write_xlsx(_table(units), stream, title="Units")


def _table(units: Iterable[TranslationUnit]) -> Iterator[tuple[str, ...]]:
    langs: tuple[str, str] | None = None
    for unit in units:
        pair = (unit.source_lang, unit.target_lang)
        if langs is None:
            yield header_of(pair)
        elif langs != pair:
            raise UsageError(
                f"a table holds one pair of languages, not {'–'.join(langs)} and {'–'.join(pair)}",
                hint="export each pair of languages to its own file",
            )
        langs = pair
        changed = unit.changed.isoformat() if unit.changed else ""
        notes = cell_of(unit.notes)
        row = (unit.id, unit.source, unit.target, unit.state, changed, unit.origin or "", notes)
        yield row
    if langs is None:
        yield header_of(("en", "km"))


CSV = Codec(
    name="csv-units",
    title="Bilingual table (CSV)",
    suffixes=(".csv",),
    carries=TranslationUnit,
    read=read,
    write=write,
    loses=LOSES,
    description="tables of a spreadsheet",
)

TSV = Codec(
    name="tsv-units",
    title="Bilingual table (TSV)",
    suffixes=(".tsv", ".tab"),
    carries=TranslationUnit,
    read=read,
    write=partial(write, delimiter="\t"),
    loses=LOSES,
    description="tables of a spreadsheet, tab-separated",
)

XLSX = Codec(
    name="xlsx-units",
    title="Bilingual table (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    carries=TranslationUnit,
    read=read_workbook,
    write=write_workbook,
    loses=LOSES,
    description="tables of a spreadsheet as a workbook",
)
