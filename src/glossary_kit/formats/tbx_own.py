"""TBX that this project wrote, read back exactly: labelled notes are fields again."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from glossary_kit.formats import tbx_labels as labels
from glossary_kit.formats.enums import member
from glossary_kit.formats.safe_xml import language_of, local_name, text_of
from glossary_kit.formats.tbx_data import LANGUAGES, Section, data_of, terms_of
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
    PartOfSpeech,
    Review,
    ReviewState,
    TermSection,
)


@dataclass(slots=True)
class _Level:
    """Everything that stands at one level: texts by data category and by label."""

    by_category: dict[str, list[str]] = field(default_factory=dict)
    by_label: dict[str, list[str]] = field(default_factory=dict)

    def first(self, label: str, category: str = "") -> str | None:
        """The text under `category`, else under `label`; `None` if there is neither."""
        found = self.by_category.get(category) or self.by_label.get(label)
        return found[0] if found else None

    def all(self, label: str) -> tuple[str, ...]:
        """All texts under `label`."""
        return tuple(self.by_label.get(label, ()))


def _level(children: list[etree._Element]) -> _Level:
    level = _Level()
    for category, given, _, attached in data_of(children):
        if category in ("note", "crossReference"):
            label, text = labels.split_label(given)
            level.by_label.setdefault(label, []).append(text)
            continue
        level.by_category.setdefault(category, []).append(given)
        for datum in attached:
            level.by_category.setdefault(datum.category, []).append(datum.text)
    return level


def concept_of_ours(element: etree._Element) -> ConceptEntry | None:
    """The concept that was written as `element`; `None` if it has no language."""
    children = list(element)
    level = _level(children)
    sections = [_language(child) for child in children if local_name(child) in LANGUAGES]
    sections += [_termless(lang, level) for lang in level.all(labels.NO_TERM)]
    if not sections:
        return None
    approvals = [labels.approval_of(text) for text in level.all(labels.APPROVED)]
    state = level.first(labels.REVIEW_STATE)
    kind = level.first(labels.KIND)
    entry = ConceptEntry(
        id=id_from_name(element.get("id", "")),
        kind=member(EntryKind, kind) or EntryKind.TERM,
        languages=tuple(sections),
        occurs_in=level.all(labels.OCCURS_IN),
        broader=level.all(labels.BROADER),
        narrower=level.all(labels.NARROWER),
        see_also=level.all(labels.SEE_ALSO),
        replaced_by=level.first(labels.REPLACED_BY),
        note=level.first(labels.NOTE),
        review=Review(
            state=member(ReviewState, state) or ReviewState.PROPOSED,
            approval=next(iter(approvals), None),
        ),
    )
    return in_standard_order(entry)


def _termless(lang: str, level: _Level) -> LanguageSection:
    return LanguageSection(
        lang=lang,
        definition=level.first(f"{labels.DEFINITION} [{lang}]"),
        definition_source=level.first(f"{labels.DEFINITION_SOURCE} [{lang}]"),
        note=level.first(f"{labels.NOTE} [{lang}]"),
    )


def _language(element: etree._Element) -> LanguageSection:
    children = list(element)
    level = _level(children)
    return LanguageSection(
        lang=language_of(element) or "",
        terms=tuple(map(_term, terms_of(children))),
        definition=level.first(labels.DEFINITION, "definition"),
        definition_source=level.first(labels.DEFINITION_SOURCE, "source"),
        note=level.first(labels.NOTE),
    )


def _term(section: Section) -> TermSection:
    level = _level(section.children)
    matching = level.first(labels.MATCHING)
    status = level.first(labels.STATUS, "administrativeStatus") or ""
    return TermSection(
        term=text_of(section.terms[0]) if section.terms else "",
        status=status_named(status) or AdministrativeStatus.ADMITTED,
        term_type=term_type_named(level.first(labels.TERM_TYPE, "termType") or ""),
        part_of_speech=_part_of_speech(level),
        reliability=reliability_named(level.first(labels.RELIABILITY) or ""),
        source=level.first(labels.SOURCE, "source"),
        lookup_forms=level.all(labels.LOOKUP_FORM),
        matching=member(Matching, matching),
        note=level.first(labels.NOTE),
    )


def _part_of_speech(level: _Level) -> PartOfSpeech | None:
    return part_of_speech_named(level.first(labels.PART_OF_SPEECH, "partOfSpeech") or "")
