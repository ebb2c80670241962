"""Run rules over the units of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import Rule, Severity, UnitRule
from glossary_kit.model.unit import TranslationUnit


def check_units(
    units: Iterable[TranslationUnit],
    path: str,
    terms: TermFacts,
    rules: Iterable[Rule],
    severities: Mapping[str, Severity] | None = None,
) -> Iterator[Issue]:
    """The issues of each unit in turn, by place, as `rules` find them.

    `severities` overrides, for a code, what rule and remark say.
    """
    unit_rules = tuple(rule for rule in rules if isinstance(rule, UnitRule))
    overrides = severities or {}
    for unit in units:
        evidence = Evidence(unit, terms)
        issues = [
            issue_of(
                rule,
                remark,
                unit,
                path,
                overrides.get(rule.code) or remark.severity or rule.severity,
            )
            for rule in unit_rules
            if unit.source or not rule.bilingual
            for remark in rule.check(evidence)
        ]
        yield from sorted(issues, key=lambda issue: (issue.start, issue.code))
