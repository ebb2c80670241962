"""TBX that this project wrote, read back exactly: labelled notes are fields again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from glossary_kit.formats import tbx_labels as labels
from glossary_kit.formats.enums import member
from glossary_kit.formats.safe_xml import language_of, text_of
from glossary_kit.formats.tbx_data import GROUP, LANGUAGE, ROLES, SECTION, TERM, TERM_GROUP, TYPED
from glossary_kit.formats.tbx_values import (
    id_from_name,
    part_of_speech_named,
    reliability_named,
    status_named,
    term_type_named,
)
from glossary_kit.formats.tbx_writing import in_standard_order
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    EntryKind,
    LanguageSection,
    Matching,
    Review,
    ReviewState,
    TermSection,
)

Texts = dict[str, list[str]]
"""The texts of one level by data category or by label, which begins with a capital."""

Fields = Mapping[str, tuple[str, Callable[[list[str]], Any]]]
"""For a data category or label: the field of the model, and its value made of the texts."""


def _first(texts: list[str]) -> str:
    return texts[0]


_OF_TERM: Fields = {
    TERM: ("term", _first),
    "administrativeStatus": ("status", lambda texts: _status(texts[0])),
    labels.STATUS: ("status", lambda texts: _status(texts[0])),
    "partOfSpeech": ("part_of_speech", lambda texts: part_of_speech_named(texts[0])),
    labels.PART_OF_SPEECH: ("part_of_speech", lambda texts: part_of_speech_named(texts[0])),
    "termType": ("term_type", lambda texts: term_type_named(texts[0])),
    labels.TERM_TYPE: ("term_type", lambda texts: term_type_named(texts[0])),
    "source": ("source", _first),
    labels.SOURCE: ("source", _first),
    labels.RELIABILITY: ("reliability", lambda texts: reliability_named(texts[0])),
    labels.LOOKUP_FORM: ("lookup_forms", tuple),
    labels.MATCHING: ("matching", lambda texts: member(Matching, texts[0])),
    labels.NOTE: ("note", _first),
}
_OF_LANGUAGE: Fields = {
    "definition": ("definition", _first),
    labels.DEFINITION: ("definition", _first),
    "source": ("definition_source", _first),
    labels.DEFINITION_SOURCE: ("definition_source", _first),
    labels.NOTE: ("note", _first),
}
_OF_CONCEPT: Fields = {
    labels.KIND: ("kind", lambda texts: member(EntryKind, texts[0]) or EntryKind.TERM),
    labels.OCCURS_IN: ("occurs_in", tuple),
    labels.BROADER: ("broader", tuple),
    labels.NARROWER: ("narrower", tuple),
    labels.SEE_ALSO: ("see_also", tuple),
    labels.REPLACED_BY: ("replaced_by", _first),
    labels.NOTE: ("note", _first),
}


def concept_of_ours(element: etree._Element) -> ConceptEntry | None:
    """The concept that was written as `element`; `None` if it has no language."""
    texts, below = _level(element)
    sections = [_language(child) for child in below if ROLES[child.tag] is LANGUAGE]
    sections += [_termless(lang, texts) for lang in texts.get(labels.NO_TERM, ())]
    if not sections:
        return None
    entry = ConceptEntry(
        id=id_from_name(element.get("id", "")),
        languages=tuple(sections),
        review=_review(texts),
        **_fields(_OF_CONCEPT, texts),
    )
    return in_standard_order(entry)


def _level(element: etree._Element) -> tuple[Texts, list[etree._Element]]:
    """The texts of the level of `element`, and the elements of the level below."""
    texts: Texts = {}
    below: list[etree._Element] = []
    _gather(element, texts, below)
    return texts, below


def _gather(children: Iterable[etree._Element], texts: Texts, below: list[etree._Element]) -> None:
    for child in children:
        role = ROLES[child.tag]
        if role is SECTION or role is LANGUAGE:
            below.append(child)
            continue
        if role is GROUP or role is TERM_GROUP:
            _gather(child, texts, below)
            continue
        text = text_of(child) if len(child) else child.text or ""
        if role is TYPED:
            role = child.get("type", "")
        if role == "note" or role == "crossReference":
            role, text = labels.split_label(text)
        if role in texts:
            texts[role].append(text)
        else:
            texts[role] = [text]


def _fields(known: Fields, texts: Texts) -> dict[str, Any]:
    """The fields that the texts of a level fill."""
    fields: dict[str, Any] = {}
    for key, each in texts.items():
        found = known.get(key)
        if found:
            fields[found[0]] = found[1](each)
    return fields


def _status(text: str) -> AdministrativeStatus:
    return status_named(text) or AdministrativeStatus.ADMITTED


def _review(texts: Texts) -> Review:
    if labels.REVIEW_STATE not in texts and labels.APPROVED not in texts:
        return Review()
    approvals = [labels.approval_of(text) for text in texts.get(labels.APPROVED, ())]
    state = texts.get(labels.REVIEW_STATE, [""])[0]
    return Review(
        state=member(ReviewState, state) or ReviewState.PROPOSED,
        approval=next(iter(approvals), None),
    )


def _termless(lang: str, texts: Texts) -> LanguageSection:
    """The language without a term whose fields stand among those of the concept."""
    own = {
        label: texts[f"{label} [{lang}]"]
        for label in (labels.DEFINITION, labels.DEFINITION_SOURCE, labels.NOTE)
        if f"{label} [{lang}]" in texts
    }
    return LanguageSection(lang=lang, **_fields(_OF_LANGUAGE, own))


def _language(element: etree._Element) -> LanguageSection:
    texts, below = _level(element)
    return LanguageSection(
        lang=language_of(element) or "",
        terms=tuple([_term(child) for child in below if ROLES[child.tag] is SECTION]),
        **_fields(_OF_LANGUAGE, texts),
    )


def _term(section: etree._Element) -> TermSection:
    texts, _ = _level(section)
    fields = _fields(_OF_TERM, texts)
    fields.setdefault("term", "")
    fields.setdefault("status", AdministrativeStatus.ADMITTED)
    return TermSection(**fields)
