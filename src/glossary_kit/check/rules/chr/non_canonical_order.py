"""CHR101: the parts of a Khmer cluster stand in an order that is not the canonical one."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.text.fault_signs import FAULT_SIGNS
from glossary_kit.text.folded import FoldRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster of the target whose parts are out of order."""
    for repair in repairs_for(evidence, FoldRule.CLUSTER_ORDER):
        message = (
            f"“{repair.found}” is typed in another order than “{repair.replacement}”, "
            "which looks the same"
        )
        yield repair_remark(repair, message)


RULE = UnitRule(
    code="CHR101",
    name="non-canonical-order",
    summary="The parts of a Khmer cluster are typed in an order that is not the canonical one.",
    severity=Severity.MAJOR,
    check=check,
    needs=FAULT_SIGNS,
)
