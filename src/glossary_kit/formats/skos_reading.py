"""SKOS and SKOS-XL read, from Turtle or JSON-LD: concepts with labels, notes and relations."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote

from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.concept_ids import NewIds
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)

if TYPE_CHECKING:
    from rdflib import Graph

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XL = "http://www.w3.org/2008/05/skos-xl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OURS = "urn:glossary-kit:"
_RELATIVE_TO = "file:///"
"""What addresses of the file that name no place are relative to: no folder of this machine."""

_LABELS = ("prefLabel", "altLabel", "hiddenLabel")
_RELATIONS = {"broader": "broader", "narrower": "narrower", "related": "see_also"}
_NOTES = ("note", "scopeNote", "editorialNote", "historyNote", "changeNote", "example")
_OF_SCHEMES = ("inScheme", "topConceptOf")


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The concepts of a SKOS file, in the order of their addresses.

    The preferred label of a language is its preferred term, alternative ones are admitted,
    hidden ones look-up forms of the first. Nothing is fetched: a JSON-LD file that names a
    context elsewhere is refused.

    Raises:
        FormatError: neither Turtle nor JSON-LD, or not UTF-8.
        UsageError: rdflib is not installed.

    """
    with tally(name, report) as counts, _addresses_heard(counts):
        graph = _graph(decoded(stream, name), name)
        addresses = sorted(
            {str(each) for each in graph.subjects(_iri(_TYPE), _iri(f"{_SKOS}Concept"))}
        )
        ids = NewIds()
        known = {address: _identity(address, ids) for address in addresses}
        for address in addresses:
            yield from _concept(graph, address, known, counts)


def _graph(text: str, name: str) -> Graph:
    try:
        from rdflib import Graph
    except ImportError:
        raise UsageError(
            "SKOS is read with the library rdflib, which is not installed",
            at=Location(path=name),
            hint="install it: pip install 'glossary-kit[skos]'",
        ) from None
    is_json = text.lstrip()[:1] in ("{", "[")
    if is_json:
        _refuse_contexts(text, name)
    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(data=text, format="json-ld" if is_json else "turtle", publicID=_RELATIVE_TO)
    except Exception as error:  # noqa: BLE001  the parsers raise whatever they stumble over
        line = getattr(error, "lines", None)
        raise FormatError(
            f"this is no {'JSON-LD' if is_json else 'Turtle'} that can be read: {_said(error)}",
            at=Location(path=name, line=line + 1 if isinstance(line, int) else None),
            hint="check it with the tool it comes from",
        ) from None
    return graph


class _Hearing(logging.Handler):
    """Counts the addresses that rdflib finds malformed, which it only writes to its log."""

    def __init__(self, counts: Tally) -> None:
        super().__init__(logging.WARNING)
        self._counts = counts
        self._heard: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        address, found, _ = record.getMessage().partition(" does not look like a valid URI")
        if found and address not in self._heard:
            self._heard.add(address)
            self._counts.invalid(f"<{address.removeprefix(_RELATIVE_TO)[:200]}> is no address")


@contextmanager
def _addresses_heard(counts: Tally) -> Iterator[None]:
    logger, hearing = logging.getLogger("rdflib.term"), _Hearing(counts)
    logger.addHandler(hearing)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.propagate = propagated
        logger.removeHandler(hearing)


def _said(error: Exception) -> str:
    """The first sentence of what a parser says."""
    text = str(getattr(error, "message", "") or error or type(error).__name__)
    return text.strip().splitlines()[0][:200] if text.strip() else type(error).__name__


def _refuse_contexts(text: str, name: str) -> None:
    """Nothing, or the FormatError that the document names a context that must be fetched."""
    try:
        pending: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError) as error:
        at = Location(path=name, line=getattr(error, "lineno", None))
        hint = "check it with the tool it comes from"
        raise FormatError(f"this is no JSON that can be read: {error}", at=at, hint=hint) from None
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            contexts = node.get("@context")
            named = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in node or any(isinstance(each, str) for each in named):
                raise FormatError(
                    "the file names a context that would have to be fetched",
                    at=Location(path=name),
                    hint="write the context into the file",
                )
            pending += node.values()
        elif isinstance(node, list):
            pending += node


