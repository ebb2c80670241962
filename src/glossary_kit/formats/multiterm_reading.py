"""SDL MultiTerm XML (`mtf`) as concepts: languages, terms, each with described fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from glossary_kit.formats.codec import Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.foreign_terms import Term, preferred_first, term_sections
from glossary_kit.formats.languages import language_named, normal_language
from glossary_kit.formats.safe_xml import elements, line_of, local_name, text_of
from glossary_kit.formats.tables import lines_of
from glossary_kit.formats.tbx_data import tidied
from glossary_kit.formats.tbx_values import (
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.model.concept import ConceptEntry, LanguageSection

ID = "Concept ID"
"""The field in which our own exports name the concept."""


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a MultiTerm export, in the order of the file.

    Fields are known by the usual names (`Status`, `Definition`, `Part of speech`, `Source`,
    `Note`); others become lines of the nearest note and are counted.

    Raises:
        FormatError: no MultiTerm XML, or not safe to read.

    """
    with tally(name, report) as counts:
        wanted = elements(stream, name, roots={"mtf"}, wanted={"conceptGrp"})
        for position, element in enumerate(wanted, 1):
            entry = _concept(element, position, counts)
            if any(section.terms for section in entry.languages):
                yield entry
            else:
                counts.skipped("a concept without any term", line_of(element))


def _concept(element: etree._Element, position: int, counts: Tally) -> ConceptEntry:
    fields = _fields(element, counts)
    identity = fields.pop(ID, "") or tidied(element.findtext("{*}concept") or "")
    if not identity:
        counts.changed("a concept without a number gets its position", line_of(element))
        identity = f"concept-{position}"
    subject_field = fields.pop("Subject field", None)
    notes = [fields.pop("Note")] if "Note" in fields else []
    if subject_field and subject_field != identity.rpartition("/")[0]:
        notes.append(f"Subject field: {subject_field}")
    notes += [_noted(label, text, element, counts) for label, text in fields.items()]
    groups = element.iterchildren("{*}languageGrp")
    sections = [section for group in groups if (section := _language(group, counts))]
    return ConceptEntry(id=identity, languages=tuple(sections), note="\n".join(notes) or None)


def _language(group: etree._Element, counts: Tally) -> LanguageSection | None:
    terms = [_term(term, counts) for term in group.iterchildren("{*}termGrp")]
    found = [term for term in terms if term.text]
    for term in terms:
        if not term.text:
            counts.skipped("a term without text", term.line)
    fields = _fields(group, counts)
    if not found and not fields:
        return None
    lang = _lang(group, counts)
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


def _lang(group: etree._Element, counts: Tally) -> str:
    """The language of a group: what its index is called, else its locale."""
    language = group.find("{*}language")
    called = language.get("type", "") if language is not None else ""
    locale = language.get("lang", "") if language is not None else ""
    for name in (called, locale):
        if name and (found := language_named(name)):
            return found if name == called else normal_language(name, counts, line_of(group))
    return normal_language(called or locale, counts, line_of(group))


def _term(group: etree._Element, counts: Tally) -> Term:
    term = Term(group.findtext("{*}term") or "", line_of(group))
    for label, text in _fields(group, counts).items():
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


def _fields(element: etree._Element, counts: Tally) -> dict[str, str]:
    """The described fields of this level, by name; two of one name are joined."""
    found: dict[str, str] = {}
    for child in element:
        if local_name(child) == "descripGrp":
            for label, text in _described(child, counts):
                found[label] = f"{found[label]}\n{text}" if label in found else text
        elif local_name(child) not in _LEVELS:
            _lose(child, counts)
    return found


def _described(group: etree._Element, counts: Tally) -> Iterator[tuple[str, str]]:
    """The field of a group, and those grouped below it, such as the source of a definition.

    What is grouped below a field of our own is a field of its own, else a part of the text.
    """
    main: list[tuple[str, str]] = []
    below: list[tuple[str, str]] = []
    for child in group:
        if local_name(child) == "descrip":
            label = child.get("type", "")
            key = label.lower().replace("_", "").replace(" ", "")
            main.append((_KNOWN.get(key, label), _text(child)))
        elif local_name(child) == "descripGrp":
            below += _described(child, counts)
        else:
            _lose(child, counts)
    for label, text in main:
        if label in _LABELS:
            yield label, text
        else:
            yield label, text + "".join(f" ({name}: {inner})" for name, inner in below)
    for name, inner in below:
        if any(label in _LABELS for label, _ in main) or not main:
            is_source = name == "Source" and main[:1] and main[0][0] == "Definition"
            yield ("Definition source" if is_source else name), inner


def _lose(element: etree._Element, counts: Tally) -> None:
    name = local_name(element)
    counts.lost(_UNKEPT.get(name, f"<{name}>"), line_of(element))


def _text(descrip: etree._Element) -> str:
    """The text of a field; what it links to stands behind the words of the link."""
    links = list(descrip.iterchildren("{*}xref"))
    if not links:
        return text_of(descrip)
    parts = [descrip.text or ""]
    for link in links:
        targets = " ".join(map(str, link.attrib.values()))
        parts += [text_of(link), f" <{targets}>" if targets else "", link.tail or ""]
    return "".join(parts)


_LEVELS = ("concept", "language", "languageGrp", "term", "termGrp")
_UNKEPT = {
    "transacGrp": "who changed what and when (transacGrp)",
    "system": "the class of an entry (system)",
}


_LABELS = (
    *(ID, "Subject field", "Definition", "Definition source", "Status", "Part of speech"),
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
    "termstatus": "Status",
    "administrativestatus": "Status",
    "sourceofdefinition": "Definition source",
    "pos": "Part of speech",
}
_WITH_KNOWN_VALUES = ("Status", "Part of speech", "Term type", "Reliability")


def _noted(label: str, text: str, element: etree._Element, counts: Tally) -> str:
    what = f"the field {label}"
    if label in _WITH_KNOWN_VALUES:
        what = f"the {label} “{text[:60]}”, which is not known,"
    counts.changed(f"{what} is kept as a note", line_of(element))
    return f"{label}: {text}"
