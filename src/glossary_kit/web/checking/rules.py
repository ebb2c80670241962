"""What the page says of rules."""

from __future__ import annotations

from functools import cache

from glossary_kit.check.page import why
from glossary_kit.check.rules import RULES


@cache
def why_of(code: str) -> tuple[str, ...]:
    """Why the rule `code` is there, in paragraphs; nothing for one that there is no more."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    return (rule.summary, *why(rule).split("\n")) if rule else ()
