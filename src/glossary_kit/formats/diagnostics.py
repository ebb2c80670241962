"""Counting what a reader changed or lost, so that a file of a million terms says it once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from glossary_kit.errors import Location
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind, Report

_MOST_MESSAGES = 500


class Tally:
    """Diagnostics of one file; each is reported when the file is done.

    Equal ones are counted, except what was skipped: that is listed with every line.

    At most 500 different messages are kept, so that a hostile file cannot fill the memory;
    what comes after them is reported as one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: dict[tuple[DiagnosticKind, str, int | None], Diagnostic] = {}

    def skipped(self, message: str, line: int | None = None) -> None:
        """Count an entry or unit that is not read."""
        self._add(DiagnosticKind.SKIPPED, message, line)

    def changed(self, message: str, line: int | None = None) -> None:
        """Count something read as something else."""
        self._add(DiagnosticKind.CHANGED, message, line)

    def lost(self, message: str, line: int | None = None) -> None:
        """Count a detail that the model has no place for."""
        self._add(DiagnosticKind.LOST, message, line)

    def _add(self, kind: DiagnosticKind, message: str, line: int | None) -> None:
        at_line = line if kind is DiagnosticKind.SKIPPED else None
        if len(self._found) >= _MOST_MESSAGES and (kind, message, at_line) not in self._found:
            message, at_line = f"more things {kind} than can be listed", None
        known = self._found.get((kind, message, at_line))
        self._found[kind, message, at_line] = (
            replace(known, count=known.count + 1)
            if known
            else Diagnostic(at=Location(path=self.name, line=line), message=message, kind=kind)
        )

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found.values())


@contextmanager
def tally(name: str, report: Report) -> Iterator[Tally]:
    """A tally for the file `name` that goes to `report` when the block is left."""
    counts = Tally(name)
    try:
        yield counts
    finally:
        for diagnostic in counts:
            report(diagnostic)
