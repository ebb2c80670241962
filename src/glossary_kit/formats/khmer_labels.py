"""What the values of a concept are called in Khmer, wherever people read them."""

from __future__ import annotations

from glossary_kit.model.concept import AdministrativeStatus, Reliability, ReviewState

STATUSES = {
    AdministrativeStatus.PREFERRED: "ពាក្យគោល",
    AdministrativeStatus.ADMITTED: "ពាក្យអនុញ្ញាតឱ្យប្រើ",
    AdministrativeStatus.DEPRECATED: "ពាក្យមិនគួរប្រើ",
    AdministrativeStatus.SUPERSEDED: "ពាក្យលែងប្រើ",
}
RELIABILITIES = {
    Reliability.NOT_VERIFIED: "មិនទាន់ផ្ទៀងផ្ទាត់",
    Reliability.MINIMUM: "អប្បបរមា",
    Reliability.RELIABLE: "ទុកចិត្តបាន",
    Reliability.VERY_RELIABLE: "ទុកចិត្តបានខ្លាំង",
}
STATES = {
    ReviewState.PROPOSED: "បានស្នើ",
    ReviewState.REVIEWED: "បានពិនិត្យ",
    ReviewState.APPROVED: "បានអនុម័ត",
}
LANGUAGES = {"en": "អង់គ្លេស", "km": "ខ្មែរ"}
