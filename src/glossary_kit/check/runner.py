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
        chosen = tuple(rules)
        self.severities = severities or {}
        self.draft_rules = tuple(rule for rule in chosen if isinstance(rule, DraftRule))
        self._unit_rules = asking(tuple(rule for rule in chosen if isinstance(rule, UnitRule)))
        self._draft_rules = asking(self.draft_rules)

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
        file, number = first
        placed = [((file, number + n), each.unit) for n, each in enumerate(evidence)]
        checked = Checked(
            issues=tuple(
                (place, issue)
                for (place, unit), remarks in zip(placed, self._remarks(evidence), strict=True)
                if remarks
                for issue in self._issues(remarks, unit, path)
            ),
            facts=tuple(
                kept_facts(facts, unit, path, place)
                for (place, unit), facts in zip(placed, self._facts(evidence), strict=True)
                if facts
            ),
        )
        evidence.clear()  # what holds itself would stay until somebody looks for such things
        return checked

    def _remarks(self, evidence: Sequence[Evidence]) -> list[list[tuple[UnitRule, Remark]]]:
        """What the rules say of each unit."""
        said: list[list[tuple[UnitRule, Remark]]] = [[] for _ in evidence]
        for rule, places in self._unit_rules.asked(each.unit for each in evidence):
            for place in places:
                said[place] += [(rule, remark) for remark in rule.check(evidence[place])]
        return said

    def _facts(self, evidence: Sequence[Evidence]) -> list[list[tuple[str, Fact]]]:
        """What the draft rules collect of each unit, with their codes."""
        facts: list[list[tuple[str, Fact]]] = [[] for _ in evidence]
        for rule, places in self._draft_rules.asked(each.unit for each in evidence):
            for place in places:
                facts[place] += [(rule.code, fact) for fact in rule.collect(evidence[place])]
        return facts

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
