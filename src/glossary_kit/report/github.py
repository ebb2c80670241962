"""Issues as workflow commands of GitHub Actions: annotations beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity
from glossary_kit.report.summary import Summary

_COMMANDS = {Severity.MINOR: "notice", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def github_report(issues: Sequence[Issue], summary: Summary) -> str:
    """One command a line, and the summary as the last line."""
    return "".join([*(f"{_command(issue)}\n" for issue in issues), f"{summary}\n"])


def _command(issue: Issue) -> str:
    properties = {
        "file": issue.path,
        **_place(issue),
        "title": f"{issue.code} {issue.name} ({issue.unit})",
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[issue.severity]} {listed}::{_data(issue.message)}"


def _place(issue: Issue) -> dict[str, str]:
    """What is wrong if its place in the file is known, else its unit."""
    region = issue.region
    if region is None:
        return {"line": str(issue.line), "col": str(issue.column)}
    return {
        "line": str(region.start_line),
        "endLine": str(region.end_line),
        "col": str(region.start_column),
        "endColumn": str(region.end_column),
    }


def _data(text: str) -> str:
    """`text` as the runner wants it after the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
