"""The Glossary Module of XLIFF 2 read: the terms that somebody sent along with a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.concept_ids import NewIds
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.safe_xml import elements, line_of, local_name, text_of
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)


@dataclass(slots=True)
class _Gathered:
    """What the entries for one source term say: texts with where each comes from."""

    source: str | None = None
    translations: dict[str, str | None] = field(default_factory=dict)
    definitions: dict[str, str | None] = field(default_factory=dict)


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[ConceptEntry]:
    """The entries of all glossaries in an XLIFF 2 file; those with one term are one concept.

    The first translation of a concept is preferred, further ones are admitted.

    Raises:
        FormatError: no XLIFF, or not safe to read.

    """
    found: dict[str, _Gathered] = {}
    langs = ("en", "km")
    with tally(name, report) as counts:
        for element in elements(stream, name, roots={"xliff"}, wanted={"glossEntry"}):
            root = element.getroottree().getroot()
            langs = (root.get("srcLang") or "en", root.get("trgLang") or "km")
            _gather(element, found, counts)
        source, target = (normal_language(lang, counts) for lang in langs)
        ids = NewIds()
        for term, gathered in found.items():
            yield _concept(ids.of(term), term, gathered, (source, target))


def _gather(entry: etree._Element, found: dict[str, _Gathered], counts: Tally) -> None:
    terms = [child for child in entry if local_name(child) == "term"]
    text = text_of(terms[0]).strip() if terms else ""
    if not text:
        counts.skipped("a glossary entry without a term", line_of(entry))
        return
    gathered = found.setdefault(text, _Gathered())
    gathered.source = gathered.source or terms[0].get("source")
    for child in entry:
        content, source = text_of(child).strip(), child.get("source")
        if local_name(child) == "translation" and content:
            gathered.translations.setdefault(content, source)
        elif local_name(child) == "definition" and content:
            gathered.definitions.setdefault(content, source)
        elif child is not terms[0]:
            counts.lost(f"<{local_name(child)}> of a glossary entry", line_of(child))


def _concept(identity: str, term: str, gathered: _Gathered, langs: tuple[str, str]) -> ConceptEntry:
    sources = dict.fromkeys(source for source in gathered.definitions.values() if source)
    source_section = LanguageSection(
        lang=langs[0],
        terms=(TermSection(term=term, source=gathered.source),),
        definition="\n".join(gathered.definitions) or None,
        definition_source="\n".join(sources) or None,
    )
    statuses = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)
    translations = tuple(
        TermSection(term=text, status=statuses[number > 0], source=source)
        for number, (text, source) in enumerate(gathered.translations.items())
    )
    target_section = LanguageSection(lang=langs[1], terms=translations)
    return ConceptEntry(
        id=identity,
        languages=(source_section, target_section) if translations else (source_section,),
    )


CODEC = Codec(
    name="xliff2-glossary",
    title="Glossary Module of XLIFF 2",
    suffixes=(".xlf", ".xliff"),
    carries=ConceptEntry,
    read=read,
    description="terms that come inside a draft",
)
