"""The reports by name; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from glossary_kit.check.issue import Issue
from glossary_kit.report.summary import Summary

Report = Callable[[Sequence[Issue], Summary], str | bytes]

REPORTS: tuple[tuple[str, str, str], ...] = (
    ("text", "text_report", "text_report"),
    ("json", "json_report", "json_report"),
    ("sarif", "sarif", "sarif_report"),
    ("junit", "junit", "junit_report"),
    ("github", "github", "github_report"),
    ("html", "html", "html_report"),
    ("xlsx", "xlsx", "xlsx_report"),
)
"""Name, module in this package, function."""

WITH_REGIONS = frozenset({"sarif", "github"})
"""The reports whose readers jump to a stretch of the file."""


def report_named(name: str) -> Report:
    """The function that makes the report `name` of issues and their summary."""
    module, function = next((rest for known, *rest in REPORTS if known == name), ["", ""])
    found: Report = getattr(import_module(f"glossary_kit.report.{module}"), function)
    return found
