"""What the values of the model are called on the page, in English; the catalogue has the Khmer."""

from __future__ import annotations

from glossary_kit.check.rule import Severity
from glossary_kit.match.unit_lookup import MatchKind
from glossary_kit.match.unit_score import PenaltyKind
from glossary_kit.model.concept import (
    AdministrativeStatus,
    EntryKind,
    PartOfSpeech,
    Reliability,
    ReviewState,
    TermType,
)
from glossary_kit.model.review import ReviewDecision
from glossary_kit.model.unit import State


def N_(text: str) -> str:  # noqa: N802  the name by which catalogues are collected
    """The `text` itself, which the catalogue translates where it is shown."""
    return text


LABELS: dict[object, str] = {
    AdministrativeStatus.PREFERRED: N_("preferred"),
    AdministrativeStatus.ADMITTED: N_("admitted"),
    AdministrativeStatus.DEPRECATED: N_("deprecated"),
    AdministrativeStatus.SUPERSEDED: N_("superseded"),
    ReviewState.PROPOSED: N_("proposed"),
    ReviewState.REVIEWED: N_("reviewed"),
    ReviewState.APPROVED: N_("approved"),
    TermType.FULL_FORM: N_("full form"),
    TermType.ACRONYM: N_("acronym"),
    TermType.ABBREVIATION: N_("abbreviation"),
    TermType.SHORT_FORM: N_("short form"),
    TermType.VARIANT: N_("variant"),
    TermType.PHRASE: N_("phrase"),
    PartOfSpeech.NOUN: N_("noun"),
    PartOfSpeech.VERB: N_("verb"),
    PartOfSpeech.ADJECTIVE: N_("adjective"),
    PartOfSpeech.ADVERB: N_("adverb"),
    PartOfSpeech.PROPER_NOUN: N_("proper noun"),
    PartOfSpeech.OTHER: N_("other"),
    EntryKind.TERM: N_("term"),
    EntryKind.WORD: N_("word that is no term"),
    EntryKind.TITLE: N_("title of a document"),
    EntryKind.ORGANISATION: N_("organisation"),
    EntryKind.COUNTRY: N_("country"),
    EntryKind.PERSON_TITLE: N_("title of a person"),
    Severity.MINOR: N_("minor"),
    Severity.MAJOR: N_("major"),
    Severity.CRITICAL: N_("critical"),
    ReviewDecision.ACCEPT: N_("accept"),
    ReviewDecision.PREFER: N_("prefer"),
    ReviewDecision.ADMIT: N_("admit"),
    ReviewDecision.DEPRECATE: N_("deprecate"),
    ReviewDecision.CHANGE: N_("change"),
    ReviewDecision.REJECT: N_("reject"),
    ReviewDecision.COMMENT: N_("comment"),
    MatchKind.IN_CONTEXT_EXACT: N_("exact, in context"),
    MatchKind.EXACT: N_("exact"),
    MatchKind.FUZZY: N_("similar"),
    PenaltyKind.NUMBERS: N_("numbers"),
    PenaltyKind.CODES: N_("codes"),
    PenaltyKind.STATE: N_("not looked at"),
    PenaltyKind.PUNCTUATION: N_("punctuation"),
    PenaltyKind.CASE: N_("capitals"),
    PenaltyKind.SPACING: N_("spaces"),
    PenaltyKind.AGE: N_("old"),
    PenaltyKind.COLLECTION: N_("collection"),
    State.INITIAL: N_("initial"),
    State.TRANSLATED: N_("translated"),
    State.FINAL: N_("final"),
    "en": N_("English"),
    "km": N_("Khmer"),
}
"""Values that are spelt alike (as two kinds of `reviewed`) share a label."""

RELIABILITIES: dict[Reliability, str] = {
    Reliability.NOT_VERIFIED: N_("not verified"),
    Reliability.MINIMUM: N_("minimum"),
    Reliability.RELIABLE: N_("reliable"),
    Reliability.VERY_RELIABLE: N_("very reliable"),
}
