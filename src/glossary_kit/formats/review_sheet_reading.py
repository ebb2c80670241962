"""The decisions of a review sheet that comes back, whatever was done to its layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import BinaryIO

from glossary_kit.errors import ErrorGroup, FormatError, Location
from glossary_kit.formats.codec import Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.review_sheet_columns import (
    COLUMNS,
    DECISIONS,
    JOINT,
    decision_named,
    row_code,
)
from glossary_kit.formats.worksheets import Sheet, read_sheets
from glossary_kit.model.review import ReviewDecision, ReviewRow
from glossary_kit.text.khmer import TO_LATIN_DIGITS

_IDENTITY = ("concept", "lang", "term", "code")
_SAYS_SOMETHING = ("decision", "new_term", "comment", "body", "reference")
_NEEDED = (*_IDENTITY, "decision", "reviewer", "date")
_TITLES = {column.key: column.english for column in COLUMNS}
_HEADER_WITHIN = 20
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")

Cells = Mapping[str, str]


def read_review_sheet(
    stream: BinaryIO, name: str, /, *, report: Report = log
) -> tuple[ReviewRow, ...]:
    """The rows in which somebody decided or said something, in the order of the sheet.

    Rows and columns may have been moved, sorted, deleted or added, sheets copied or renamed.
    A comment without a decision is a row of its own kind (`comment`).

    Raises:
        FormatError: no workbook, or none that holds a review sheet.
        ErrorGroup: the rows whose cells do not fit together or cannot be understood; with
            one of them the whole sheet is refused, so that nothing of it gets lost.

    """
    rows: list[ReviewRow] = []
    errors: list[FormatError] = []
    with tally(name, report) as counts:
        for sheet, label, first, columns in _review_sheets(stream, name):
            _require(columns, label, first)
            for line, cells in _cells(sheet, first, columns):
                try:
                    rows += _rows(cells, Location(path=label, line=line), counts)
                except FormatError as error:
                    errors.append(error)
    if errors:
        raise ErrorGroup(errors)
    return tuple(rows)


def _review_sheets(
    stream: BinaryIO, name: str
) -> Iterator[tuple[Sheet, str, int, Mapping[int, str]]]:
    """The review sheets of the workbook, how to call them, and where their columns stand."""
    sheets = read_sheets(stream, name)
    found = [(sheet, *header) for sheet in sheets if (header := _head(sheet))]
    if not found:
        raise FormatError(
            "there is no review sheet in this workbook",
            at=Location(path=name),
            hint="a review sheet has columns headed Concept, Language, Term and Decision",
        )
    for sheet, first, columns in found:
        yield sheet, name if len(found) == 1 else f"{name} ({sheet.name})", first, columns


def _head(sheet: Sheet) -> tuple[int, Mapping[int, str]] | None:
    """The index of the header row and the meaning of its columns; `None` if there is none."""
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns = dict(_columns(row))
        if {"concept", "term", "decision"} <= set(columns.values()):
            return index, columns
    return None


def _columns(row: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where every column of ours stands; with its whole heading rather than half of it.

    A column that stands there twice is given twice, for only people know which one counts.
    """
    cells = [[line.strip().casefold() for line in cell.split("\n")] for cell in row]
    for column in COLUMNS:
        halves = {column.english.casefold(), column.khmer}
        whole = [place for place, lines in enumerate(cells) if halves <= set(lines)]
        half = [place for place, lines in enumerate(cells) if halves & set(lines)]
        yield from ((place, column.key) for place in whole or half[:1])


def _require(columns: Mapping[int, str], label: str, first: int) -> None:
    """Refuse a sheet that lacks a column, or has one twice."""
    counts = Counter(columns.values())
    at = Location(path=label, line=first + 1)
    for key in _NEEDED:
        if not counts[key]:
            what = f"the sheet has lost the column “{_TITLES[key]}”"
            hint = "export the sheet again and copy the decisions into it"
            raise FormatError(what, at=at, hint=hint)
    for key, count in counts.items():
        if count > 1:
            what = f"the sheet has {count} columns “{_TITLES[key]}”"
            raise FormatError(what, at=at, hint="give the one that does not count another heading")


