"""SDL MultiTerm XML (`mtf`): concepts, languages, terms, each with described fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from glossary_kit.errors import DataError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.multiterm_reading import ID, read
from glossary_kit.formats.tables import cell_of
from glossary_kit.formats.tbx_values import (
    TBX_PARTS_OF_SPEECH,
    TBX_TERM_TYPES,
)
from glossary_kit.formats.xml_writing import XmlWriter
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection

_NAMES = {"en": "English", "km": "Khmer"}
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
        _describe(xml, ID, entry.id)
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
