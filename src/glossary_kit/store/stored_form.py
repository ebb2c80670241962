"""Wordings from elsewhere, brought into the form in which the term base keeps them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.store.concept_text import in_language_order, one_line
from glossary_kit.text.khmer import canonical_cluster, is_khmer, iter_clusters

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")  # ZWSP, word joiner, BOM, soft hyphen
_BLANKS = re.compile(r"\s+")


def stored_wording(wording: str) -> str:
    """The wording without invisible break marks, Khmer clusters in canonical order."""
    plain = _BLANKS.sub(" ", _INVISIBLE.sub("", wording)).strip()
    clusters = (span.of(plain) for span in iter_clusters(plain))
    return "".join(
        canonical_cluster(cluster) if is_khmer(cluster[0]) else cluster for cluster in clusters
    )


def stored_entry(entry: ConceptEntry) -> ConceptEntry:
    """The entry as reading its own file would give it back.

    Sections of the same language become one; terms without a wording are left out.
    """
    sections: dict[str, LanguageSection] = {}
    for section in entry.languages:
        stored = _stored_section(section)
        former = sections.get(section.lang)
        sections[section.lang] = _joined(former, stored) if former else stored
    return replace(
        entry,
        languages=in_language_order(sections.values()),
        occurs_in=_filled(entry.occurs_in),
        broader=_filled(entry.broader),
        narrower=_filled(entry.narrower),
        see_also=_filled(entry.see_also),
        replaced_by=entry.replaced_by or None,
        note=entry.note or None,
    )


def _stored_section(section: LanguageSection) -> LanguageSection:
    terms = (_stored_term(term) for term in section.terms)
    return LanguageSection(
        lang=section.lang,
        terms=tuple(term for term in terms if term.term),
        definition=one_line(section.definition or "") or None,
        definition_source=section.definition_source or None,
        note=section.note or None,
    )


def _stored_term(term: TermSection) -> TermSection:
    wording = stored_wording(term.term)
    forms = dict.fromkeys(stored_wording(form) for form in term.lookup_forms)
    return replace(
        term,
        term=wording,
        lookup_forms=tuple(form for form in forms if form and form != wording),
        source=term.source or None,
        note=term.note or None,
    )


def _joined(first: LanguageSection, second: LanguageSection) -> LanguageSection:
    return LanguageSection(
        lang=first.lang,
        terms=first.terms + second.terms,
        definition=first.definition or second.definition,
        definition_source=first.definition_source or second.definition_source,
        note=first.note or second.note,
    )


def _filled(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
