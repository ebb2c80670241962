"""CHR103: one Khmer vowel is typed as two that together look like it."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.text.fault_signs import FAULT_SIGNS
from glossary_kit.text.folded import FoldRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster in which two vowel signs stand for one."""
    for repair in repairs_for(evidence, FoldRule.SPLIT_VOWEL):
        message = f"“{repair.found}” has one vowel typed as two; it is “{repair.replacement}”"
        yield repair_remark(repair, message)


RULE = UnitRule(
    code="CHR103",
    name="split-vowel",
    summary="One Khmer vowel is typed as two that together look like it.",
    severity=Severity.MAJOR,
    check=check,
    needs=FAULT_SIGNS,
)
