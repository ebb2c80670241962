"""Term bases as SKOS (W3C, Simple Knowledge Organization System), in Turtle and JSON-LD; written.

A preferred term of each language is the label, further usable ones are alternative labels,
look-up forms are hidden labels. SKOS has no place for deprecated terms: a scope note says
what not to write.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from glossary_kit.errors import DataError
from glossary_kit.formats.codec import Codec
from glossary_kit.model.concept import ConceptEntry, LanguageSection

_BASE = "urn:glossary-kit:"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LOSES = (
    "ConceptEntry.kind",
    "ConceptEntry.occurs_in",
    "ConceptEntry.replaced_by",
    "ConceptEntry.review",
    "LanguageSection.definition_source",
    "TermSection.matching",
    "TermSection.note",
    "TermSection.part_of_speech",
    "TermSection.reliability",
    "TermSection.source",
    "TermSection.status",
    "TermSection.term_type",
)

Statement = tuple[str, str, str | None]  # property, text or IRI, language (None: an IRI)


def write_turtle(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write the concepts as SKOS in Turtle; the same concepts give the same bytes.

    Raises:
        DataError: a text with U+0000.

    """
    stream.write(f"@prefix skos: <{_SKOS}> .\n\n<{_BASE}scheme> a skos:ConceptScheme .\n".encode())
    for entry in entries:
        lines = [f"\n<{_iri(entry.id)}> a skos:Concept"]
        for name, value, lang in _statements(entry):
            text = f"<{value}>" if lang is None else f"{_turtle_string(value)}@{lang}"
            lines.append(f"    skos:{name} {text}")
        stream.write((" ;\n".join(lines) + " .\n").encode())


def write_json(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    """Write the concepts as SKOS in JSON-LD, a concept a line; the same give the same bytes.

    Raises:
        DataError: a text with U+0000.

    """
    context = json.dumps({"skos": _SKOS})
    scheme = json.dumps({"@id": f"{_BASE}scheme", "@type": "skos:ConceptScheme"})
    stream.write(f'{{"@context": {context}, "@graph": [\n{scheme}'.encode())
    for entry in entries:
        node: dict[str, object] = {"@id": _iri(entry.id), "@type": "skos:Concept"}
        for name, value, lang in _statements(entry):
            item = {"@id": value} if lang is None else {"@value": value, "@language": lang}
            found = node.setdefault(f"skos:{name}", [])
            if isinstance(found, list):
                found.append(item)
        stream.write(f",\n{json.dumps(node, ensure_ascii=False)}".encode())
    stream.write(b"\n]}\n")


def _statements(entry: ConceptEntry) -> Iterator[Statement]:
    """What SKOS says of a concept, sorted the way people read it."""
    yield "inScheme", f"{_BASE}scheme", None
    for section in entry.languages:
        yield from ((name, _checked(text, entry), section.lang) for name, text in _labels(section))
    if entry.note is not None:
        yield "note", _checked(entry.note, entry), "en"
    for name, targets in (
        ("broader", entry.broader),
        ("narrower", entry.narrower),
        ("related", entry.see_also),
    ):
        yield from ((name, _iri(target), None) for target in targets)


def _labels(section: LanguageSection) -> Iterator[tuple[str, str]]:
    preferred = section.preferred
    usable = [term for term in section.terms if term.status.usable]
    avoid = [term.term for term in section.terms if not term.status.usable]
    if preferred:
        yield "prefLabel", preferred.term
    yield from (("altLabel", term.term) for term in usable if term is not preferred)
    yield from (("hiddenLabel", form) for term in usable for form in term.lookup_forms)
    if section.definition is not None:
        yield "definition", section.definition
    if avoid:
        yield "scopeNote", f"Not: {', '.join(avoid)}"
    if section.note is not None:
        yield "note", section.note


def _checked(text: str, entry: ConceptEntry) -> str:
    if "\0" in text:
        raise DataError(f"a text of {entry.id} holds U+0000", hint="delete it; it shows nothing")
    return text


def _iri(identity: str) -> str:
    return _BASE + quote(identity, safe="/-._~")


def _turtle_string(text: str) -> str:
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'


TURTLE = Codec(
    name="skos-turtle",
    title="SKOS (Turtle)",
    suffixes=(".ttl",),
    carries=ConceptEntry,
    write=write_turtle,
    loses=_LOSES,
    description="term bases as linked data",
)

JSON = Codec(
    name="skos-jsonld",
    title="SKOS (JSON-LD)",
    suffixes=(".jsonld",),
    carries=ConceptEntry,
    write=write_json,
    loses=_LOSES,
    description="term bases as linked data in JSON",
)
