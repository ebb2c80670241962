"""What is missing because a sentence is missing is told only where that is not."""

from __future__ import annotations

from glossary_kit.check.evidence import TermFacts
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import check_units
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project

TERMS = TermFacts(Project().entries, "en", "km")
CUT = TranslationUnit(
    id="1",
    source="The bridge was closed for repairs. The audit of the ministry takes 12 days.",
    target="ស្ពាននេះត្រូវបានបិទដើម្បីជួសជុល។",
)


def codes(family: str = "") -> list[str]:
    rules = [rule for rule in RULES if rule.code.startswith(family)]
    return [issue.code for issue in check_units([CUT], "draft.tsv", TERMS, rules)]


def test_a_missing_sentence_is_one_issue() -> None:
    assert codes() == ["CMP105"]


def test_its_terms_are_missing_where_sentences_are_not_asked_for() -> None:
    assert codes("TRM") == ["TRM101", "TRM101"]
