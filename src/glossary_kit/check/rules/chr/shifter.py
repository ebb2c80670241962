"""CHR112: ុ is typed for the register shifter ៉ or ៊ that looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.text.fault_signs import FAULT_SIGNS
from glossary_kit.text.folded import FoldRule

_TAKES_BOTH = "\u1794"  # BA has MUUSIKATOAN in ប៉ិន, TRIISAP in ប៊ិច


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster in which a register shifter is typed as a vowel."""
    for repair in repairs_for(evidence, FoldRule.SHIFTER):
        message = (
            f"“{repair.found}” has the vowel ុ where “{repair.replacement}”, which looks the same, "
            "has a register shifter"
        )
        yield repair_remark(repair, message, safe=_TAKES_BOTH not in repair.found)


RULE = UnitRule(
    code="CHR112",
    name="shifter",
    summary="The vowel ុ is typed for the register shifter ៉ or ៊ that looks like it.",
    severity=Severity.MAJOR,
    check=check,
    needs=FAULT_SIGNS,
)
