"""The counts of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much was checked and what was found.

    `severities` counts the issues of each severity that there are any of, the gravest first.
    `suppressed` counts the issues that an inline permission, a waiver or the baseline took
    away.
    """

    files: int
    units: int
    issues: int
    suppressed: int = 0
    severities: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        found = "no issues" if not self.issues else count(self.issues, "issue")
        if self.severities:
            parts = (f"{number} {name}" for name, number in self.severities.items())
            found += f" ({', '.join(parts)})"
        where = f"{count(self.units, 'unit')} of {count(self.files, 'file')}"
        kept = f", {self.suppressed} suppressed" if self.suppressed else ""
        return f"{found} in {where}{kept}"


def summed_up(issues: Iterable[Issue], *, files: int, units: int, suppressed: int = 0) -> Summary:
    """The summary of a run that found `issues`."""
    counts = Counter(issue.severity for issue in issues)
    gravest_first = sorted(Severity, key=lambda severity: -severity.weight)
    return Summary(
        files=files,
        units=units,
        issues=counts.total(),
        suppressed=suppressed,
        severities={str(each): counts[each] for each in gravest_first if counts[each]},
    )


def count(number: int, noun: str) -> str:
    """The number with the noun, in the plural where English has it."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
