"""The glossary of OmegaT: tab-separated source, target, comment; UTF-8 (`.utf8`, `.txt`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary_kit.errors import DataError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import tally
from glossary_kit.formats.term_pairs import LOST_IN_PAIRS, PairGatherer, pairs, without_pair
from glossary_kit.formats.text_input import beginning, decoded
from glossary_kit.formats.unread import refuse_wordfast
from glossary_kit.model.concept import ConceptEntry


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The rows of an OmegaT glossary; rows with one source term are one concept.

    Lines that begin with `#` are comments. The comment of a row becomes the definition.

    Raises:
        FormatError: not UTF-8 or UTF-16, NUL characters, or a memory of Wordfast.

    """
    gatherer = PairGatherer()
    text = decoded(stream, name)
    refuse_wordfast(text, name)
    with tally(name, report) as counts:
        for number, line in enumerate(text.splitlines(), 1):
            source, *rest = (cell.strip(" ") for cell in line.split("\t"))
            if not line.strip() or line.startswith("#"):
                continue
            if not source or not rest or not rest[0]:
                counts.skipped("a row without a source or a target term", number)
                continue
            if any(rest[2:]):
                counts.lost("what stands after the third column", number)
            gatherer.add(source, rest[0], comment=rest[1] if len(rest) > 1 else "")
        yield from gatherer.concepts()


def _is_glossary(head: bytes) -> bool:
    """Whether all lines but comments have a source and a target: prose has no tabs in it."""
    rows = [line.split("\t") for line in beginning(head) if line.strip() and line[0] != "#"]
    return bool(rows) and all(len(row) > 1 and row[0].strip() and row[1].strip() for row in rows)


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a row for every English term with every Khmer term that may be used.

    OmegaT offers all it finds, so deprecated Khmer terms stand only in the comment.

    Raises:
        DataError: a term with U+0000.

    """
    for pair in pairs(entries):
        source, target = pair.texts
        if not source or not target:
            continue
        row = "\t".join([f" {source}" if source.startswith("#") else source, target, pair.comment])
        if "\0" in row:
            raise DataError(f"a term of {pair.concept.id} holds U+0000", hint="delete it")
        stream.write(f"{row}\n".encode())


CODEC = Codec(
    name="omegat",
    title="OmegaT glossary",
    suffixes=(".utf8", ".txt"),
    carries=ConceptEntry,
    read=read,
    write=write,
    leaves_out=without_pair,
    loses=("ConceptEntry.id", *LOST_IN_PAIRS),
    recognises=_is_glossary,
    description="pairs of terms for OmegaT; deprecated terms only as a comment",
)
