"""The concepts on the page of every entry rule: those flagged are found, and no other."""

from __future__ import annotations

import pytest

from glossary_kit.check.entry_runner import check_entries
from glossary_kit.check.page import entry_cases, page_text
from glossary_kit.check.rule import EntryRule
from glossary_kit.check.rules import RULES
from glossary_kit.store.concept_file import read_concept

ENTRY_RULES = [rule for rule in RULES if isinstance(rule, EntryRule)]


@pytest.mark.parametrize("rule", ENTRY_RULES, ids=lambda rule: rule.code)
def test_cases(rule: EntryRule) -> None:
    cases = entry_cases(page_text(rule))
    entries = [read_concept(case.toml.encode(), "page.md", case.concept) for case in cases]
    issues = list(check_entries(entries, [rule], lambda concept: f"{concept}.toml"))
    flagged = {case.concept for case in cases if case.flagged}
    assert {issue.unit for issue in issues} == flagged
    assert all(issue.path == f"{issue.unit}.toml" for issue in issues)
    assert flagged, "no flagged case"
    assert any(not case.flagged for case in cases), "no clean case"
