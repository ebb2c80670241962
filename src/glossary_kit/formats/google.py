"""The glossary of Google Cloud Translation: two columns, no header, one target a source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary_kit.errors import DataError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import tally
from glossary_kit.formats.tables import rows
from glossary_kit.formats.term_pairs import LOST_IN_PAIRS, PairGatherer, pairs, without_pair
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.concept import ConceptEntry


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The rows of a unidirectional glossary; a first row of language codes is left out.

    Raises:
        FormatError: not UTF-8, or broken quotes.

    """
    gatherer = PairGatherer()
    with tally(name, report) as counts:
        for row in rows(decoded(stream, name), name, guards=False):
            if row.line == 1 and [cell.lower() for cell in row.cells[:2]] == ["en", "km"]:
                continue
            if not row.cell(0) or not row.cell(1):
                counts.skipped("a row without a source or a target term", row.line)
                continue
            if any(row.cells[2:]):
                counts.lost("what stands after the second column", row.line)
            gatherer.add(row.cell(0), row.cell(1))
        yield from gatherer.concepts()


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write each English term once, with its first usable Khmer term, preferred before admitted.

    Neither a byte order mark nor a guard against formulas is written: the service would take
    both for text.

    Raises:
        DataError: a term with U+0000.

    """
    written: set[str] = set()
    for pair in pairs(entries):
        source, target = pair.texts
        if source in written or not source or not target:
            continue
        if "\0" in source + target:
            raise DataError(f"a term of {pair.concept.id} holds U+0000", hint="delete it")
        written.add(source)
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow((source, target))
        stream.write(buffer.getvalue().encode())


CODEC = Codec(
    name="google",
    title="Google Cloud Translation glossary",
    suffixes=(".csv",),
    carries=ConceptEntry,
    read=read,
    write=write,
    leaves_out=without_pair,
    loses=("ConceptEntry.id", "LanguageSection.definition", *LOST_IN_PAIRS),
    description="pairs of terms for machine translation",
)
