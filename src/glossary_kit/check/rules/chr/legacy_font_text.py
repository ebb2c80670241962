"""CHR109: Khmer typed for a font without Unicode stands in the target as Latin garbage."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark on what the file says is in an old Khmer font, and on what looks as if it were."""
    codes = evidence.unit.target_codes
    for font in dict.fromkeys(code.font for code in codes if code.font):
        yield Remark(
            message=f"Khmer is typed here for the font {font}, not in Unicode, and was not "
            "checked: convert the document first",
            verdict="legacy font",
        )
    if evidence.in_old_font:
        yield Remark(
            message="this looks like Khmer typed for an old font (Limon, ABC), not in Unicode: "
            "convert the document first",
            span=evidence.in_old_font,
            verdict="legacy font",
        )


RULE = UnitRule(
    code="CHR109",
    name="legacy-font-text",
    summary="Khmer typed for a font without Unicode stands in the target as Latin garbage.",
    severity=Severity.CRITICAL,
    check=check,
    needs=frozenset(ascii_letters),
)
