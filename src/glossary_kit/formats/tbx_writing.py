"""Concepts as TBX: one way through for version 2, version 3 and the styles of version 3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from msgspec.structs import replace

from glossary_kit.errors import DataError
from glossary_kit.formats import tbx_labels as labels
from glossary_kit.formats.tbx_values import (
    TBX_PARTS_OF_SPEECH,
    TBX_STATUSES,
    TBX_TERM_TYPES,
    id_as_name,
)
from glossary_kit.formats.xml_writing import Attributes, XmlWriter
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    TermSection,
)

CREATED_BY = "Exported by glossary-kit"

# The data categories we write, with the element that holds them in the DCA style.
BASIC = {
    "subjectField": "descrip",
    "definition": "descrip",
    "source": "admin",
    "administrativeStatus": "termNote",
    "partOfSpeech": "termNote",
    "termType": "termNote",
    "crossReference": "ref",
}
_MINIMAL = ("subjectField", "administrativeStatus", "partOfSpeech")
MIN = {category: BASIC[category] for category in _MINIMAL}
CORE: dict[str, str] = {}

_STATUS_ORDER = {status: rank for rank, status in enumerate(AdministrativeStatus)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One kind of TBX file.

    `categories` maps the data categories it has to their DCA elements; fields without one
    become labelled notes. `modules` maps categories to namespace prefixes and is empty
    unless elements are named after their category (DCT).
    """

    root: str
    root_attributes: Attributes
    header: str
    header_lines: tuple[str, ...]
    entry: str
    language: str
    term: str
    categories: Mapping[str, str]
    modules: Mapping[str, str]
    parts_of_speech: frozenset[PartOfSpeech]


def in_standard_order(entry: ConceptEntry) -> ConceptEntry:
    """The entry as tools expect it: English first, preferred terms first, else as it was.

    Languages without terms come last, for they are written as notes.
    """
    languages = sorted(
        entry.languages, key=lambda section: (section.lang != "en", not section.terms)
    )
    ordered = tuple(map(_terms_in_order, languages))
    return entry if ordered == entry.languages else replace(entry, languages=ordered)


def _terms_in_order(section: LanguageSection) -> LanguageSection:
    ranks = [_STATUS_ORDER[term.status] for term in section.terms]
    if ranks == sorted(ranks):
        return section
    terms = sorted(section.terms, key=lambda term: _STATUS_ORDER[term.status])
    return replace(section, terms=tuple(terms))


def without_term(entry: ConceptEntry) -> str | None:
    """Why TBX cannot hold the concept; `None` if it can."""
    return None if any(section.terms for section in entry.languages) else "no term"


def write_tbx(dialect: Dialect, entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write the concepts as TBX of `dialect`; the same concepts give the same bytes.

    Concepts without any term are left out, for TBX has no place for them.

    Raises:
        DataError: no concept to write, or two with the same id.

    """
    concepts = tuple(entry for entry in entries if without_term(entry) is None)
    _check(concepts)
    xml = XmlWriter(stream)
    xml.start(dialect.root, dialect.root_attributes)
    xml.start(dialect.header)
    for line in dialect.header_lines:
        xml.line(line)
    xml.end()
    xml.start("text")
    xml.start("body")
    writing = _Writing(xml, dialect, frozenset(concept.id for concept in concepts))
    for concept in concepts:
        writing.concept(in_standard_order(concept))
    for _ in range(3):
        xml.end()


def _check(concepts: tuple[ConceptEntry, ...]) -> None:
    if not concepts:
        raise DataError(
            "there is no concept with a term to write", hint="loosen the filter of the export"
        )
    seen: set[str] = set()
    for concept in concepts:
        if concept.id in seen:
            raise DataError(f"two concepts have the id {concept.id}", hint="rename one of them")
        seen.add(concept.id)


@dataclass(frozen=True, slots=True)
class _Writing:
    """One document being written; `ids` are the concepts in it."""

    xml: XmlWriter
    dialect: Dialect
    ids: frozenset[str]

    def concept(self, entry: ConceptEntry) -> None:
        """Write one concept with all its languages."""
        self.xml.start(self.dialect.entry, {"id": id_as_name(entry.id)})
        if entry.subject_field and "subjectField" in self.dialect.categories:
            self._datum("subjectField", entry.subject_field)
        self._plain_note(entry.note)
        for label, text in labels.concept_labels(entry):
            self._note(labels.labelled(label, text))
        for label, target in _relations(entry):
            self._relation(labels.labelled(label, target), target)
        for section in entry.languages:
            if section.terms:
                self._language(section)
        self.xml.end()

    def _language(self, section: LanguageSection) -> None:
        self.xml.start(self.dialect.language, {"xml:lang": section.lang})
        self._definition(section)
        self._plain_note(section.note)
        for term in section.terms:
            self._term(term)
        self.xml.end()

    def _definition(self, section: LanguageSection) -> None:
        source = section.definition_source
        if section.definition is None or source is None or "source" not in self.dialect.categories:
            self._field("definition", labels.DEFINITION, section.definition)
            self._field("source", labels.DEFINITION_SOURCE, source)
            return
        self.xml.start("descripGrp")
        self._datum("definition", section.definition)
        self._datum("source", source)
        self.xml.end()

    def _term(self, term: TermSection) -> None:
        self.xml.start(self.dialect.term)
        self.xml.leaf("term", term.term)
        if term.part_of_speech in self.dialect.parts_of_speech:
            self._field(
                "partOfSpeech",
                labels.PART_OF_SPEECH,
                TBX_PARTS_OF_SPEECH[term.part_of_speech] if term.part_of_speech else None,
            )
        self._field("administrativeStatus", labels.STATUS, TBX_STATUSES[term.status])
        kind = TBX_TERM_TYPES[term.term_type] if term.term_type else None
        self._field("termType", labels.TERM_TYPE, kind)
        self._field("source", labels.SOURCE, term.source)
        self._plain_note(term.note)
        if term.part_of_speech and term.part_of_speech not in self.dialect.parts_of_speech:
            self._note(labels.labelled(labels.PART_OF_SPEECH, term.part_of_speech))
        if term.reliability:
            self._note(labels.labelled(labels.RELIABILITY, str(int(term.reliability))))
        for label, text in labels.term_labels(term):
            self._note(labels.labelled(label, text))
        self.xml.end()

    def _field(self, category: str, label: str, text: str | None) -> None:
        if text is None:
            return
        if category in self.dialect.categories:
            self._datum(category, text)
        else:
            self._note(labels.labelled(label, text))

    def _datum(self, category: str, text: str, target: str | None = None) -> None:
        prefix = self.dialect.modules.get(category)
        if prefix:
            self.xml.leaf(f"{prefix}:{category}", text, {"target": target})
        else:
            tag = self.dialect.categories[category]
            self.xml.leaf(tag, text, {"type": category, "target": target})

    def _relation(self, text: str, target: str) -> None:
        if target in self.ids and "crossReference" in self.dialect.categories:
            self._datum("crossReference", text, id_as_name(target))
        else:
            self._note(text)

    def _plain_note(self, note: str | None) -> None:
        if note is not None:
            self._note(labels.plain(note))

    def _note(self, text: str) -> None:
        self.xml.leaf("note", text)


def _relations(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    yield from ((labels.BROADER, target) for target in entry.broader)
    yield from ((labels.NARROWER, target) for target in entry.narrower)
    yield from ((labels.SEE_ALSO, target) for target in entry.see_also)
    if entry.replaced_by is not None:
        yield labels.REPLACED_BY, entry.replaced_by
