"""The shipped data: term base and memory are canonical, large enough and free of faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.check.entry_runner import check_entries
from glossary_kit.check.rule import EntryRule
from glossary_kit.check.rules import RULES
from glossary_kit.model.concept import ConceptEntry, EntryKind, ReviewState
from glossary_kit.project import Project
from glossary_kit.store.term_base import open_term_base

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def entries() -> tuple[ConceptEntry, ...]:
    return open_term_base(ROOT / "glossary").entries


def test_every_file_is_in_canonical_form() -> None:
    assert Project(ROOT).format(check=True) == []


def test_the_term_base_has_no_issues(entries: tuple[ConceptEntry, ...]) -> None:
    rules = [rule for rule in RULES if isinstance(rule, EntryRule)]
    issues = check_entries(entries, rules, lambda concept: f"glossary/{concept}.toml")
    assert [f"{issue.path}: {issue.code} {issue.message}" for issue in issues] == []


def test_there_are_enough_concepts(entries: tuple[ConceptEntry, ...]) -> None:
    assert len(entries) >= 380


def test_most_khmer_terms_have_a_source(entries: tuple[ConceptEntry, ...]) -> None:
    assert sum(any(term.source for term in entry.terms("km")) for entry in entries) >= 240


@pytest.mark.parametrize(("lang", "least"), [("en", 250), ("km", 120)])
def test_there_are_enough_definitions(
    entries: tuple[ConceptEntry, ...], lang: str, least: int
) -> None:
    sections = (entry.section(lang) for entry in entries)
    assert sum(bool(section and section.definition) for section in sections) >= least


def test_every_concept_that_is_no_name_has_an_english_definition(
    entries: tuple[ConceptEntry, ...],
) -> None:
    terms = [entry for entry in entries if entry.kind is EntryKind.TERM]
    undefined = [entry.id for entry in terms if not ((en := entry.section("en")) and en.definition)]
    assert undefined == []


def test_no_term_is_called_reliable_without_a_source(entries: tuple[ConceptEntry, ...]) -> None:
    unsourced = [
        (entry.id, term.term)
        for entry in entries
        for section in entry.languages
        for term in section.terms
        if (term.reliability or 1) >= 2 and not term.source
    ]
    assert unsourced == []


def test_nothing_is_approved_but_by_a_named_body(entries: tuple[ConceptEntry, ...]) -> None:
    approved = [entry for entry in entries if entry.review.state is ReviewState.APPROVED]
    assert all(entry.review.approval and entry.review.approval.body for entry in approved)
