"""Counting what a reader changed or lost, so that a file of a million terms says it once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from glossary_kit.errors import Location
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind, Report

_MOST_MESSAGES = 500


@dataclass(slots=True)
class _Count:
    """How often something was found, and the line of the first time."""

    first: int | None
    times: int = 0


class Tally:
    """Diagnostics of one file; each is reported when the file is done.

    Equal ones are counted, except what was skipped: that is listed with every line.

    At most 500 different messages are kept, so that a hostile file cannot fill the memory;
    what comes after them is reported as one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: dict[tuple[DiagnosticKind, str, int | None], _Count] = {}

    def skipped(self, message: str, line: int | None = None) -> None:
        """Count an entry or unit that is not read."""
        self._add(DiagnosticKind.SKIPPED, message, line)

    def changed(self, message: str, line: int | None = None) -> None:
        """Count something read as something else."""
        self._add(DiagnosticKind.CHANGED, message, line)

    def lost(self, message: str, line: int | None = None) -> None:
        """Count a detail that the model has no place for."""
        self._add(DiagnosticKind.LOST, message, line)

    def invalid(self, message: str, line: int | None = None) -> None:
        """Count something that is read although its standard does not allow it."""
        self._add(DiagnosticKind.INVALID, message, line)

    def _add(self, kind: DiagnosticKind, message: str, line: int | None) -> None:
        at_line = line if kind is DiagnosticKind.SKIPPED else None
        known = self._found.get((kind, message, at_line))
        if known is None and len(self._found) >= _MOST_MESSAGES:
            message, at_line = f"more things {kind} than can be listed", None
            known = self._found.get((kind, message, at_line))
        if known is None:
            known = self._found[kind, message, at_line] = _Count(line)
        known.times += 1

    def __iter__(self) -> Iterator[Diagnostic]:
        for (kind, message, _), count in self._found.items():
            at = Location(path=self.name, line=count.first)
            yield Diagnostic(at=at, message=message, kind=kind, count=count.times)


@contextmanager
def tally(name: str, report: Report) -> Iterator[Tally]:
    """A tally for the file `name` that goes to `report` when the block is left."""
    counts = Tally(name)
    try:
        yield counts
    finally:
        for diagnostic in counts:
            report(diagnostic)
