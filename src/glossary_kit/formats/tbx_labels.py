"""Fields that TBX has no data category for, as labelled notes that people can read.

`Reliability: 3` is a note any tool shows; in files of our own it comes back as the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from glossary_kit.model.concept import Approval, ConceptEntry, EntryKind, ReviewState, TermSection

LOOKUP_FORM = "Look-up form"
MATCHING = "Matching"
RELIABILITY = "Reliability"
STATUS = "Status"
TERM_TYPE = "Term type"
PART_OF_SPEECH = "Part of speech"
SOURCE = "Source"
DEFINITION = "Definition"
DEFINITION_SOURCE = "Definition source"
NOTE = "Note"
KIND = "Kind"
OCCURS_IN = "Occurs in"
REVIEW_STATE = "Review state"
APPROVED = "Approved"
NO_TERM = "No term"
SEE_ALSO = "See also"
BROADER = "Broader"
NARROWER = "Narrower"
REPLACED_BY = "Replaced by"

_LABEL = re.compile(r"[A-Z][A-Za-z -]*(?: \[[^\]\s]*\])?")


def labelled(label: str, text: str) -> str:
    """A note that holds the field `label`."""
    return f"{label}: {text}"


def plain(note: str) -> str:
    """A note that is only a note, even where it looks like a labelled one."""
    return labelled(NOTE, note) if split_label(note) != (NOTE, note) else note


def split_label(note: str) -> tuple[str, str]:
    """The label and the text of a note; the label `Note` where it has none."""
    label, colon, text = note.partition(": ")
    return (label, text) if colon and _is_label(label) else (NOTE, note)


@lru_cache(maxsize=1024)
def _is_label(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None


def concept_labels(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    """The fields of a concept that no dialect of TBX-Basic has a place for."""
    if entry.kind is not EntryKind.TERM:
        yield KIND, entry.kind
    for place in entry.occurs_in:
        yield OCCURS_IN, place
    if entry.review.state is not ReviewState.PROPOSED:
        yield REVIEW_STATE, entry.review.state
    if entry.review.approval:
        yield APPROVED, approval_text(entry.review.approval)
    for section in entry.languages:
        if not section.terms:
            yield NO_TERM, section.lang
            texts = (section.definition, section.definition_source, section.note)
            for label, text in zip((DEFINITION, DEFINITION_SOURCE, NOTE), texts, strict=True):
                if text is not None:
                    yield f"{label} [{section.lang}]", text


def term_labels(term: TermSection) -> Iterator[tuple[str, str]]:
    """The fields of a term that no dialect of TBX-Basic has a place for."""
    for form in term.lookup_forms:
        yield LOOKUP_FORM, form
    if term.matching:
        yield MATCHING, term.matching


def approval_text(approval: Approval) -> str:
    """The approval as `date | body | reference`."""
    return joined((approval.date.isoformat(), approval.body, approval.reference))


def approval_of(text: str) -> Approval | None:
    """The approval that `approval_text` wrote; `None` if `text` is another."""
    parts = split(text)
    try:
        return Approval(date=date.fromisoformat(parts[0]), body=parts[1], reference=parts[2])
    except (IndexError, ValueError):
        return None


def joined(parts: Sequence[str]) -> str:
    """The parts with ` | ` between them, and any bar inside them escaped."""
    return " | ".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def split(text: str) -> list[str]:
    """The parts that `joined` put together."""
    return [re.sub(r"\\([\\|])", r"\1", part) for part in text.split(" | ")]
