"""Every row of every rule's page, run as the rule runs in a draft."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from glossary_kit.check.evidence import TermFacts
from glossary_kit.check.issue import Issue
from glossary_kit.check.page import Case, cases, page_text, table_under
from glossary_kit.check.rule import EntryRule, Rule, SuppressionRule
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import check_units
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    EntryKind,
    LanguageSection,
    TermSection,
    TermType,
)
from glossary_kit.model.unit import State, TranslationUnit


def term_base(page: str) -> tuple[ConceptEntry, ...]:
    """The concepts of the page's table; a row without a preferred term adds to the one before."""
    concepts: list[dict[str, list[TermSection]]] = []
    kinds: list[EntryKind] = []
    for row in table_under(page, "Term base"):
        status = AdministrativeStatus(row["Status"])
        if status is AdministrativeStatus.PREFERRED:
            concepts.append({"en": [], "km": []})
            kinds.append(EntryKind(row.get("Kind") or EntryKind.TERM))
        term_type = TermType(row["Type"]) if row.get("Type") else None
        for lang, column in (("en", "English"), ("km", "Khmer")):
            if row[column]:
                term = TermSection(term=row[column], status=status, term_type=term_type)
                concepts[-1][lang].append(term)
    return tuple(
        ConceptEntry(
            id=f"test/{number}",
            kind=kinds[number],
            languages=tuple(
                LanguageSection(lang=lang, terms=tuple(terms)) for lang, terms in languages.items()
            ),
        )
        for number, languages in enumerate(concepts)
    )


def memory(page: str) -> Iterator[TranslationUnit]:
    """The units of the page's table of a memory."""
    for number, row in enumerate(table_under(page, "Memory")):
        state = State(row["State"])
        yield TranslationUnit(
            id=str(number), source=row["English"], target=row["Khmer"], state=state
        )


def drafts() -> Iterator[tuple[Rule, list[Case]]]:
    for rule in RULES:
        if isinstance(rule, EntryRule | SuppressionRule):
            continue
        together: dict[str | int, list[Case]] = {}
        for number, case in enumerate(cases(page_text(rule))):
            together.setdefault(case.draft or number, []).append(case)
        for draft in together.values():
            yield rule, draft


@pytest.mark.parametrize(
    ("rule", "draft"),
    [
        pytest.param(rule, draft, id=f"{rule.code}-{number}")
        for number, (rule, draft) in enumerate(drafts())
    ],
)
def test_case(rule: Rule, draft: list[Case]) -> None:
    page = page_text(rule)
    terms = TermFacts(term_base(page), "en", "km", memory=memory(page))
    units = [
        TranslationUnit(id=str(number), source=case.source, target=case.target)
        for number, case in enumerate(draft)
    ]
    issues = list(check_units(units, "page.md", terms, [rule]))
    for unit, case in zip(units, draft, strict=True):
        of_unit = [issue for issue in issues if issue.unit == unit.id]
        assert tuple(map(pointed_at, of_unit)) == case.flagged
        suggestions = tuple(issue.suggestion for issue in of_unit if issue.suggestion is not None)
        assert suggestions == case.instead


def pointed_at(issue: Issue) -> str:
    return issue.found or issue.source_term


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_has_what_a_page_needs(rule: Rule) -> None:
    page = page_text(rule)
    assert page.startswith(f"# {rule.name} ({rule.code})\n\n{rule.summary}\n")
    for heading in ("## Why", "## Source", "## Cases"):
        assert page.count(f"\n{heading}\n") == 1
    if not isinstance(rule, EntryRule):
        assert any(case.flagged for case in cases(page)), "no flagged case"
        assert any(not case.flagged for case in cases(page)), "no clean case"
