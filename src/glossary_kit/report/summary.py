"""The counts of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much was checked and what was found.

    `suppressed` counts the issues that an inline permission, a waiver or the baseline took
    away.
    """

    files: int
    units: int
    issues: int
    suppressed: int = 0

    def __str__(self) -> str:
        found = "no issues" if not self.issues else _count(self.issues, "issue")
        where = f"{_count(self.units, 'unit')} of {_count(self.files, 'file')}"
        kept = f", {self.suppressed} suppressed" if self.suppressed else ""
        return f"{found} in {where}{kept}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
