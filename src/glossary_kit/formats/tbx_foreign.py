"""TBX that other tools wrote, read as well as it can be, and every liberty taken counted."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.foreign_terms import (
    WITH_KNOWN_VALUES,
    Term,
    preferred_first,
    term_sections,
)
from glossary_kit.formats.languages import language_named, normal_language
from glossary_kit.formats.safe_xml import language_of, line_of, text_of
from glossary_kit.formats.tbx_data import Datum, level_of, tidied
from glossary_kit.formats.tbx_values import words_of
from glossary_kit.model.concept import ConceptEntry, LanguageSection

_RELATIONS = {
    "crossReference": "see_also",
    "relatedConcept": "see_also",
    "associatedConcept": "see_also",
    "broaderConceptGeneric": "broader",
    "broaderConceptPartitive": "broader",
    "superordinateConceptGeneric": "broader",
    "superordinateConceptPartitive": "broader",
    "narrowerConceptGeneric": "narrower",
    "narrowerConceptPartitive": "narrower",
    "subordinateConceptGeneric": "narrower",
    "subordinateConceptPartitive": "narrower",
}
_SAY_NOTHING_EMPTY = ("", "note", "source", *WITH_KNOWN_VALUES)
_TRANSACTIONS = ("transac", "transactionType", "date", "responsibility")


class _Language(Struct):
    """What has been read of one language."""

    lang: str
    terms: list[Term] = field(default_factory=list)
    definition: str | None = None
    definition_source: str | None = None
    notes: list[str] = field(default_factory=list)

    def define(self, datum: Datum) -> None:
        """Take the definition; a second one becomes a line of the note."""
        source = next((part.text for part in datum.attached if part.category == "source"), None)
        if self.definition is not None:
            self.notes.append(f"Definition: {datum.text}" + (f" ({source})" if source else ""))
        elif datum.text:
            self.definition, self.definition_source = datum.text, source

    def section(self, counts: Tally) -> LanguageSection:
        """The finished section."""
        return LanguageSection(
            lang=self.lang,
            terms=preferred_first(term_sections(self.terms, counts)),
            definition=self.definition,
            definition_source=self.definition_source,
            note="\n".join(self.notes) or None,
        )


class ForeignConcepts:
    """Reads the concepts of one file, and counts what it changes or loses."""

    def __init__(self, counts: Tally) -> None:
        self._counts = counts

    def concept(self, element: etree._Element, position: int) -> ConceptEntry | None:
        """The concept of a `<termEntry>` or `<conceptEntry>`; `None` if it has no term."""
        level = level_of(element)
        languages = self._languages(level.languages)
        if not any(language.terms for language in languages.values()):
            return None
        relations: dict[str, list[str]] = {"see_also": [], "broader": [], "narrower": []}
        notes: list[str] = []
        for datum in level.data:
            kind = _RELATIONS.get(datum.category)
            if kind and (datum.target or datum.text):
                relations[kind].append(datum.target or datum.text)
            elif datum.category == "definition":
                self._define(datum, self._defined_for_all(datum, element, languages))
            else:
                self._note(datum, "concept", notes)
        return ConceptEntry(
            id=self._identity(element, position),
            languages=tuple(language.section(self._counts) for language in languages.values()),
            see_also=tuple(relations["see_also"]),
            broader=tuple(relations["broader"]),
            narrower=tuple(relations["narrower"]),
            note="\n".join(notes) or None,
        )

    def _identity(self, element: etree._Element, position: int) -> str:
        identity = element.get("id")
        if not identity:
            self._counts.changed("a concept without an id gets its position", line_of(element))
        return identity or f"concept-{position}"

    def _languages(self, elements: list[etree._Element]) -> dict[str, _Language]:
        """The languages of the concept; en-US and en-GB are one."""
        languages: dict[str, _Language] = {}
        for child in elements:
            given = language_of(child)
            if given is None:
                self._counts.skipped("terms of no named language", line_of(child))
                continue
            lang = normal_language(given, self._counts, line_of(child))
            self._language(child, languages.setdefault(lang, _Language(lang)))
        return languages

    def _language(self, element: etree._Element, language: _Language) -> None:
        level = level_of(element)
        for datum in level.data:
            if datum.category == "definition":
                self._define(datum, language)
            elif datum.category == "source" and not language.definition_source:
                language.definition_source = datum.text
            else:
                self._note(datum, "language", language.notes)
        for section in level.sections:
            self._terms(section, language)

    def _terms(self, section: etree._Element, language: _Language) -> None:
        level = level_of(section)
        texts = [text for each in level.terms if (text := tidied(text_of(each)))]
        line = line_of(section)
        if not texts:
            self._counts.skipped("a term without text", line)
            return
        if len(texts) > 1:
            self._counts.changed("a section with several terms is read as several", line)
        term = Term(texts[0], line)
        for datum in level.data:
            if term.take(datum):
                for part in datum.attached:
                    self._note(part, "term", term.notes)
            elif datum.category == "definition":
                self._counts.changed("a definition of a term is read as one of the language", line)
                self._define(datum, language)
            else:
                self._note(datum, "term", term.notes)
        language.terms.append(term)
        language.terms += [Term(text, line) for text in texts[1:]]

    def _define(self, datum: Datum, language: _Language) -> None:
        """Take the definition; what is grouped with it beside its source is noted."""
        language.define(datum)
        for part in datum.attached:
            if part.category != "source":
                self._note(part, "language", language.notes)

    def _defined_for_all(
        self, datum: Datum, element: etree._Element, languages: dict[str, _Language]
    ) -> _Language:
        """The language a definition of the whole concept is written in, as far as can be told."""
        root = element.getroottree().getroot()
        given = datum.lang or language_of(root) or ""
        return languages.get(language_named(given) or given) or next(iter(languages.values()))

    def _note(self, datum: Datum, level: str, notes: list[str]) -> None:
        """Put the datum as a line into `notes`, if it says anything."""
        if datum.category == "note" and not datum.attached:
            if datum.text:
                target = datum.target
                notes.append(f"{datum.text} <{target}>" if target else datum.text)
        elif datum.category == "termCompList":
            self._counts.lost("the parts of a term (termCompList)", datum.line)
        elif datum.category in _TRANSACTIONS:
            self._counts.lost("who changed what and when (transacGrp)", datum.line)
            for part in datum.attached:
                if part.category not in _TRANSACTIONS:
                    self._counts.lost(f"{part.category} of a transaction", part.line)
        else:
            parts = (datum, *datum.attached) if datum.attached else (datum,)
            text = " ".join([_with_target(part) for part in parts if part.text or part.target])
            if text:
                notes.append(self._labelled(datum, level, text))
            elif datum.category not in _SAY_NOTHING_EMPTY:
                self._counts.lost(
                    f"{datum.category} at the {level} level, which is empty", datum.line
                )

    def _labelled(self, datum: Datum, level: str, text: str) -> str:
        """The `text` of a datum that has no field, behind the name of its category."""
        if datum.category == "note":
            return text
        what = datum.category or "a datum without a type"
        if datum.category in WITH_KNOWN_VALUES:
            what = f"the {what} “{datum.text[:60]}”, which is not known,"
        self._counts.changed(f"{what} at the {level} level is kept as a note", datum.line)
        return f"{words_of(datum.category or 'other')}: {text}"


def _with_target(datum: Datum) -> str:
    if datum.category == "source":
        return f"({datum.text})"
    target = datum.target
    return f"{datum.text} <{target}>".lstrip() if target else datum.text
