"""Issues as JSON, version 1: a contract with other programs, extended but never broken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from glossary_kit.check.issue import Issue
from glossary_kit.report.summary import Summary

_FIELDS = Issue.__struct_fields__


def json_report(issues: Iterable[Issue], summary: Summary) -> str:
    """A JSON object with `version`, `summary` and `issues`; offsets in code points and UTF-16."""
    document = {
        "version": 1,
        "summary": asdict(summary),
        # Not `asdict`, which copies every value; they are strings, numbers and tuples of strings.
        "issues": [{name: getattr(issue, name) for name in _FIELDS} for issue in issues],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
