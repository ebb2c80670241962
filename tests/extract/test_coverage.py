from __future__ import annotations

from glossary_kit.extract.coverage import coverage
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection


def finder(*terms: str) -> TermFinder:
    sections = tuple(TermSection(term=term) for term in terms)
    entry = ConceptEntry(id="a/b", languages=(LanguageSection(lang="en", terms=sections),))
    return TermFinder([entry], "en")


def test_content_words_and_noun_phrases_are_counted() -> None:
    found = coverage(
        "The risk assessments of the ministry protect data.", finder("risk assessment")
    )
    assert (found.words.covered, found.words.running) == (2, 5)
    assert found.words.percent == 40.0
    assert dict(found.words.missing) == {"ministry": 1, "protect": 1, "data": 1}
    assert (found.terms.covered, found.terms.running) == (1, 3)


def test_a_phrase_is_covered_if_all_its_words_are() -> None:
    text = "digital risk assessment"
    assert coverage(text, finder("risk assessment")).terms.missing == ((text, 1),)
    assert coverage(text, finder("risk assessment", "digital")).terms.percent == 100


def test_phrases_too_general_for_a_term_are_not_counted() -> None:
    found = coverage("The meetings on the audit had results.", finder("audit"))
    assert (found.terms.covered, found.terms.running) == (1, 1)
    assert dict(found.words.missing) == {"meetings": 1, "results": 1}


def test_days_numbers_and_fillers_do_not_count() -> None:
    found = coverage("In May 2025 it was also on Monday, 24 of them.", finder("x"))
    assert found.words.running == 0
    assert found.words.percent == 100


def test_the_most_frequent_words_that_are_missing_come_first() -> None:
    found = coverage("audit; audit; workshop", finder("data"))
    assert found.words.missing == (("audit", 2), ("workshop", 1))
