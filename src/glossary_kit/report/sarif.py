"""Issues as SARIF 2.1.0 (OASIS): what code-scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from glossary_kit import __version__
from glossary_kit.check.issue import Issue
from glossary_kit.check.page import page_text, why
from glossary_kit.check.rule import Rule, Severity
from glossary_kit.report.rule_text import rules_of, uri
from glossary_kit.report.summary import Summary

_LEVELS = {Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_report(issues: Sequence[Issue], summary: Summary) -> str:
    """A SARIF log with one run; the help of a rule is its page.

    Regions are those of what is wrong in the file, columns in UTF-16 code units; where they are
    not known, the place of the unit. The stretch inside the segment, in code points and UTF-16,
    is among the properties.
    """
    rules = rules_of(issues)
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "glossary-kit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [_result(issue, index[issue.code]) for issue in issues],
        "properties": {"summary": str(summary)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.title() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why(rule)},
        "help": {"text": f"{rule.summary}\n{why(rule)}", "markdown": page_text(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family, rule.its_type]},
    }


def _result(issue: Issue, rule_index: int) -> dict[str, Any]:
    region = _region(issue)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(issue.path)}, "region": region}
    }
    if issue.unit:
        location["logicalLocations"] = [{"name": issue.unit, "kind": "element"}]
    return {
        "ruleId": issue.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[issue.severity],
        "message": {"text": issue.message},
        "locations": [location],
        "partialFingerprints": {"glossaryKitIssue/v1": issue.fingerprint},
        "properties": _properties(issue),
    }


def _region(issue: Issue) -> dict[str, Any]:
    if issue.region is None:
        region: dict[str, Any] = {"startLine": issue.line, "startColumn": issue.column}
    else:
        region = {
            "startLine": issue.region.start_line,
            "startColumn": issue.region.start_column,
            "endLine": issue.region.end_line,
            "endColumn": issue.region.end_column,
        }
    return region | ({"snippet": {"text": issue.found}} if issue.found else {})


def _properties(issue: Issue) -> dict[str, Any]:
    return {
        "severity": issue.severity,
        "side": issue.side,
        "start": issue.start,
        "end": issue.end,
        "utf16Start": issue.utf16_start,
        "utf16End": issue.utf16_end,
        "concept": issue.concept,
        "sourceTerm": issue.source_term,
        "expected": list(issue.expected),
        "verdict": issue.verdict,
        "suggestion": issue.suggestion,
    }
