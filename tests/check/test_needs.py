"""A rule finds nothing in a target that has none of the characters it says it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.page import cases, page_text
from glossary_kit.check.rule import DraftRule, RuleOnUnits, UnitRule, concerned
from glossary_kit.check.rules import RULES
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project

ON_UNITS = [rule for rule in RULES if isinstance(rule, RuleOnUnits)]
NEEDY = [rule for rule in ON_UNITS if rule.needs]
TERMS = TermFacts(Project().entries, "en", "km")
CASES = [(case.source, case.target) for rule in ON_UNITS for case in cases(page_text(rule))]
#: Pieces of what the pages flag, to be put together anew; they hold what rules look for.
PIECES = sorted({piece for _, text in CASES for piece in re.split("( |(?<=[។៕»)])|\u200b)", text)})
TARGETS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def without_needs(rule: RuleOnUnits, text: str) -> str:
    return "".join(char for char in text if char not in rule.needs)


def said(rule: RuleOnUnits, source: str, target: str) -> list[object]:
    evidence = Evidence(TranslationUnit(id="1", source=source, target=target), TERMS)
    found: Iterable[object] = ()
    if isinstance(rule, UnitRule):
        found = rule.check(evidence)
    elif isinstance(rule, DraftRule):
        found = rule.collect(evidence)
    return list(found)


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.code)
def test_nothing_without_what_is_needed_in_the_cases_of_all_pages(rule: RuleOnUnits) -> None:
    for source, target in CASES:
        assert said(rule, source, without_needs(rule, target)) == []


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.code)
@given(source=st.sampled_from([source for source, _ in CASES]), target=TARGETS | st.text())
@settings(max_examples=60, deadline=None)
def test_nothing_without_what_is_needed_in_any_text(
    rule: RuleOnUnits, source: str, target: str
) -> None:
    assert said(rule, source, without_needs(rule, target)) == []


def test_a_rule_is_asked_where_what_it_needs_is_there() -> None:
    for rule in NEEDY:
        for needed in sorted(rule.needs)[:3]:
            unit = TranslationUnit(id="1", source="a", target=f"ក{needed}")
            assert concerned([rule], Evidence(unit, TERMS)) == [rule]
        assert (
            concerned([rule], Evidence(TranslationUnit(id="1", source="a", target="~"), TERMS))
            == []
        )


def test_bilingual_rules_are_not_asked_about_a_unit_without_a_source() -> None:
    evidence = Evidence(TranslationUnit(id="1", source="", target="ក"), TERMS)
    assert not any(rule.bilingual for rule in concerned(ON_UNITS, evidence))
