"""Which rules are asked about a unit: those that could find something in it.

Most units have nothing of what most rules look for. So a rule may name its `needs`, short
stretches of text without one of which it finds nothing. One automaton (Aho and Corasick 1975)
meets all of them in one pass over the bytes of a text (see `code_page`), and the rules that
needed what it met are asked, with those that need nothing. A need is always less than what a
rule flags; so the findings are those of all rules, and only the time is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick_rs

from glossary_kit.check.rule import RuleOnUnits
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.code_page import encoded

R = TypeVar("R", bound=RuleOnUnits)


class Asking(Generic[R]):
    """Chooses among `rules`, in their order; a set of them is a number, a bit for each."""

    def __init__(self, rules: Sequence[R]) -> None:
        self._rules = tuple(rules)
        self._needless = _bits(not rule.needs for rule in rules)
        self._monolingual = _bits(not rule.bilingual for rule in rules)
        self._in_target = _Needs([rule.needs for rule in rules])
        self._in_source = _Needs([rule.needs if rule.either_side else () for rule in rules])
        self._members = lru_cache(maxsize=1 << 12)(self._members_of)

    def about(self, unit: TranslationUnit) -> tuple[R, ...]:
        """The rules that are asked about `unit`."""
        asked = self._needless | self._in_target.met(unit.target)
        if unit.source:
            asked |= self._in_source.met(unit.source)
        else:
            asked &= self._monolingual
        return self._members(asked)

    def asked(self, units: Iterable[TranslationUnit]) -> Iterator[tuple[R, list[int]]]:
        """The rules that are asked about any of `units`, each with the places of those."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(units):
            for rule in self.about(unit):
                places[rule.code].append(place)
        return ((rule, places[rule.code]) for rule in self._rules if rule.code in places)

    def _members_of(self, asked: int) -> tuple[R, ...]:
        return tuple(rule for place, rule in enumerate(self._rules) if asked >> place & 1)


@lru_cache(maxsize=16)
def asking(rules: tuple[R, ...]) -> Asking[R]:
    """What chooses among `rules`; made once for each part of a draft and each draft of a run."""
    return Asking(rules)


class _Needs:
    """The needs of rules, all looked for at once."""

    def __init__(self, of_rules: Sequence[Iterable[str]]) -> None:
        places: defaultdict[str, int] = defaultdict(int)
        for place, needs in enumerate(of_rules):
            for need in needs:
                places[need] |= 1 << place
        needed_by: defaultdict[bytes, int] = defaultdict(int)
        for need, rules in places.items():
            needed_by[encoded(need)] |= rules
        self._needed_by = list(needed_by.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            list(needed_by), implementation=ahocorasick_rs.Implementation.DFA
        )

    def met(self, text: str) -> int:
        """The set of the rules that need something that is in `text`."""
        if not self._needed_by:
            return 0
        # Characters that the code page has not are all one byte: one too many is met at worst.
        code = encoded(f"\n{text}\n")
        matches = self._automaton.find_matches_as_indexes(code, overlapping=True)
        asked = 0
        for need in {match[0] for match in matches}:
            asked |= self._needed_by[need]
        return asked


def _bits(members: Iterable[bool]) -> int:
    return sum(member << place for place, member in enumerate(members))
