"""SUP102: an issue is allowed without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.rule import Remark, Severity, SuppressionRule
from glossary_kit.check.suppression import SuppressionUse


def check(use: SuppressionUse) -> Iterator[Remark]:
    """A remark if the suppression gives no reason, or allows nothing by name."""
    codes = " ".join(use.suppression.codes)
    if not use.suppression.codes:
        yield Remark(
            message="“allow” names no rule: glossary-kit: allow TRM102 -- reason",
            source_term="allow",
            verdict="void",
        )
    elif not use.suppression.reason:
        yield Remark(
            message=f"{codes} is allowed without a reason, so it is not: add “-- reason”",
            source_term=codes,
            verdict="void",
        )


RULE = SuppressionRule(
    code="SUP102",
    name="suppression-without-reason",
    summary="A note allows an issue without saying why.",
    severity=Severity.MINOR,
    check=check,
)
