"""UTX 1.11 and 1.20 (Universal Terminology eXchange): tab-separated, with term status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.tbx_values import TBX_PARTS_OF_SPEECH, part_of_speech_named
from glossary_kit.formats.term_pairs import (
    LOST_IN_PAIRS,
    PairGatherer,
    one_line,
    pairs,
    without_any_pair,
)
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry

# UTX 1.11, "Term status": what each value says about the target term.
_FORBIDDEN = ("forbidden", "rejected")
_USABLE = ("", "approved", "provisional", "non-standard")
_STATUSES = {
    AdministrativeStatus.PREFERRED: "approved",
    AdministrativeStatus.ADMITTED: "non-standard",
    AdministrativeStatus.DEPRECATED: "forbidden",
    AdministrativeStatus.SUPERSEDED: "forbidden",
}
_COLUMNS = ("src", "tgt", "src:pos", "term status", "src:comment", "concept ID")
_KNOWN = {"src", "tgt", "src:pos", "tgt:pos", "term status", "src:comment", "tgt:comment"}


@dataclass(slots=True)
class _Header:
    """What the header lines say: languages and columns."""

    source: str = "en"
    target: str = "km"
    columns: list[str] = field(default_factory=list)


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a UTX file: rows with one concept id, or else with one source term.

    Raises:
        FormatError: no UTX header, or not UTF-8.

    """
    lines = decoded(stream, name).splitlines()
    with tally(name, report) as counts:
        header = _header(lines, name, counts)
        gatherer = PairGatherer(header.source, header.target)
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                cells = [cell.strip(" ") for cell in line.split("\t")]
                if len(cells) > len(header.columns):
                    counts.lost("a cell beyond the last column", number)
                row = dict(zip(header.columns, cells, strict=False))
                _row(row, number, gatherer, counts)
        yield from gatherer.concepts()


def _header(lines: list[str], name: str, counts: Tally) -> _Header:
    header = _Header()
    if not lines or not lines[0].startswith("#UTX"):
        raise FormatError(
            "the file does not begin with #UTX",
            at=Location(path=name, line=1),
            hint="check the format of the file; a plain table is read as CSV or TSV",
        )
    for part in lines[0].split(";")[1:]:
        source, slash, target = part.strip().partition("/")
        if slash and " " not in part.strip():
            header.source = normal_language(source, counts, 1)
            header.target = normal_language(target, counts, 1)
            break
    for line in lines:
        if line.startswith("#src"):
            header.columns = [cell.strip().lower() for cell in line[1:].split("\t")]
    header.columns = header.columns or ["src", "tgt", "src:pos"]
    for column in header.columns:
        if column not in (*_KNOWN, "concept id"):
            counts.lost(f"the column “{column}”")
    return header


def _row(row: dict[str, str], line: int, gatherer: PairGatherer, counts: Tally) -> None:
    source, target = row.get("src", ""), row.get("tgt", "")
    if not source or not target:
        counts.skipped("a row without a source or a target term", line)
        return
    status = row.get("term status", "").lower()
    if status not in (*_FORBIDDEN, *_USABLE):
        counts.changed(f"the term status “{status}” is not known and read as usable", line)
    gatherer.add(
        source,
        target,
        comment=row.get("src:comment", "") or row.get("tgt:comment", ""),
        key=row.get("concept id") or None,
        forbidden=status in _FORBIDDEN,
        part_of_speech=part_of_speech_named(row.get("src:pos", "")),
    )


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write a row for every English term with every Khmer term, with its status, as UTX 1.11.

    No time stands in the header, so that the same concepts give the same bytes. Lines end in
    CR LF, as the standard says: there are readers that know no other.

    Raises:
        DataError: a term with U+0000.

    """
    stream.write(b"#UTX 1.11; en/km; copyright: see the term base; license: see the term base\r\n")
    stream.write(("#" + "\t".join(_COLUMNS) + "\r\n").encode())
    for pair in pairs(entries, with_unusable=True):
        source, target = pair.texts
        if not source or not target:
            continue
        part = pair.source.part_of_speech
        row = "\t".join(
            [
                f" {source}" if source.startswith("#") else source,
                target,
                TBX_PARTS_OF_SPEECH[part] if part else "-",
                _STATUSES[pair.target.status],
                pair.comment,
                one_line(pair.concept.id),
            ]
        )
        if "\0" in row:
            raise DataError(f"a term of {pair.concept.id} holds U+0000", hint="delete it")
        stream.write(f"{row}\r\n".encode())


CODEC = Codec(
    name="utx",
    title="UTX 1.11",
    suffixes=(".utx",),
    carries=ConceptEntry,
    read=read,
    write=write,
    leaves_out=without_any_pair,
    loses=tuple(each for each in LOST_IN_PAIRS if each != "TermSection.part_of_speech"),
    description="pairs of terms with their status, for machine translation and CAT tools",
)
