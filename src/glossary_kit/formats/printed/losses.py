"""What a printed glossary leaves out."""

from __future__ import annotations

NOT_PRINTED = (
    "ConceptEntry.broader",
    "ConceptEntry.kind",
    "ConceptEntry.narrower",
    "ConceptEntry.note",
    "ConceptEntry.occurs_in",
    "ConceptEntry.replaced_by",
    "ConceptEntry.review",
    "ConceptEntry.see_also",
    "LanguageSection.definition_source",
    "LanguageSection.note",
    "TermSection.lookup_forms",
    "TermSection.matching",
    "TermSection.note",
    "TermSection.part_of_speech",
    "TermSection.reliability",
    "TermSection.source",
    "TermSection.term_type",
)
"""The fields that are not on the page; of the review, only how many concepts are in each state."""
