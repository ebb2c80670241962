"""What reports say of rules, and links between file names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Rule
from glossary_kit.check.rules import RULES


def rules_of(issues: Iterable[Issue]) -> tuple[Rule, ...]:
    """The rules that `issues` come from, in the order of all rules."""
    codes = {issue.code for issue in issues}
    return tuple(rule for rule in RULES if rule.code in codes)


def uri(path: str) -> str:
    """The `path` as a URI reference, relative where it is."""
    path = path.replace("\\", "/")
    drive = re.match("[A-Za-z]:/", path)
    return ("file:///" if drive else "file://" if path.startswith("/") else "") + quote(
        path, safe="/:" if drive else "/"
    )
