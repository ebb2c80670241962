"""Every row of the page of a rule about suppressions, run with a permission and all rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from test_rule_pages import term_base

from glossary_kit.check.evidence import TermFacts
from glossary_kit.check.issue import Issue
from glossary_kit.check.page import CLEAN, page_text, table_under
from glossary_kit.check.rule import SuppressionRule
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import check_units
from glossary_kit.check.selection import selected
from glossary_kit.check.suppression import allowed_in
from glossary_kit.check.suppressions import Allowed, Suppressions
from glossary_kit.check.waivers import read_waivers
from glossary_kit.model.unit import TranslationUnit

TODAY = date(2026, 1, 15)
ASKED = selected(RULES, ["TRM"])
CASES = [
    (rule, row)
    for rule in RULES
    if isinstance(rule, SuppressionRule)
    for row in table_under(page_text(rule), "Cases")
]


@pytest.mark.parametrize(
    ("rule", "row"), CASES, ids=[f"{rule.code}-{n}" for n, (rule, _) in enumerate(CASES)]
)
def test_case(rule: SuppressionRule, row: dict[str, str]) -> None:
    issues = list(run(rule, row))
    flagged = [] if row["Flagged"] == CLEAN else [row["Flagged"]]
    assert [issue.source_term for issue in issues if issue.code == rule.code] == flagged
    # What is allowed is gone; what is allowed in vain or not at all is still there.
    holds = rule.code != "SUP101" and flagged
    deprecated = "រ៉ូបូត" in row["Khmer"] and holds
    assert any(issue.code == "TRM102" for issue in issues) == bool(deprecated)


def run(rule: SuppressionRule, row: dict[str, str]) -> Iterator[Issue]:
    terms = TermFacts(term_base(page_text(rule)), "en", "km")
    notes = (row["Note"],) if "Note" in row else ()
    unit = TranslationUnit(id="1", source=row["English"], target=row["Khmer"], notes=notes)
    waivers = f"waivers = [{row['Waiver']}]" if "Waiver" in row else ""
    codes = [each.code for each in RULES]
    suppressions = Suppressions(
        RULES, read_waivers(waivers.encode(), "waivers.toml", codes), today=TODAY
    )
    suppressions.checked("page.md", ASKED)
    for suppression in allowed_in(unit.notes):
        allowed = Allowed(suppression=suppression, place=(0, 0), path="page.md", unit=unit)
        suppressions.allow(allowed, ASKED)
    for issue in check_units([unit], "page.md", terms, ASKED):
        if not suppressions.suppresses((0, 0), issue):
            yield issue
    for _, issue in suppressions.issues([rule], {}):
        yield issue
