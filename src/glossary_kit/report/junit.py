"""Issues as JUnit XML: what the test pages of CI services show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from glossary_kit.check.issue import Issue
from glossary_kit.report.summary import Summary
from glossary_kit.text.printable import printable


def junit_report(issues: Sequence[Issue], summary: Summary) -> str:
    """A test suite for each file with issues, each issue a failed case; else one that passed."""
    root = ET.Element("testsuites", name="glossary-kit", errors="0")
    root.set("tests", str(max(1, len(issues))))
    root.set("failures", str(len(issues)))
    for path, group in groupby(issues, key=lambda issue: issue.path):
        found = list(group)
        suite = _suite(root, path, len(found), failures=len(found))
        for issue in found:
            _case(suite, issue)
    if not issues:
        suite = _suite(root, "glossary-kit", 1, failures=0)
        ET.SubElement(suite, "testcase", classname="glossary-kit", name=str(summary))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, name: str, tests: int, *, failures: int) -> ET.Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": "0"}
    return ET.SubElement(root, "testsuite", {"name": printable(name), **counts})


def _case(suite: ET.Element, issue: Issue) -> None:
    name = f"{issue.code} {issue.unit}" if issue.unit else issue.code
    case = ET.SubElement(suite, "testcase", classname=printable(issue.path), name=printable(name))
    case.set("file", printable(issue.path))
    case.set("line", str(issue.line))
    failure = ET.SubElement(
        case, "failure", message=printable(issue.message), type=f"{issue.code} {issue.name}"
    )
    lines = [f"{issue.path}:{issue.line}: {issue.severity}", issue.source, issue.target]
    if issue.suggestion is not None:
        lines.append(f"write: {issue.suggestion}")
    failure.text = printable("\n".join(lines))
