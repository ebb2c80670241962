"""A rule finds nothing where nothing stands of what it says it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.check.asking import asking
from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.page import cases, page_text
from glossary_kit.check.rule import DraftRule, RuleOnUnits, UnitRule
from glossary_kit.check.rules import RULES
from glossary_kit.config import shipped_data
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.files import read_file
from glossary_kit.store.translation_memory import open_memory

ON_UNITS = [rule for rule in RULES if isinstance(rule, RuleOnUnits)]
NEEDY = [rule for rule in ON_UNITS if rule.needs]
TERMS = TermFacts(Project().entries, "en", "km")
CASES = [(case.source, case.target) for rule in ON_UNITS for case in cases(page_text(rule))]
#: Pieces of what the pages flag, to be put together anew; they hold what rules look for.
PIECES = sorted({piece for _, text in CASES for piece in re.split("( |(?<=[។៕»)])|\u200b)", text)})
TARGETS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def without_needs(rule: RuleOnUnits, text: str) -> str:
    """`text` with every stretch that `rule` needs broken, where it was or by what was broken."""
    needs = re.compile("|".join(map(re.escape, sorted(rule.needs, key=len))))
    while need := needs.search(f"\n{text}\n"):
        place = max(0, min(need.end() - 2, len(text) - 1))
        text = text[:place] + text[place + 1 :]
    return text


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
        said_of_rest(rule, source, target)


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.code)
@given(source=st.sampled_from([source for source, _ in CASES]), target=TARGETS | st.text())
@settings(max_examples=60)
def test_nothing_without_what_is_needed_in_any_text(
    rule: RuleOnUnits, source: str, target: str
) -> None:
    said_of_rest(rule, source, target)


def said_of_rest(rule: RuleOnUnits, source: str, target: str) -> None:
    """Take from a unit what `rule` needs, and expect silence."""
    left = without_needs(rule, source) if rule.either_side else source
    assert said(rule, left, without_needs(rule, target)) == []


def test_a_rule_is_asked_where_what_it_needs_is_there() -> None:
    for rule in NEEDY:
        for needed in sorted(rule.needs)[:3]:
            unit = TranslationUnit(id="1", source="a", target=needed)
            assert asking((rule,)).about(unit) == (rule,)
        unit = TranslationUnit(id="1", source="a", target="~")
        assert asking((rule,)).about(unit) == ()


def test_what_is_needed_may_stand_in_the_source_where_the_rule_says_so() -> None:
    for rule in NEEDY:
        for needed in sorted(rule.needs)[:3]:
            unit = TranslationUnit(id="1", source=f"a {needed}", target="~")
            assert asking((rule,)).about(unit) == ((rule,) if rule.either_side else ())


def test_the_ends_of_a_text_count_as_line_breaks() -> None:
    rule = replace(NEEDY[0], needs=frozenset({"\nក", "ខ\n"}))
    for target, asked in (("ក ", True), (" ខ", True), (" ក", False), ("ខ ", False)):
        unit = TranslationUnit(id="1", source="a", target=target)
        assert bool(asking((rule,)).about(unit)) is asked


def test_bilingual_rules_are_not_asked_about_a_unit_without_a_source() -> None:
    unit = TranslationUnit(id="1", source="", target="ក")
    assert not any(rule.bilingual for rule in asking(tuple(ON_UNITS)).about(unit))


@settings(max_examples=200)
@given(source=st.sampled_from([source for source, _ in CASES]), target=TARGETS)
def test_asking_some_rules_finds_what_asking_all_finds(source: str, target: str) -> None:
    unit = TranslationUnit(id="1", source=source, target=target)
    asked = asking(tuple(ON_UNITS)).about(unit)
    passed_over = [rule for rule in ON_UNITS if rule not in asked]
    usable = [rule for rule in passed_over if source or not rule.bilingual]
    assert [rule.code for rule in usable if said(rule, source, target)] == []


def test_asking_some_rules_finds_what_asking_all_finds_in_real_units() -> None:
    units = [each.unit for each in open_memory(shipped_data() / "tm")]
    for path in sorted((Path(__file__).parent / "data").glob("*.tsv")):
        units += read_file(path, TranslationUnit, report=lambda _: None)
    for unit in units:
        asked = asking(tuple(ON_UNITS)).about(unit)
        for rule in ON_UNITS:
            if rule not in asked and (unit.source or not rule.bilingual):
                assert said(rule, unit.source, unit.target) == [], (rule.code, unit.target)
