"""What is found in a unit does not hang on the units that it is checked together with."""

from __future__ import annotations

from pathlib import Path

from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import UnitChecker
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.files import read_file

TERMS = TermFacts(Project().entries, "en", "km")
PLANTED = Path(__file__).parent / "data" / "planted_a.tsv"


def test_units_checked_one_by_one_have_the_issues_that_they_have_together() -> None:
    units = list(read_file(PLANTED, TranslationUnit, report=lambda _: None))
    checker = UnitChecker(RULES)
    together = checker.check(((unit, TERMS) for unit in units), "draft.tsv", (3, 0))
    alone = [
        checker.check([(unit, TERMS)], "draft.tsv", (3, number))
        for number, unit in enumerate(units)
    ]
    assert together.issues == tuple(issue for each in alone for issue in each.issues)
    assert together.facts == tuple(fact for each in alone for fact in each.facts)
    assert together.issues
    assert together.facts


def test_a_fact_that_one_unit_is_asked_for_is_there_for_all_together() -> None:
    texts = ("The audit takes 12 days.", "Nobody came.")
    evidence = [Evidence(TranslationUnit(id=t, source=t, target=""), TERMS) for t in texts]
    for each in evidence:
        each.together = evidence
    assert [number.text for number in evidence[0].source_numbers] == ["12"]
    assert vars(evidence[1])["source_numbers"] == ()
    assert "target_numbers" not in vars(evidence[1])
