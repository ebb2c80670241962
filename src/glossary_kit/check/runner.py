"""Run rules over the units of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary_kit.check.asking import asking
from glossary_kit.check.consequences import without_consequences
from glossary_kit.check.draft import DraftFacts, KeptFacts, Place, kept_facts
from glossary_kit.check.evidence import Evidence, TermFacts
from glossary_kit.check.issue import Issue, issue_of
from glossary_kit.check.rule import DraftRule, Fact, Remark, Rule, Severity, UnitRule
from glossary_kit.model.unit import TranslationUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of some units: their issues, by place, and what draft rules keep of them."""

    issues: tuple[tuple[Place, Issue], ...]
    facts: tuple[KeptFacts, ...]


class UnitChecker:
    """Asks `rules` about units.

    `severities` overrides, for a code, what rule and remark say.
    """

    def __init__(
        self, rules: Iterable[Rule], severities: Mapping[str, Severity] | None = None
    ) -> None:
        on_units = [rule for rule in rules if isinstance(rule, UnitRule | DraftRule)]
        self.severities = severities or {}
        self.draft_rules = tuple(rule for rule in on_units if isinstance(rule, DraftRule))
        self._rules = asking(tuple(on_units))

    def check(
        self, units: Iterable[tuple[TranslationUnit, TermFacts]], path: str, first: Place = (0, 0)
    ) -> Checked:
        """What the rules find in `units`, which stand one after the other in the file `path`.

        The first of them is at the place `first`. A rule is asked about all of them before the
        next one is: see `found_together`.
        """
        evidence = [Evidence(unit, terms) for unit, terms in units]
        for each in evidence:
            each.together = evidence
        remarks, facts = self._said(evidence)
        file, number = first
        places = [(file, number + n) for n in range(len(evidence))]
        checked = Checked(
            issues=tuple(
                (place, issue)
                for place, each, said in zip(places, evidence, remarks, strict=True)
                if said
                for issue in self._issues(said, each.unit, path)
            ),
            facts=tuple(
                kept_facts(found, each.unit, path, place)
                for place, each, found in zip(places, evidence, facts, strict=True)
                if found
            ),
        )
        evidence.clear()  # what holds itself would stay until somebody looks for such things
        return checked

    def _said(
        self, evidence: Sequence[Evidence]
    ) -> tuple[list[list[tuple[UnitRule, Remark]]], list[list[tuple[str, Fact]]]]:
        """What the rules say of each unit, and what draft rules collect of it, with their codes."""
        remarks: list[list[tuple[UnitRule, Remark]]] = [[] for _ in evidence]
        facts: list[list[tuple[str, Fact]]] = [[] for _ in evidence]
        for rule, places in self._rules.asked(each.unit for each in evidence):
            if isinstance(rule, UnitRule):
                for place in places:
                    for remark in rule.check(evidence[place]):
                        remarks[place].append((rule, remark))
            else:
                for place in places:
                    for fact in rule.collect(evidence[place]):
                        facts[place].append((rule.code, fact))
        return remarks, facts

    def _issues(
        self, remarks: Iterable[tuple[UnitRule, Remark]], unit: TranslationUnit, path: str
    ) -> list[Issue]:
        """The issues of `unit`, by their places in it."""
        issues = [
            issue_of(
                rule,
                remark,
                unit,
                path,
                self.severities.get(rule.code) or remark.severity or rule.severity,
            )
            for rule, remark in remarks
        ]
        return sorted(without_consequences(issues), key=lambda issue: (issue.start, issue.code))


def check_units(
    units: Iterable[TranslationUnit],
    path: str,
    terms: TermFacts,
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] | None = None,
) -> Iterator[Issue]:
    """The issues of one draft: those of each unit in turn, then those of its units together."""
    checker = UnitChecker(rules, severities)
    checked = checker.check(((unit, terms) for unit in units), path)
    yield from (issue for _, issue in checked.issues)
    kept = DraftFacts()
    kept.add(checked.facts)
    for _, issue in sorted(
        kept.issues(checker.draft_rules, checker.severities),
        key=lambda found: (found[0], found[1].start, found[1].code),
    ):
        yield issue
