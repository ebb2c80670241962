"""What a rule is: a value with a code, a page and a function that yields remarks.

A rule never raises, reads or prints. It is given facts that were found once and says what is
wrong with them; where the remark ends up (issue, suppression, baseline, report) is not its
business.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.suppression import SuppressionUse
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span


class Severity(StrEnum):
    """How grave an issue is (ITS 2.0 localization quality issue, MQM)."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """A number that grows with the gravity, from 0."""
        return tuple(Severity).index(self)


class Side(StrEnum):
    """The side of a unit that an issue points at."""

    SOURCE = "source"
    TARGET = "target"


class Remark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a rule has to say about a unit.

    `span` is in the text of `side`; `None` means the whole segment, or that the thing is
    missing. `suggestion` is what should stand at `span`; it is `safe` if it can be put there
    without a person's thought. `severity` overrides that of the rule.
    """

    message: str
    span: Span | None = None
    side: Side = Side.TARGET
    concept: str = ""
    source_term: str = ""
    expected: tuple[str, ...] = ()
    verdict: str = ""
    suggestion: str | None = None
    safe: bool = False
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all rules have: an eternal `code`, a `name`, one line that says what is flagged."""

    code: str
    name: str
    summary: str
    severity: Severity

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def its_type(self) -> str:
        """The ITS 2.0 localization quality issue type of the rule's family."""
        return ITS_TYPES[self.family]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOnUnits(Rule):
    """What rules on units have: which units they are asked about.

    `bilingual` rules are not asked about units without a source. A rule with `needs` can find
    something only in a target in which one of these stretches of text stands, or in the source
    if that will do on `either_side`; it is asked about no other unit (see `asking`). Before and
    behind a text a line break is thought, so that a need may stand at its beginning or end.
    """

    bilingual: bool = False
    needs: frozenset[str] = frozenset()
    either_side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRule(RuleOnUnits):
    """A rule that judges each unit by itself."""

    check: Callable[[Evidence], Iterable[Remark]]


class Fact(Struct, frozen=True, kw_only=True):
    """What a draft rule keeps of one unit: the `key` it is compared by, and what is compared.

    Keys are texts, numbers and tuples of them; to `judge`, they are no longer there.
    """

    key: Hashable
    value: str
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRule(RuleOnUnits):
    """A rule that judges all units of a run together.

    `collect` gives the facts of one unit; `judge` is given all facts with the same key, in
    the order of the draft, and yields the index of each one that is wrong with its remark.
    Facts of the same value, or one alone, differ from nothing: only a rule that `judges_alike`
    is given those.
    """

    collect: Callable[[Evidence], Iterable[Fact]]
    judge: Callable[[Sequence[Fact]], Iterable[tuple[int, Remark]]]
    judges_alike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRule(Rule):
    """A rule that judges the term base itself, as pairs of concept id and remark."""

    check: Callable[[Sequence[ConceptEntry]], Iterable[tuple[str, Remark]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionRule(Rule):
    """A rule that judges how issues are suppressed, after all other rules have spoken."""

    check: Callable[[SuppressionUse], Iterable[Remark]]


ITS_TYPES = {
    "TRM": "terminology",
    "CON": "inconsistency",
    "NUM": "numbers",
    "CHR": "characters",
    "TYP": "typographical",
    "MRK": "markup",
    "CMP": "omission",
    "ENT": "terminology",
    "SUP": "other",
}
"""The families of rules, in the order in which they are listed."""
