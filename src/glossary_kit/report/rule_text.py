"""What reports say of rules: the sections of their pages, and links between file names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from glossary_kit.check.issue import Issue
from glossary_kit.check.page import page_text
from glossary_kit.check.rule import Rule
from glossary_kit.check.rules import RULES


def rules_of(issues: Iterable[Issue]) -> tuple[Rule, ...]:
    """The rules that `issues` come from, in the order of all rules."""
    codes = {issue.code for issue in issues}
    return tuple(rule for rule in RULES if rule.code in codes)


def why(rule: Rule) -> str:
    """Why the rule is there, from its page, as one paragraph a line."""
    section = re.search(r"^## Why$(.*?)(?=^## )", page_text(rule), re.MULTILINE | re.DOTALL)
    paragraphs = section[1].strip().split("\n\n") if section else ()
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def uri(path: str) -> str:
    """The `path` as a URI reference, relative where it is."""
    path = path.replace("\\", "/")
    drive = re.match("[A-Za-z]:/", path)
    return ("file:///" if drive else "file://" if path.startswith("/") else "") + quote(
        path, safe="/:" if drive else "/"
    )


def printable(text: str) -> str:
    """The `text` without the control characters that XML and terminals cannot have."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "\ufffd", text)
