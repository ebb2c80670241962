"""The review of a term base in a spreadsheet: out and back."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.codec import Report
from glossary_kit.formats.review_sheet import SUFFIX, read_review_sheet, write_review_sheet
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.review import ReviewRow
from glossary_kit.project.files import write_bytes


def chosen(
    entries: Iterable[ConceptEntry],
    *,
    fields: Collection[str] = (),
    states: Collection[str] = (),
    langs: Collection[str] = (),
) -> Iterator[ConceptEntry]:
    """The concepts of these subject fields and states, with these languages; empty: all."""
    for entry in entries:
        if fields and entry.subject_field not in fields:
            continue
        if states and entry.review.state not in states:
            continue
        kept = tuple(each for each in entry.languages if not langs or each.lang in langs)
        yield replace(entry, languages=kept)


def write_sheet(path: Path, entries: Iterable[ConceptEntry]) -> int:
    """The number of rows of the review sheet written to `path`.

    Raises: UsageError if there is no term to review, or the file cannot be written.
    """
    wanted = list(entries)
    count = sum(len(section.terms) for entry in wanted for section in entry.languages)
    if not count:
        raise UsageError("there is no term to review", hint="choose other fields or states")
    if path.suffix.lower() != SUFFIX:
        at = Location(path=str(path))
        raise UsageError("a review sheet is a workbook", at=at, hint=f"end its name in {SUFFIX}")
    buffer = io.BytesIO()
    write_review_sheet(wanted, buffer)
    write_bytes(path, buffer.getvalue())
    return count


def read_sheet(path: Path, report: Report) -> tuple[ReviewRow, ...]:
    """The decisions in the review sheet `path`.

    Raises: UsageError if it cannot be opened; FormatError or ErrorGroup as the reader.
    """
    try:
        with path.open("rb") as stream:
            return read_review_sheet(stream, str(path), report=report)
    except OSError as error:
        raise UsageError(
            f"the file cannot be read: {error.strerror}",
            at=Location(path=str(path)),
            hint="check the spelling of the path",
        ) from error
