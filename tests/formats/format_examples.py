"""A few concepts and units that use every field: what the golden files are written from."""

from __future__ import annotations

from datetime import date

from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
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
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

CONCEPTS = (
    ConceptEntry(
        id="ai-core/artificial-intelligence",
        languages=(
            LanguageSection(
                lang="km",
                definition="សមត្ថភាពរបស់ម៉ាស៊ីន",
                terms=(
                    TermSection(term="ប្រាជ្ញាសិប្បនិម្មិត", status=AdministrativeStatus.DEPRECATED),
                    TermSection(
                        term="បញ្ញាសិប្បនិម្មិត",
                        reliability=Reliability.RELIABLE,
                        source="A strategy, 2025, <p. 3>",
                        lookup_forms=("បញ្ញា\u200bសិប្បនិម្មិត",),
                        part_of_speech=PartOfSpeech.NOUN,
                    ),
                    TermSection(term="បញ្ញាសិប្ប", status=AdministrativeStatus.SUPERSEDED),
                ),
            ),
            LanguageSection(
                lang="en",
                definition="What a machine can do.\nIn two lines & more.",
                definition_source="A standard",
                note="Reliability: this is only a note",
                terms=(
                    TermSection(
                        term="artificial intelligence",
                        term_type=TermType.FULL_FORM,
                        part_of_speech=PartOfSpeech.PROPER_NOUN,
                    ),
                    TermSection(
                        term="AI",
                        status=AdministrativeStatus.ADMITTED,
                        term_type=TermType.ACRONYM,
                        matching=Matching.CASE_SENSITIVE,
                        note="Not “IA”",
                    ),
                ),
            ),
        ),
        occurs_in=("GUIDE2024:B.1",),
        see_also=("ai-core/machine-learning", "elsewhere/thing"),
        note="The main concept",
        review=Review(
            state=ReviewState.APPROVED,
            approval=Approval(body="A body", reference="No. 1|2", date=date(2025, 4, 28)),
        ),
    ),
    ConceptEntry(
        id="ai-core/machine-learning",
        kind=EntryKind.TITLE,
        languages=(
            LanguageSection(lang="en", terms=(TermSection(term="machine learning"),)),
            LanguageSection(lang="km", definition="គ្មានពាក្យ"),
        ),
        broader=("ai-core/artificial-intelligence",),
        replaced_by="ai-core/artificial-intelligence",
    ),
)

UNITS = (
    TranslationUnit(
        id="guide/1",
        source="Human oversight is required.",
        target="ត្រូវមានការត្រួតពិនិត្យដោយមនុស្ស។",
        state=State.REVIEWED,
        changed=date(2025, 4, 28),
        origin="guide.docx",
        notes=("first note", "second\nnote \\ with a line"),
        source_codes=(InlineCode(0, '<g id="1">'), InlineCode(15, "</g>"), InlineCode(28, "{0}")),
        target_codes=(InlineCode(7, '<ph x="1">&lt;br&gt;</ph>'),),
    ),
    TranslationUnit(id="2", source="=SUM(A1) & <b>", target="", state=State.INITIAL),
    TranslationUnit(id="3", source="-1 \U0001f600", target="@ក\u200bខ", state=State.INITIAL),
    TranslationUnit(id="Done", source="Done", target="រួចរាល់", state=State.TRANSLATED),
)
