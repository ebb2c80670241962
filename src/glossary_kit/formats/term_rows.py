"""Our own term tables: a row for each term, and what belongs to the concept in its first row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.enums import member
from glossary_kit.formats.foreign_terms import Term, term_sections
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.tables import Row, cell_of, lines_of
from glossary_kit.formats.tbx_values import (
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.formats.term_columns import HEADER
from glossary_kit.formats.unit_values import day_of
from glossary_kit.model.concept import (
    Approval,
    ConceptEntry,
    EntryKind,
    LanguageSection,
    Matching,
    Review,
    ReviewState,
    TermSection,
)


def rows_of(entries: Iterable[ConceptEntry]) -> Iterator[tuple[str, ...]]:
    """The table: the header, then the rows of each concept."""
    yield HEADER
    for entry in entries:
        of_concept = _concept_cells(entry)
        for section in entry.languages or (None,):
            of_language = _language_cells(section) if section else {}
            for term in (section.terms if section else ()) or (None,):
                cells = {
                    "concept": entry.id,
                    "lang": section.lang if section else "",
                    **(_term_cells(term) if term else {}),
                    **of_language,
                    **of_concept,
                }
                yield tuple(cells.get(name) or "" for name in HEADER)
                of_language, of_concept = {}, {}


def _concept_cells(entry: ConceptEntry) -> dict[str, str | None]:
    approval = entry.review.approval
    return {
        "kind": entry.kind,
        "concept note": entry.note,
        "occurs in": cell_of(entry.occurs_in),
        "broader": cell_of(entry.broader),
        "narrower": cell_of(entry.narrower),
        "see also": cell_of(entry.see_also),
        "replaced by": entry.replaced_by,
        "review state": entry.review.state,
        "approved by": approval.body if approval else None,
        "approval reference": approval.reference if approval else None,
        "approval date": approval.date.isoformat() if approval else None,
    }


def _language_cells(section: LanguageSection) -> dict[str, str | None]:
    return {
        "definition": section.definition,
        "definition source": section.definition_source,
        "language note": section.note,
    }


def _term_cells(term: TermSection) -> dict[str, str | None]:
    return {
        "term": term.term,
        "status": term.status,
        "term type": term.term_type,
        "part of speech": term.part_of_speech,
        "reliability": str(int(term.reliability)) if term.reliability else None,
        "source": term.source,
        "look-up forms": cell_of(term.lookup_forms),
        "matching": term.matching,
        "note": term.note,
    }


@dataclass(slots=True)
class _Language:
    cells: dict[str, str]
    terms: list[Term] = field(default_factory=list)


@dataclass(slots=True)
class _Concept:
    cells: dict[str, str]
    languages: dict[str, _Language] = field(default_factory=dict)


class OwnRows:
    """Reads the rows of a table with one row a term, wherever the rows of a concept stand."""

    def __init__(self, header: Row, counts: Tally) -> None:
        names = [cell.strip().lower() for cell in header.cells]
        self._columns = {name: index for index, name in enumerate(names) if name in HEADER}
        self._counts = counts
        self._concepts: dict[str, _Concept] = {}
        self._last = ""
        for name in names:
            if name and name not in HEADER:
                counts.lost(f"the column “{name}”", header.line)

    def add(self, row: Row) -> None:
        """Take one row; without a concept id it belongs to the concept above."""
        cells = {name: row.cell(index) for name, index in self._columns.items()}
        self._last = cells["concept"] or self._last
        concept = self._concepts.setdefault(self._last, _Concept(cells))
        if not cells["lang"]:
            if cells["term"]:
                self._counts.skipped("a term of no named language", row.line)
            return
        lang = normal_language(cells["lang"], self._counts, row.line)
        language = concept.languages.setdefault(lang, _Language(cells))
        if cells["term"]:
            language.terms.append(self._term(cells, row.line))

    def _term(self, cells: dict[str, str], line: int) -> Term:
        def value(name: str) -> str:
            return cells.get(name, "")

        term = Term(
            cells["term"],
            line,
            status=status_named(value("status")),
            term_type=term_type_named(value("term type")),
            part_of_speech=part_of_speech_named(value("part of speech")),
            reliability=reliability_named(value("reliability")),
            source=value("source") or None,
            lookup_forms=lines_of(value("look-up forms")),
            matching=member(Matching, value("matching")),
            notes=[value("note")] if value("note") else [],
        )
        read = {
            "status": term.status,
            "term type": term.term_type,
            "part of speech": term.part_of_speech,
            "reliability": term.reliability,
            "matching": term.matching,
        }
        for name, found in read.items():
            if value(name) and found is None:
                self._counts.lost(f"the {name} “{value(name)[:60]}”, which is not known", line)
        return term

    def concepts(self) -> Iterator[ConceptEntry]:
        """The concepts, in the order of their first rows."""
        for identity, concept in self._concepts.items():
            yield self._entry(identity, concept)

    def _entry(self, identity: str, concept: _Concept) -> ConceptEntry:
        cells = concept.cells
        return ConceptEntry(
            id=identity,
            kind=member(EntryKind, cells.get("kind")) or EntryKind.TERM,
            languages=tuple(
                LanguageSection(
                    lang=lang,
                    terms=term_sections(language.terms, self._counts),
                    definition=language.cells.get("definition") or None,
                    definition_source=language.cells.get("definition source") or None,
                    note=language.cells.get("language note") or None,
                )
                for lang, language in concept.languages.items()
            ),
            occurs_in=lines_of(cells.get("occurs in", "")),
            broader=lines_of(cells.get("broader", "")),
            narrower=lines_of(cells.get("narrower", "")),
            see_also=lines_of(cells.get("see also", "")),
            replaced_by=cells.get("replaced by") or None,
            note=cells.get("concept note") or None,
            review=self._review(cells),
        )

    def _review(self, cells: dict[str, str]) -> Review:
        state = member(ReviewState, cells.get("review state")) or ReviewState.PROPOSED
        body, reference = cells.get("approved by", ""), cells.get("approval reference", "")
        day = day_of(cells.get("approval date", ""))
        approval = Approval(body=body, reference=reference, date=day) if body and day else None
        if body and not day:
            self._counts.lost("an approval without a date")
        return Review(state=state, approval=approval)
