"""Run rules over the units of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary_kit.check.asking import asking
from glossary_kit.check.consequences import without_consequences
from glossary_kit.check.draft import DraftFacts, KeptFacts, Place, facts_of
from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import DraftRule, Rule, Severity, UnitRule
from glossary_kit.model.unit import TranslationUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of one unit: its issues, by place, and what draft rules keep of it."""

    issues: tuple[Issue, ...]
    facts: tuple[KeptFacts, ...]


class UnitChecker:
    """Asks `rules` about units, one at a time.

    `severities` overrides, for a code, what rule and remark say.
    """

    def __init__(
        self, rules: Iterable[Rule], severities: Mapping[str, Severity] | None = None
    ) -> None:
        chosen = tuple(rules)
        self.severities = severities or {}
        self.draft_rules = tuple(rule for rule in chosen if isinstance(rule, DraftRule))
        self._unit_rules = asking(tuple(rule for rule in chosen if isinstance(rule, UnitRule)))
        self._draft_rules = asking(self.draft_rules)

    def check(
        self, unit: TranslationUnit, path: str, terms: TermFacts, place: Place = (0, 0)
    ) -> Checked:
        """What the rules find in `unit`, which stands at `place` in the file `path`."""
        evidence = Evidence(unit, terms)
        issues = [
            issue_of(
                rule,
                remark,
                unit,
                path,
                self.severities.get(rule.code) or remark.severity or rule.severity,
            )
            for rule in self._unit_rules.about(unit)
            for remark in rule.check(evidence)
        ]
        kept = facts_of(self._draft_rules.about(unit), evidence, path, place)
        return Checked(
            issues=tuple(
                sorted(without_consequences(issues), key=lambda issue: (issue.start, issue.code))
            ),
            facts=(kept,) if kept else (),
        )


def check_units(
    units: Iterable[TranslationUnit],
    path: str,
    terms: TermFacts,
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] | None = None,
) -> Iterator[Issue]:
    """The issues of one draft: those of each unit in turn, then those of its units together."""
    checker = UnitChecker(rules, severities)
    kept = DraftFacts()
    for number, unit in enumerate(units):
        checked = checker.check(unit, path, terms, (0, number))
        kept.add(checked.facts)
        yield from checked.issues
    for _, issue in sorted(
        kept.issues(checker.draft_rules, checker.severities),
        key=lambda found: (found[0], found[1].start, found[1].code),
    ):
        yield issue
