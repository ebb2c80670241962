"""What units lose whatever they say: for their state, their age and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from glossary_kit.match.unit_score import Penalty, PenaltyKind
from glossary_kit.model.unit import State, TranslationUnit

STATE_POINTS = 3
"""What it costs that nobody has looked at a translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPenalties:
    """Charges units for what is known of them.

    Those last changed before the day `old_before` lose `age` points; of those without a day
    nobody knows. `files` are the points for the collection that a file belongs to, by its path.
    """

    old_before: date = date.min
    age: int = 0
    files: Mapping[str, int] = field(default_factory=dict)

    def of(self, unit: TranslationUnit) -> tuple[Penalty, ...]:
        """The penalties of `unit`; each has points."""
        is_old = unit.changed is not None and unit.changed < self.old_before
        points = {
            PenaltyKind.STATE: STATE_POINTS if unit.state is State.INITIAL else 0,
            PenaltyKind.AGE: self.age if is_old else 0,
            PenaltyKind.COLLECTION: self.files.get(unit.at.path, 0) if unit.at else 0,
        }
        return tuple(Penalty(kind, lost) for kind, lost in points.items() if lost)


USUAL = UnitPenalties()
"""The penalty for the state alone."""


def years_before(day: date, years: int) -> date:
    """The same day so many `years` earlier; the 28th where there is no 29th of February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
