"""Other people's term tables: a row for each concept, columns for languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from glossary_kit.formats.concept_ids import NewIds
from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.foreign_terms import Term, preferred_first, term_sections
from glossary_kit.formats.tables import Row
from glossary_kit.formats.tbx_values import (
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.formats.term_columns import Column
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry, LanguageSection

_SEVERAL = re.compile(r"\s*[;\n|]\s*")
_KHMER = re.compile("[\u1780-\u17ff]")
_STATUSES = {
    "admitted": AdministrativeStatus.ADMITTED,
    "deprecated": AdministrativeStatus.DEPRECATED,
}


@dataclass(slots=True)
class _Concept:
    """The rows of one concept, its cells not yet understood by language."""

    identity: str | None
    terms: dict[str, list[Term]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    definition_sources: dict[str, str] = field(default_factory=dict)
    language_notes: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    subject_fields: dict[str, str] = field(default_factory=dict)


class ForeignRows:
    """Reads rows with the columns found; rows with one id are one concept."""

    def __init__(self, columns: Sequence[Column], counts: Tally, *, width: int) -> None:
        self._columns = columns
        self._width = width
        self._counts = counts
        self._concepts: dict[str, _Concept] = {}

    def add(self, row: Row) -> None:
        """Take one row; one without any term is skipped and reported."""
        if any(row.cells[self._width :]):
            self._counts.lost("a cell beyond the last column", row.line)
        cells = [(column, row.cell(column.index).strip(" \t\r\n")) for column in self._columns]
        cells = [(column, cell) for column, cell in cells if cell]
        terms = [(column, cell) for column, cell in cells if column.field in ("term", *_STATUSES)]
        if not terms:
            self._counts.skipped("a row without a term", row.line)
            return
        identity = next((cell for column, cell in cells if column.field == "concept"), None)
        key = f"id {identity}" if identity else f"line {row.line}"
        concept = self._concepts.setdefault(key, _Concept(identity))
        fresh = [term for column, cell in terms for term in self._terms(column, cell, row, concept)]
        for column, cell in cells:
            if column.field not in ("term", "concept", "number", *_STATUSES):
                self._detail(column, cell, concept, fresh, row.line)

    def _terms(self, column: Column, cell: str, row: Row, concept: _Concept) -> Iterator[Term]:
        texts = [text for text in _SEVERAL.split(cell) if text]
        if len(texts) > 1:
            self._counts.changed("a cell with several terms is read as several terms", row.line)
        lang = column.lang or _language_of(cell)
        for text in texts:
            known = concept.terms.setdefault(lang, [])
            term = next((term for term in known if term.text == text), None)
            if term is None:
                term = Term(text, row.line, status=_STATUSES.get(column.field))
                known.append(term)
            yield term

    def _detail(
        self, column: Column, cell: str, concept: _Concept, fresh: Sequence[Term], line: int
    ) -> None:
        name = column.field
        if name == "subject field":
            known = concept.subject_fields.setdefault("", cell)
        elif name == "definition":
            known = concept.definitions.setdefault(column.lang or _language_of(cell), cell)
        elif name == "definition source":
            known = concept.definition_sources.setdefault(column.lang or "en", cell)
        elif name == "note":
            notes = concept.notes
            if column.lang:
                notes = concept.language_notes.setdefault(column.lang, [])
            if cell not in notes:
                notes.append(cell)
            return
        else:
            self._of_terms(column, cell, concept, fresh, line)
            return
        if known != cell:
            self._noted(f"a second {name}", column, cell, concept, line)

    def _noted(self, what: str, column: Column, cell: str, concept: _Concept, line: int) -> None:
        """Keep what no field is free for as a line of the note."""
        self._counts.changed(f"{what} is kept as a note", line)
        text = f"{column.field.capitalize()}: {cell}"
        if text not in concept.notes:
            concept.notes.append(text)

    def _of_terms(
        self, column: Column, cell: str, concept: _Concept, fresh: Sequence[Term], line: int
    ) -> None:
        """A status, a source and so on: of the language, or of the Khmer term if none is named."""
        lang = column.lang or ("km" if "km" in concept.terms else next(iter(concept.terms)))
        of_language = concept.terms.get(lang, ())
        targets = [term for term in fresh if any(term is each for each in of_language)][:1]
        if column.field == "part of speech" and column.lang is None:
            targets = list(fresh)
        taken = [_take(term, column.field, cell) for term in targets]
        if not all(taken) or not taken:
            self._noted(f"the {column.field} “{cell[:60]}”", column, cell, concept, line)

    def concepts(self) -> Iterator[ConceptEntry]:
        """The concepts, in the order of their first rows; ids from the term where none is given."""
        ids = NewIds()
        for concept in self._concepts.values():
            first = next((terms[0].text for terms in concept.terms.values()), "")
            english = next((term.text for term in concept.terms.get("en", ())), first)
            subject_field = concept.subject_fields.get("", "")
            if subject_field and concept.identity:
                concept.notes.append(f"Subject field: {subject_field}")
            yield ConceptEntry(
                id=concept.identity or ids.of(english, subject_field),
                languages=tuple(self._sections(concept)),
                note="\n".join(concept.notes) or None,
            )

    def _sections(self, concept: _Concept) -> Iterator[LanguageSection]:
        for lang in {**concept.terms, **concept.definitions, **concept.language_notes}:
            yield LanguageSection(
                lang=lang,
                terms=preferred_first(term_sections(concept.terms.get(lang, ()), self._counts)),
                definition=concept.definitions.get(lang),
                definition_source=concept.definition_sources.get(lang),
                note="\n".join(concept.language_notes.get(lang, ())) or None,
            )


def _take(term: Term, name: str, cell: str) -> bool:
    """Set a field of the term from a cell; false if the value is not known."""
    if name == "status":
        term.status = status_named(cell) or term.status
        return status_named(cell) is not None
    if name == "part of speech":
        term.part_of_speech = part_of_speech_named(cell) or term.part_of_speech
        return part_of_speech_named(cell) is not None
    if name == "term type":
        term.term_type = term_type_named(cell) or term.term_type
        return term_type_named(cell) is not None
    if name == "reliability":
        term.reliability = reliability_named(cell) or term.reliability
        return reliability_named(cell) is not None
    term.source = term.source or cell
    return term.source == cell


def _language_of(text: str) -> str:
    return "km" if _KHMER.search(text) else "en"