@dataclass(slots=True)
class _Language:
    """What has been read of one language."""

    labels: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in _LABELS})
    definitions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def section(self, lang: str) -> LanguageSection:
        """The finished section."""
        texts = [*sorted(self.labels["prefLabel"]), *sorted(self.labels["altLabel"])]
        terms = [TermSection(term=text, status=AdministrativeStatus.ADMITTED) for text in texts]
        if terms:
            hidden = tuple(sorted(self.labels["hiddenLabel"]))
            status = AdministrativeStatus.PREFERRED
            terms[0] = TermSection(term=texts[0], status=status, lookup_forms=hidden)
        return LanguageSection(
            lang=lang,
            terms=tuple(terms),
            definition="\n".join(sorted(self.definitions)) or None,
            note="\n".join(sorted(self.notes)) or None,
        )


def _concept(
    graph: Graph, address: str, known: dict[str, str], counts: Tally
) -> Iterator[ConceptEntry]:
    """The concept with this address, unless it has no label."""
    languages: dict[str, _Language] = {}
    relations: dict[str, list[str]] = {each: [] for each in _RELATIONS.values()}
    notes: list[str] = []
    for predicate, given in sorted(graph.predicate_objects(_iri(address)), key=_labels_first):
        space, name = _split(str(predicate))
        is_node = space == _XL and name in _LABELS
        value = graph.value(given, _iri(f"{_XL}literalForm")) if is_node else given
        if value is None or (space not in (_SKOS, _XL) and str(predicate) != _TYPE):
            counts.lost(f"{name or predicate} of a concept")
        elif name in _LABELS or name == "definition":
            _take(languages, name, value, counts)
        elif name in _RELATIONS:
            relations[_RELATIONS[name]].append(known.get(str(value)) or _tail(str(value)))
        elif name == "notation":
            notes.append(f"Notation: {value}")
        elif name in _NOTES:
            lang = _lang(value)
            section = languages.get(normal_language(lang, counts)) if lang else None
            (section.notes if section else notes).append(str(value))
        elif name not in _OF_SCHEMES and str(predicate) != _TYPE:
            counts.lost(f"{name} of a concept")
    sections = tuple(languages[lang].section(lang) for lang in sorted(languages))
    if not any(section.terms for section in sections):
        counts.skipped(f"the concept {address}, which has no label")
        return
    yield ConceptEntry(
        id=known[address],
        languages=sections,
        see_also=tuple(sorted(relations["see_also"])),
        broader=tuple(sorted(relations["broader"])),
        narrower=tuple(sorted(relations["narrower"])),
        note="\n".join(sorted(notes)) or None,
    )


def _labels_first(statement: tuple[object, object]) -> tuple[bool, str]:
    """The order of reading: with the labels it is known which languages there are."""
    return not str(statement[0]).endswith("Label"), str(statement)


def _take(languages: dict[str, _Language], name: str, value: object, counts: Tally) -> None:
    """Put a label or a definition into its language; English where none is named."""
    given = _lang(value)
    if not given:
        counts.changed("a label or definition without a language is read as English")
    lang = normal_language(given or "en", counts)
    language = languages.setdefault(lang, _Language())
    texts = language.definitions if name == "definition" else language.labels[name]
    if str(value).strip() and str(value) not in texts:
        texts.append(str(value))


def _lang(value: object) -> str:
    return getattr(value, "language", None) or ""


def _iri(address: str) -> Any:
    from rdflib import URIRef

    return URIRef(address)


def _split(address: str) -> tuple[str, str]:
    """The namespace and the name in it."""
    found = re.fullmatch("(.*[#/])([^#/]*)", address, re.DOTALL)
    return (found[1], found[2]) if found else ("", address)


def _identity(address: str, ids: NewIds) -> str:
    """Our own id where the address is one of ours, else one made of its last part."""
    return _tail(address) if address.startswith(_OURS) else ids.of(_tail(address))


def _tail(address: str) -> str:
    if address.startswith(_OURS):
        return unquote(address.removeprefix(_OURS))
    return unquote(_split(address.rstrip("/#"))[1])


CODEC = Codec(
    name="skos",
    title="SKOS and SKOS-XL (Turtle, JSON-LD)",
    suffixes=(".ttl", ".jsonld"),
    carries=ConceptEntry,
    read=read,
    description="thesauri and term bases as linked data",
)
