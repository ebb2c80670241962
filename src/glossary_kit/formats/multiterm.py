"""SDL MultiTerm XML (`mtf`): concepts, languages, terms, each with described fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from glossary_kit.errors import DataError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.foreign_terms import Term, preferred_first, term_sections
from glossary_kit.formats.languages import language_named, normal_language
from glossary_kit.formats.safe_xml import elements, line_of, text_of
from glossary_kit.formats.tables import cell_of, lines_of
from glossary_kit.formats.tbx_data import tidied
from glossary_kit.formats.tbx_values import (
    TBX_PARTS_OF_SPEECH,
    TBX_TERM_TYPES,
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.formats.xml_writing import XmlWriter
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection

_NAMES = {"en": "English", "km": "Khmer"}
_ID = "Concept ID"
_LOSES = (
    "ConceptEntry.broader",
    "ConceptEntry.kind",
    "ConceptEntry.narrower",
    "ConceptEntry.occurs_in",
    "ConceptEntry.replaced_by",
    "ConceptEntry.review",
    "ConceptEntry.see_also",
    "TermSection.matching",
)


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a MultiTerm export, in the order of the file.

    Fields are known by the usual names (`Status`, `Definition`, `Part of speech`, `Source`,
    `Note`); others become lines of the nearest note and are counted.

    Raises:
        FormatError: no MultiTerm XML, or not safe to read.

    """
    with tally(name, report) as counts:
        for element in elements(stream, name, roots={"mtf"}, wanted={"conceptGrp"}):
            entry = _concept(element, counts)
            if entry.languages:
                yield entry
            else:
                counts.skipped("a concept without any term", line_of(element))


def _concept(element: etree._Element, counts: Tally) -> ConceptEntry:
    fields = dict(_fields(element, counts))
    identity = fields.pop(_ID, "") or tidied(element.findtext("{*}concept") or "")
    subject_field = fields.pop("Subject field", None)
    notes = [fields.pop("Note")] if "Note" in fields else []
    if subject_field and subject_field != identity.rpartition("/")[0]:
        notes.append(f"Subject field: {subject_field}")
    notes += [_noted(label, text, element, counts) for label, text in fields.items()]
    groups = element.iterchildren("{*}languageGrp")
    sections = [section for group in groups if (section := _language(group, counts))]
    return ConceptEntry(id=identity, languages=tuple(sections), note="\n".join(notes) or None)


def _language(group: etree._Element, counts: Tally) -> LanguageSection | None:
    language = group.find("{*}language")
    given = (language.get("lang") or language.get("type")) if language is not None else None
    named = language_named(language.get("type", "")) if language is not None else None
    lang = named or normal_language(given or "", counts, line_of(group))
    terms = [_term(term, counts) for term in group.iterchildren("{*}termGrp")]
    found = [term for term in terms if term.text]
    if not found:
        return None
    fields = dict(_fields(group, counts))
    definition, source = fields.pop("Definition", None), fields.pop("Definition source", None)
    notes = [fields.pop("Note")] if "Note" in fields else []
    notes += [_noted(label, text, group, counts) for label, text in fields.items()]
    return LanguageSection(
        lang=lang,
        terms=preferred_first(term_sections(found, counts)),
        definition=definition,
        definition_source=source,
        note="\n".join(notes) or None,
    )


def _term(group: etree._Element, counts: Tally) -> Term:
    term = Term(group.findtext("{*}term") or "", line_of(group))
    for label, text in _fields(group, counts):
        if label == "Status" and status_named(text):
            term.status = status_named(text)
        elif label == "Part of speech" and part_of_speech_named(text):
            term.part_of_speech = part_of_speech_named(text)
        elif label == "Term type" and term_type_named(text):
            term.term_type = term_type_named(text)
        elif label == "Reliability" and reliability_named(text):
            term.reliability = reliability_named(text)
        elif label == "Look-up forms":
            term.lookup_forms = lines_of(text)
        elif label == "Source":
            term.source = text
        else:
            term.notes.append(text if label == "Note" else _noted(label, text, group, counts))
    return term


