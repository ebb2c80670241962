"""CHR105: the target has a Khmer character that Unicode advises against."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.text.fault_signs import DEPRECATED
from glossary_kit.text.folded import FoldRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each deprecated character, with the characters to type instead."""
    for repair in repairs_for(evidence, FoldRule.DEPRECATED_CHARACTER):
        message = (
            f"“{repair.found}” has a character that Unicode advises against; "
            f"write “{repair.replacement}”"
        )
        yield repair_remark(repair, message)


RULE = UnitRule(
    code="CHR105",
    name="deprecated-character",
    summary="The target has a Khmer character that Unicode advises against.",
    severity=Severity.MAJOR,
    check=check,
    needs=DEPRECATED,
)
