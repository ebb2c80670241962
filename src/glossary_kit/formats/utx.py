"""UTX 1.11 and 1.20 (Universal Terminology eXchange): tab-separated, with term status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from glossary_kit.errors import DataError, FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.languages import language_named, normal_language
from glossary_kit.formats.tbx_values import (
    TBX_PARTS_OF_SPEECH,
    part_of_speech_named,
    status_named,
)
from glossary_kit.formats.term_pairs import (
    LOST_IN_PAIRS,
    PairGatherer,
    one_line,
    pairs,
    without_any_pair,
)
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry, PartOfSpeech

# UTX 1.11, "Term status": what each value says about the target term.
_FORBIDDEN = ("forbidden", "rejected")
_USABLE = ("", "-", "approved", "non-standard")
_STATUSES = {
    AdministrativeStatus.PREFERRED: "approved",
    AdministrativeStatus.ADMITTED: "non-standard",
    AdministrativeStatus.DEPRECATED: "forbidden",
    AdministrativeStatus.SUPERSEDED: "forbidden",
}
_PAIR = re.compile("([A-Za-z][A-Za-z-]+)/([A-Za-z][A-Za-z-]+)")
_COLUMNS = ("src", "tgt", "src:pos", "term status", "src:comment", "concept ID")
_UNNAMED = ("src", "tgt", "src:pos")
_KNOWN = {
    *("src", "tgt", "src:pos", "tgt:pos", "src:comment", "tgt:comment", "concept id"),
    *("term status", "tgt:term status", "src:term status"),
}
_ALONE = {
    "pos": "src:pos",
    "comment": "src:comment",
    "status": "term status",
    "source term": "src",
    "target term": "tgt",
}
_SIDES = {
    **dict.fromkeys(("src", "source"), "src"),
    **dict.fromkeys(("tgt", "trg", "target"), "tgt"),
}


@dataclass(slots=True)
class _Header:
    """What the header lines say: languages and columns."""

    source: str = "en"
    target: str = "km"
    columns: Sequence[str] = ()

    def field(self, column: str) -> str:
        """What a column is, as UTX 1.11 calls it: later the language stands in place of the side.

        `pos:en` is `src:pos` where English is the source, `term:km` is `tgt`.
        """
        name = " ".join(column.lower().split())
        first, _, second = name.partition(":")
        for side, what in ((first, second), (second, first)):
            of = _SIDES.get(side) or self._side(side)
            if of:
                return of if what in ("", "term") else f"{of}:{what}"
        return _ALONE.get(name, name)

    def _side(self, name: str) -> str | None:
        sides = {self.target: "tgt", self.source: "src"}
        return sides.get(language_named(name) or "")


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
                cells = _cells(line)
                if len(cells) > 1 and "\t" not in line:
                    counts.changed("a row divided by spaces is read as if by tabs", number)
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
    langs = next(filter(None, map(_PAIR.fullmatch, re.split(r"[;\s]+", lines[0]))), None)
    if langs:
        header.source = normal_language(langs[1], counts, 1)
        header.target = normal_language(langs[2], counts, 1)
    for number, line in enumerate(lines[1:], 2):
        fields = [header.field(cell) for cell in _cells(line[1:])] if line.startswith("#") else []
        if "src" in fields and "tgt" in fields:
            header.columns = fields
            for name, cell in zip(fields, _cells(line[1:]), strict=True):
                if name not in _KNOWN:
                    counts.lost(f"the column “{cell}”", number)
            return header
    counts.changed(f"a file that does not name its columns is read as {', '.join(_UNNAMED)}", 1)
    header.columns = _UNNAMED
    return header


def _cells(line: str) -> list[str]:
    """The cells of a line: divided by tabs, or where it has none by several spaces."""
    cells = line.split("\t") if "\t" in line else re.split(" {2,}", line.strip(" "))
    return [cell.strip(" ") for cell in cells]


def _row(row: dict[str, str], line: int, gatherer: PairGatherer, counts: Tally) -> None:
    source, target = row.get("src", ""), row.get("tgt", "")
    if not source or not target:
        counts.skipped("a row without a source or a target term", line)
        return
    comments = [row.get("src:comment"), row.get("tgt:comment")]
    gatherer.add(
        source,
        target,
        comment=" ".join(filter(None, comments)),
        key=row.get("concept id") or None,
        forbidden=_forbidden(row, line, counts),
        part_of_speech=_part_of_speech(row, line, counts),
    )


def _forbidden(row: dict[str, str], line: int, counts: Tally) -> bool:
    """Whether the target term must not be used."""
    status = (row.get("tgt:term status") or row.get("term status", "")).lower()
    if row.get("src:term status"):
        counts.lost("the status of a source term (src:term status)", line)
    named = status_named(status)
    if status in _FORBIDDEN or (named and not named.usable):
        return True
    if status == "provisional":
        counts.changed("the term status “provisional” is read as usable", line)
    elif status not in _USABLE and not named:
        counts.changed(f"the term status “{status}” is not known and read as usable", line)
    return False


def _part_of_speech(row: dict[str, str], line: int, counts: Tally) -> PartOfSpeech | None:
    """The part of speech of the source term; that of the target term has no place."""
    given, other = (row.get(name, "").strip("-") for name in ("src:pos", "tgt:pos"))
    part = part_of_speech_named(given)
    if given and part is None:
        counts.lost(f"the part of speech “{given}”, which is not known", line)
    if other and other != given:
        counts.lost("the part of speech of a target term (tgt:pos)", line)
    return part


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