def _fields(element: etree._Element, counts: Tally) -> Iterator[tuple[str, str]]:
    """The described fields directly at this level, by name; two of one name are joined."""
    found: dict[str, str] = {}
    for group in element.iterchildren("{*}descripGrp"):
        for descrip in group.iterchildren("{*}descrip"):
            label = descrip.get("type", "")
            label = _KNOWN.get(label.lower().replace("_", " ").replace(" ", ""), label)
            text = text_of(descrip)
            found[label] = f"{found[label]}\n{text}" if label in found else text
    for group in element.iterchildren("{*}transacGrp"):
        counts.lost("who changed what and when (transacGrp)", line_of(group))
    return iter(found.items())


_LABELS = (
    *(_ID, "Subject field", "Definition", "Definition source", "Status", "Part of speech"),
    *("Term type", "Reliability", "Look-up forms", "Source", "Note"),
)
_KNOWN = {label.lower().replace(" ", "").replace("-", ""): label for label in _LABELS} | {
    "look-upforms": "Look-up forms",
    "partofspeech": "Part of speech",
    "comment": "Note",
    "notes": "Note",
    "subject": "Subject field",
    "domain": "Subject field",
    "usagestatus": "Status",
}


def _noted(label: str, text: str, element: etree._Element, counts: Tally) -> str:
    counts.changed(f"the field {label} is kept as a note", line_of(element))
    return f"{label}: {text}"


def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write the concepts as MultiTerm XML, English and preferred terms in their order.

    Concepts and languages without a term are left out.

    Raises:
        DataError: a control character, which XML cannot carry.

    """
    xml = XmlWriter(stream)
    xml.start("mtf")
    number = 0
    for entry in entries:
        if without_term(entry):
            continue
        number += 1
        xml.start("conceptGrp")
        xml.leaf("concept", str(number))
        _describe(xml, _ID, entry.id)
        _describe(xml, "Subject field", entry.subject_field or None)
        _describe(xml, "Note", entry.note)
        for section in entry.languages:
            if section.terms:
                _write_language(xml, section)
        xml.end()
    xml.end()
    if not number:
        raise DataError("there is no concept with a term to write", hint="loosen the filter")


def without_term(entry: ConceptEntry) -> str | None:
    """Why the concept is left out; `None` if it is not."""
    return None if any(section.terms for section in entry.languages) else "no term"


def _write_language(xml: XmlWriter, section: LanguageSection) -> None:
    xml.start("languageGrp")
    name = _NAMES.get(section.lang, section.lang)
    xml.empty("language", {"type": name, "lang": section.lang.upper()})
    _describe(xml, "Definition", section.definition)
    _describe(xml, "Definition source", section.definition_source)
    _describe(xml, "Note", section.note)
    for term in section.terms:
        _write_term(xml, term)
    xml.end()


def _write_term(xml: XmlWriter, term: TermSection) -> None:
    xml.start("termGrp")
    xml.leaf("term", term.term)
    _describe(xml, "Status", term.status)
    kind = TBX_TERM_TYPES[term.term_type] if term.term_type else None
    _describe(xml, "Term type", kind)
    part = TBX_PARTS_OF_SPEECH[term.part_of_speech] if term.part_of_speech else None
    _describe(xml, "Part of speech", part)
    _describe(xml, "Reliability", str(int(term.reliability)) if term.reliability else None)
    _describe(xml, "Source", term.source)
    _describe(xml, "Look-up forms", cell_of(term.lookup_forms) or None)
    _describe(xml, "Note", term.note)
    xml.end()


def _describe(xml: XmlWriter, label: str, text: str | None) -> None:
    if text is not None:
        xml.start("descripGrp")
        xml.leaf("descrip", text, {"type": label})
        xml.end()


CODEC = Codec(
    name="multiterm",
    title="SDL MultiTerm XML",
    suffixes=(".mtf.xml", ".xml"),
    carries=ConceptEntry,
    read=read,
    write=write,
    loses=_LOSES,
    leaves_out=without_term,
    description="term bases for MultiTerm and the tools that import its XML",
    recognises=lambda head: b"<mtf" in head.replace(b"\0", b""),
)
