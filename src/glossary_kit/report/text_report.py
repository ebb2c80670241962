"""Issues as text for a terminal, grouped by file, Khmer last on the line.

Terminals cannot shape Khmer, so nothing is aligned after it and no frame is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity
from glossary_kit.report.summary import Summary
from glossary_kit.text.printable import printable

_COLOURS = {Severity.MINOR: "36", Severity.MAJOR: "33", Severity.CRITICAL: "31;1"}

_LONGEST_ID = 40


def text_report(issues: Iterable[Issue], summary: Summary, *, colour: bool = False) -> str:
    """A line for each issue under its file's name, and the summary."""
    lines = [*_lines(issues, colour), str(summary)]
    return "\n".join(lines) + "\n"


def _lines(issues: Iterable[Issue], colour: bool) -> Iterator[str]:  # noqa: FBT001
    for path, group in groupby(issues, key=lambda issue: issue.path):
        yield printable(path)
        for issue in group:
            severity = f"{issue.severity:<8}"
            if colour:
                severity = f"\033[{_COLOURS[issue.severity]}m{severity}\033[0m"
            place = f"{issue.line}:{issue.column}"
            what = f"{issue.code} {issue.name}  {printable(issue.message)}"
            yield f"  {place:<8}{_short(issue.unit)}  {severity}  {what}"
        yield ""


def _short(unit: str) -> str:
    """The id of a unit on one line; in PO files it may be a text of many."""
    line = printable(" ".join(unit.split()))
    return line if len(line) <= _LONGEST_ID else f"{line[:_LONGEST_ID]}…"
