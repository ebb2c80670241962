"""What the kit writes for people to read, and what is neither a draft nor a term base."""

from __future__ import annotations

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.review_sheet_columns import COLUMNS
from glossary_kit.formats.tables import Row

CANDIDATES = (
    *("rank", "term", "frequency", "score", "c_value", "contrast", "concept", "counterparts"),
    "contexts",
)
REPORT = (
    *("File", "Line", "Unit", "Severity", "Code", "Rule", "Source", "Target", "Found"),
    *("What is wrong", "What to write", "Concept"),
)
REPORT_PAGE = '<meta name="generator" content="glossary-kit check">'
"""What the head of a report in HTML holds."""

_REVIEW_SHEET = tuple(column.heading for column in COLUMNS)
_OTHERWISE = {
    CANDIDATES: (
        "a list of term candidates",
        "copy what is to be a term into a table with the columns English and Khmer",
    ),
    REPORT: ("a report of a check", "name the draft that it was made of"),
    _REVIEW_SHEET: ("a review sheet", "give it to: glossary-kit review import"),
}


def is_own_table(row: Row) -> bool:
    """Whether the row is the header of a table that the kit wrote for people."""
    return _own_table(row) is not None


def is_report_page(head: bytes) -> bool:
    """Whether a page that begins so is a report of a check."""
    return REPORT_PAGE.encode() in head


def refuse_own_table(row: Row, name: str) -> None:
    """Nothing, or the FormatError that the table under this first row is for people."""
    if own := _own_table(row):
        what, hint = own
        at = Location(path=name, line=row.line)
        raise FormatError(f"this is {what}, neither a draft nor terms", at=at, hint=hint)


def _own_table(row: Row) -> tuple[str, str] | None:
    """What the table under this header is, and what to do instead; `None` if it is not ours."""
    told = (each for header, each in _OTHERWISE.items() if row.cells[: len(header)] == header)
    return next(told, None)
