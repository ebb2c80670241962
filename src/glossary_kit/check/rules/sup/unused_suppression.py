"""SUP101: an issue is allowed that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.rule import Remark, Severity, SuppressionRule
from glossary_kit.check.suppression import SuppressionUse


def check(use: SuppressionUse) -> Iterator[Remark]:
    """A remark for each code of the suppression that nothing was found for."""
    for code in use.unused:
        message = f"{code} is allowed here, but nothing of the kind is found: take it out"
        yield Remark(message=message, source_term=code, verdict="unused")
    for code in use.unknown:
        yield Remark(
            message=f"“{code}” is allowed here, but no rule is called so",
            source_term=code,
            verdict="unknown",
        )


RULE = SuppressionRule(
    code="SUP101",
    name="unused-suppression",
    summary="A note or a waiver allows an issue that is not there.",
    severity=Severity.MINOR,
    check=check,
)
