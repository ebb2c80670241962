"""A concept and its terms, after ISO 16642 and ISO 30042:2019: concept, language, term.

The names of the values are those of TBX-Basic (administrative status, term type, part of
speech), of UNTERM (kind of entry) and of IATE (reliability, look-up form, life cycle).
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum

from msgspec import Struct


class AdministrativeStatus(StrEnum):
    """Whether a term should be used (TBX-Basic `administrativeStatus`)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"

    @property
    def usable(self) -> bool:
        """Whether a draft may contain a term of this status."""
        return self in _USABLE


_USABLE = AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED


class TermType(StrEnum):
    """What kind of designation a term is (TBX-Basic `termType`)."""

    FULL_FORM = "full_form"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    SHORT_FORM = "short_form"
    VARIANT = "variant"
    PHRASE = "phrase"


class PartOfSpeech(StrEnum):
    """The grammatical category of a term (TBX-Basic `partOfSpeech`)."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PROPER_NOUN = "proper_noun"
    OTHER = "other"


class EntryKind(StrEnum):
    """What the concept is: a term, one of the kinds of name (UNTERM record types), or a word.

    A word is no term of the base: another sense of the word that a term is, or a set phrase
    that holds one. It is recorded to be told from the term, and asks a draft for nothing.
    """

    TERM = "term"
    WORD = "word"
    TITLE = "title"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PERSON_TITLE = "person_title"

    @property
    def is_name(self) -> bool:
        """Whether the terms of such a concept are names, which are not put together anew."""
        return self not in (EntryKind.TERM, EntryKind.WORD)


class Reliability(IntEnum):
    """How well a wording is evidenced (IATE): from the evidence, never from taste."""

    NOT_VERIFIED = 1
    MINIMUM = 2
    RELIABLE = 3
    VERY_RELIABLE = 4


class ReviewState(StrEnum):
    """How far the concept has come; nothing is approved until a named body approved it."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class Matching(StrEnum):
    """How a term is found in running text, where the default for its language does not fit."""

    INFLECTED = "inflected"  # with inflections and spelling variants, in any case
    CASE_SENSITIVE = "case_sensitive"  # as written, plural allowed: acronyms
    EXACT = "exact"  # as written, in any case, no inflection


class TermSection(Struct, frozen=True, kw_only=True):
    """One term of one language.

    `lookup_forms` are spellings, encodings and romanisations by which the term is found;
    they are not deprecated terms. `source` says where this wording was seen.
    """

    term: str
    status: AdministrativeStatus = AdministrativeStatus.PREFERRED
    term_type: TermType | None = None
    part_of_speech: PartOfSpeech | None = None
    reliability: Reliability | None = None
    source: str | None = None
    lookup_forms: tuple[str, ...] = ()
    matching: Matching | None = None
    note: str | None = None


class LanguageSection(Struct, frozen=True, kw_only=True):
    """The terms of one language (BCP 47 tag `lang`) for one concept, preferred term first."""

    lang: str
    terms: tuple[TermSection, ...] = ()
    definition: str | None = None
    definition_source: str | None = None
    note: str | None = None

    @property
    def preferred(self) -> TermSection | None:
        """The first preferred term, full forms before short ones; `None` if there is none."""
        preferred = [term for term in self.terms if term.status is AdministrativeStatus.PREFERRED]
        full = [term for term in preferred if term.term_type in (None, TermType.FULL_FORM)]
        return next(iter(full or preferred), None)


class Approval(Struct, frozen=True, kw_only=True):
    """Who approved the concept: a named body, its reference (a decision, a letter), the day."""

    body: str
    reference: str
    date: date


class Decision(Struct, frozen=True, kw_only=True):
    """What one reviewer said about one term on one day."""

    lang: str
    term: str
    decision: str
    reviewer: str
    date: date
    comment: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """The state of the concept's review and the decisions that led there."""

    state: ReviewState = ReviewState.PROPOSED
    approval: Approval | None = None
    decisions: tuple[Decision, ...] = ()


class ConceptEntry(Struct, frozen=True, kw_only=True):
    """One concept with its terms in all languages.

    `id` is `<subject-field>/<slug>`, as `ai-governance/human-oversight`; entries of foreign
    files may have ids without a subject field. `occurs_in` names the sections of the
    documents where the concept occurs (`GUIDE2024:B.1`). `replaced_by` is the id of the
    concept to use instead.
    """

    id: str
    kind: EntryKind = EntryKind.TERM
    languages: tuple[LanguageSection, ...] = ()
    occurs_in: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    replaced_by: str | None = None
    note: str | None = None
    review: Review = Review()

    @property
    def subject_field(self) -> str:
        """The folder part of the id; empty where the id has none."""
        return self.id.rpartition("/")[0]

    def section(self, lang: str) -> LanguageSection | None:
        """The language section for the tag `lang`; `None` if there is none."""
        return next((section for section in self.languages if section.lang == lang), None)

    def terms(self, lang: str) -> tuple[TermSection, ...]:
        """The terms of `lang`, in the order of the entry; empty if there are none."""
        section = self.section(lang)
        return section.terms if section else ()

    def preferred(self, lang: str) -> TermSection | None:
        """The preferred term of `lang`; `None` if there is none."""
        section = self.section(lang)
        return section.preferred if section else None
