"""SUP103: the day until which an issue was waived is past."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.rule import Remark, Severity, SuppressionRule
from glossary_kit.check.suppression import SuppressionUse


def check(use: SuppressionUse) -> Iterator[Remark]:
    """A remark if the waiver is out of date."""
    waiver = use.suppression
    if use.expired and waiver.expires:
        codes = " ".join(waiver.codes)
        yield Remark(
            message=f"the waiver of {codes} ended on {waiver.expires.isoformat()} "
            f"(“{waiver.reason}”): mend the draft, or decide again",
            source_term=codes,
            concept=waiver.concept,
            verdict="expired",
        )


RULE = SuppressionRule(
    code="SUP103",
    name="expired-waiver",
    summary="The day until which an issue was waived is past.",
    severity=Severity.MINOR,
    check=check,
)
