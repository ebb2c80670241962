"""A concept file: one `ConceptEntry` as TOML, read strictly and written in one canonical form."""

from __future__ import annotations

from datetime import date

from glossary_kit.config.toml_source import TomlSource, TomlTable
from glossary_kit.errors import DataError
from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    Decision,
    EntryKind,
    LanguageSection,
    Matching,
    PartOfSpeech,
    Reliability,
    Review,
    ReviewState,
    TermSection,
    TermType,
)
from glossary_kit.store.concept_text import (
    in_language_order,
    is_language_tag,
    one_line,
    write_concept,
)

__all__ = ["read_concept", "write_concept"]

_CONCEPT_KEYS = (
    *("kind", "occurs_in", "broader", "narrower", "see_also", "replaced_by", "note"),
    *("en", "km", "review"),
)
_LANGUAGE_KEYS = ("definition", "definition_source", "note", "terms")
_TERM_KEYS = (
    *("term", "status", "term_type", "part_of_speech", "reliability", "source"),
    *("lookup_forms", "matching", "note"),
)
_REVIEW_KEYS = ("state", "approval", "decisions")
_APPROVAL_KEYS = ("body", "reference", "date")
_DECISION_KEYS = ("lang", "term", "decision", "reviewer", "date", "comment")
_INVISIBLE = {
    "\u200b": "a zero-width space",
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a line break",
}


def read_concept(data: bytes, path: str, concept_id: str) -> ConceptEntry:
    """The concept that the file content `data` describes.

    `path` is named in errors; languages come in the canonical order (`in_language_order`).

    Raises: ErrorGroup of DataErrors, every one with its line and a hint.
    """
    source = TomlSource(path, DataError)
    top = source.parse(data, comments=False)
    tags = [key for key in top.values if is_language_tag(key)]
    top.only((*_CONCEPT_KEYS, *tags))
    languages = [_language(table, tag) for tag in tags if (table := top.table(tag))]
    entry = ConceptEntry(
        id=concept_id,
        kind=top.choice("kind", EntryKind) or EntryKind.TERM,
        languages=in_language_order(languages),
        occurs_in=top.texts("occurs_in"),
        broader=top.texts("broader"),
        narrower=top.texts("narrower"),
        see_also=top.texts("see_also"),
        replaced_by=top.text("replaced_by"),
        note=top.text("note"),
        review=_review(table) if (table := top.table("review")) else Review(),
    )
    source.finish()
    return entry


def _language(table: TomlTable, tag: str) -> LanguageSection:
    table.only(_LANGUAGE_KEYS)
    definition = table.text("definition")
    return LanguageSection(
        lang=tag,
        terms=tuple(_term(item) for item in table.tables("terms")),
        definition=one_line(definition) if definition else None,
        definition_source=table.text("definition_source"),
        note=table.text("note"),
    )


def _term(table: TomlTable) -> TermSection:
    table.only(_TERM_KEYS)
    term = table.text("term", required=True) or ""
    lookup_forms = table.texts("lookup_forms")
    _check_wording(table, "term", term)
    for form in lookup_forms:
        _check_wording(table, "lookup_forms", form)
    reliability = table.number("reliability", range(1, 5))
    return TermSection(
        term=term,
        status=table.choice("status", AdministrativeStatus) or AdministrativeStatus.PREFERRED,
        term_type=table.choice("term_type", TermType),
        part_of_speech=table.choice("part_of_speech", PartOfSpeech),
        reliability=Reliability(reliability) if reliability else None,
        source=table.text("source"),
        lookup_forms=lookup_forms,
        matching=table.choice("matching", Matching),
        note=table.text("note"),
    )


def _check_wording(table: TomlTable, key: str, wording: str) -> None:
    found = [name for character, name in _INVISIBLE.items() if character in wording]
    if found:
        shown = wording.replace("\n", "↵").replace("\r", "↵").replace("\t", "→")
        table.wrong(key, f"{key} “{shown}” contains {found[0]}", "remove it")
    elif wording != wording.strip():
        table.wrong(key, f"{key} “{wording}” begins or ends with a space", "remove it")


def _review(table: TomlTable) -> Review:
    table.only(_REVIEW_KEYS)
    state = table.choice("state", ReviewState) or ReviewState.PROPOSED
    approval = table.table("approval")
    if state is ReviewState.APPROVED and "approval" not in table.values:
        hint = "add [review.approval] with body, reference and date, or set the state to reviewed"
        table.wrong("state", "approved, but by no named body", hint)
    return Review(
        state=state,
        approval=_approval(approval) if approval else None,
        decisions=tuple(_decision(item) for item in table.tables("decisions")),
    )


def _approval(table: TomlTable) -> Approval:
    table.only(_APPROVAL_KEYS)
    return Approval(
        body=table.text("body", required=True) or "",
        reference=table.text("reference", required=True) or "",
        date=table.day("date") or date.min,
    )


def _decision(table: TomlTable) -> Decision:
    table.only(_DECISION_KEYS)
    return Decision(
        lang=table.text("lang", required=True) or "",
        term=table.text("term", required=True) or "",
        decision=table.text("decision", required=True) or "",
        reviewer=table.text("reviewer", required=True) or "",
        date=table.day("date") or date.min,  # an absent day is reported by `day`
        comment=table.text("comment"),
    )