def _cells(
    sheet: Sheet, first: int, columns: Mapping[int, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    for index, row in enumerate(sheet.rows[first + 1 :], start=first + 2):
        yield index, {key: row[place] for place, key in columns.items() if place < len(row)}


def _rows(cells: Cells, at: Location, counts: Tally) -> Iterator[ReviewRow]:
    """The row as a decision; none where it says nothing."""
    if not any(cells.get(key) for key in _SAYS_SOMETHING):
        if cells.get("reviewer") and not _is_whole(cells):
            counts.skipped("a row names a reviewer, but no term and no decision", at.line)
        return
    if not _is_whole(cells):
        raise _damaged(cells, at)
    yield ReviewRow(
        concept=cells["concept"],
        lang=_tag(cells),
        term=cells["term"],
        fingerprint=cells["code"].rpartition(".")[0],
        decision=_decision(cells, at),
        reviewer=cells.get("reviewer", ""),
        date=_day(cells.get("date", ""), at),
        new_term=cells.get("new_term") or None,
        comment=cells.get("comment") or None,
        body=cells.get("body") or None,
        reference=cells.get("reference") or None,
        at=at,
    )


def _is_whole(cells: Cells) -> bool:
    """Whether concept, language, term and code of the row still belong together."""
    code = cells.get("code", "")
    fingerprint = code.rpartition(".")[0]
    return bool(fingerprint) and code == row_code(
        cells.get("concept", ""), _tag(cells), cells.get("term", ""), fingerprint
    )


def _tag(cells: Cells) -> str:
    return cells.get("lang", "").split(JOINT.strip())[0].strip()


def _damaged(cells: Cells, at: Location) -> FormatError:
    missing = [_TITLES[key] for key in _IDENTITY if not cells.get(key)]
    if missing:
        what = f"the row decides something, but its cell “{missing[0]}” is empty"
        hint = "copy the decision into the row of its term; propose new terms in a file to import"
        return FormatError(what, at=at, hint=hint)
    return FormatError(
        f"the row of “{cells['term']}” ({cells['concept']}) is damaged: a locked cell was changed, "
        "or a part of the sheet was sorted without the rest",
        at=at,
        hint="undo that, or copy the decision into a newly exported sheet",
    )


def _decision(cells: Cells, at: Location) -> ReviewDecision:
    written = cells.get("decision", "")
    if found := decision_named(written) if written else None:
        return found
    if written:
        known = ", ".join(f"{decision} ({khmer})" for decision, khmer in DECISIONS.items())
        what = f"“{written}” is no decision"
        raise FormatError(what, at=at, hint=f"choose one of the list: {known}")
    if cells.get("new_term") or cells.get("body") or cells.get("reference"):
        filled = next(key for key in ("new_term", "body", "reference") if cells.get(key))
        what = f"the row fills “{_TITLES[filled]}”, but decides nothing"
        raise FormatError(what, at=at, hint="choose a decision from the list, or empty the cell")
    return ReviewDecision.COMMENT


def _day(written: str, at: Location) -> date | None:
    """The day that a cell names: 2026-01-31, or day first as in 31/1/2026; `None` if empty."""
    plain = written.translate(TO_LATIN_DIGITS).strip()
    if not plain:
        return None
    try:
        if parts := _DAY_FIRST.fullmatch(plain):
            day, month, year = map(int, parts.groups())
            return date(year, month, day)
        return date.fromisoformat(plain[:10])
    except ValueError:
        raise FormatError(
            f"“{written}” is no date", at=at, hint="write it as 2026-01-31 or 31/01/2026"
        ) from None
