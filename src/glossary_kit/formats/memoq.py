"""The CSV of memoQ term bases: an entry a row, the columns of terms repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.concept_ids import NewIds
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.foreign_terms import Term, preferred_first, term_sections
from glossary_kit.formats.languages import language_named
from glossary_kit.formats.tables import Row, rows, write_rows
from glossary_kit.formats.tbx_values import part_of_speech_named, status_named
from glossary_kit.formats.term_pairs import LOST_IN_PAIRS, without_any_pair
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry, LanguageSection

# The columns as memoQ's documentation of its CSV names them, in their fixed order.
_ENTRY = (
    *("Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID"),
    *("Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier", "Entry_Note"),
)
_INFO = "CasePermissive;HalfPrefix"
_USUAL_INFO = {"casepermissive", "halfprefix", "forbidden"}
_ENDS = {
    **dict.fromkeys(("def", "definition"), "definition"),
    "example": "example",
    "info": "info",
    **dict.fromkeys(("note", "comment"), "note"),
    **dict.fromkeys(("pos", "part_of_speech"), "part of speech"),
    "status": "status",
    "term": "term",
}
_LANGS = (("en", "English"), ("km", "Khmer"))


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The entries of a memoQ term base exported as CSV.

    Raises:
        FormatError: no header of memoQ, not UTF-8 or UTF-16, or broken quotes.

    """
    table = rows(decoded(stream, name), name)
    with tally(name, report) as counts:
        header = next(table, None)
        if header is None or "Entry_ID" not in header.cells:
            raise FormatError(
                "the first row names no column Entry_ID",
                at=Location(path=name, line=1),
                hint="check the format; a plain term table is read as csv-terms",
            )
        ids = NewIds()
        for row in table:
            entry = _concept(header, row, ids, counts)
            if entry is None:
                counts.skipped("a row without a term", row.line)
            else:
                yield entry


@dataclass(slots=True)
class _Entry:
    """What has been read of one row."""

    terms: dict[str, list[Term]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    last: Term | None = None
    subject: str = ""
    note: str | None = None

    def take(self, column: str, cell: str, line: int, counts: Tally) -> None:
        """Take one cell, or count it as lost where its column has no meaning for us."""
        lang, what = _meaning(column)
        if what == "term" and lang:
            self.last = Term(cell, line)
            self.terms.setdefault(lang, []).append(self.last)
        elif what == "definition" and lang:
            if self.definitions.setdefault(lang, cell) != cell:
                counts.lost(f"a second {column}", line)
        elif column == "Entry_Note":
            self.note = cell
        elif column == "Entry_Subject":
            self.subject = cell
        elif what == "info" and self.last:
            self._take_info(self.last, cell, line, counts)
        elif what in ("status", "part of speech", "note") and self.last:
            self._describe(self.last, what, cell, line, counts)
        elif column != "Entry_ID":
            counts.lost(f"the column {column}", line)

    def _take_info(self, term: Term, cell: str, line: int, counts: Tally) -> None:
        settings = set(filter(None, re.split(r"[;,\s]+", cell.lower())))
        if "forbidden" in settings:
            term.status = AdministrativeStatus.DEPRECATED
        if settings - _USUAL_INFO:
            counts.lost("how a term is matched (Term_Info)", line)

    def _describe(self, term: Term, what: str, cell: str, line: int, counts: Tally) -> None:
        """Take a field of the term before it; a value that is not known becomes a note."""
        status, part = status_named(cell), part_of_speech_named(cell)
        if what == "status" and status:
            term.status = status
        elif what == "part of speech" and part:
            term.part_of_speech = part
        elif what == "note":
            term.notes.append(cell)
        else:
            counts.changed(f"the {what} “{cell[:60]}”, which is not known, is kept as a note", line)
            term.notes.append(f"{what.capitalize()}: {cell}")


def _rank(terms: Sequence[Term]) -> None:
    """Give the terms of a language the status that memoQ means by their order."""
    status = AdministrativeStatus.PREFERRED
    for term in terms:
        if term.status is None:
            term.status = status
            status = AdministrativeStatus.ADMITTED


def _concept(header: Row, row: Row, ids: NewIds, counts: Tally) -> ConceptEntry | None:
    entry = _Entry()
    for index, column in enumerate(header.cells):
        cell = row.cell(index).strip(" \t\r\n")
        if cell:
            entry.take(column, cell, row.line, counts)
    if any(row.cells[len(header.cells) :]):
        counts.lost("a cell beyond the last column", row.line)
    if not entry.terms:
        return None
    for terms in entry.terms.values():
        _rank(terms)
    first = (entry.terms.get("en") or next(iter(entry.terms.values())))[0].text
    sections = tuple(
        LanguageSection(
            lang=lang,
            terms=preferred_first(term_sections(entry.terms.get(lang, ()), counts)),
            definition=entry.definitions.get(lang),
        )
        for lang in {**entry.terms, **entry.definitions}
    )
    return ConceptEntry(id=ids.of(first, entry.subject), languages=sections, note=entry.note)


def _meaning(column: str) -> tuple[str | None, str]:
    """The language of a column and what it holds: `Khmer_Def`, `English_United_States`.

    The column of a term is called after its language alone; `Term_Info` is of no language.
    """
    words = column.lower().split("_")
    lang = None if words[0] in ("entry", "term") else language_named(words[0])
    what = next((_ENDS[end] for end in ("_".join(words[-3:]), words[-1]) if end in _ENDS), "")
    return lang, what or ("term" if lang else "")


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write an entry a row, in English and Khmer; Khmer terms not to be used are left out.

    Raises:
        DataError: a text with U+0000.

    """
    concepts = [entry for entry in entries if without_any_pair(entry) is None]
    most = {
        lang: max((len(_terms(entry, lang)) for entry in concepts), default=1) for lang, _ in _LANGS
    }
    header = list(_ENTRY)
    for lang, name in _LANGS:
        header += [f"{name}_Def", *([name, "Term_Info", "Term_Example"] * most[lang])]
    body = (_row(number, entry, most) for number, entry in enumerate(concepts))
    write_rows(chain([header], body), stream, delimiter=";")


def _terms(entry: ConceptEntry, lang: str) -> list[str]:
    """The terms to write, preferred first: all English ones, Khmer ones that may be used."""
    order = list(AdministrativeStatus)
    usable = [term for term in entry.terms(lang) if lang == "en" or term.status.usable]
    return [term.term for term in sorted(usable, key=lambda term: order.index(term.status))]


def _row(number: int, entry: ConceptEntry, most: dict[str, int]) -> Sequence[str]:
    cells = dict.fromkeys(_ENTRY, "") | {
        "Entry_ID": str(number),
        "Entry_Subject": entry.subject_field,
        "Entry_Note": entry.note or "",
    }
    found = list(cells.values())
    for lang, _ in _LANGS:
        section = entry.section(lang)
        found.append((section.definition if section else None) or "")
        terms = _terms(entry, lang)
        for position in range(most[lang]):
            has_term = position < len(terms)
            found += [terms[position] if has_term else "", _INFO if has_term else "", ""]
    return found


CODEC = Codec(
    name="memoq",
    title="memoQ term base (CSV)",
    suffixes=(".csv",),
    carries=ConceptEntry,
    read=read,
    write=write,
    loses=(
        "ConceptEntry.id",
        *(each for each in LOST_IN_PAIRS if each != "ConceptEntry.note"),
    ),
    leaves_out=without_any_pair,
    description="term bases of memoQ; deprecated terms are left out",
    recognises=lambda head: b"Entry_ID" in head.replace(b"\0", b""),
)
