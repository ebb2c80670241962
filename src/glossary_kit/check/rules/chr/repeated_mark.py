"""CHR104: the same mark is typed twice on one Khmer cluster."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.model.span import Span
from glossary_kit.text.fault_signs import FAULT_SIGNS, KHMER_LETTERS
from glossary_kit.text.folded import FoldRule
from glossary_kit.text.khmer import KHMER_COENG
from glossary_kit.text.repair import REPEATED_SUBSCRIPT

_E = "\u17c1"


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster that bears a mark or a subscript more than once."""
    for repair in repairs_for(evidence, FoldRule.REPEATED_MARK):
        message = f"“{repair.found}” has a mark twice, which is drawn once: “{repair.replacement}”"
        # Two of these side by side may also be meant to look like ែ.
        yield repair_remark(repair, message, safe=_E * 2 not in repair.found)
    for match in REPEATED_SUBSCRIPT.finditer(evidence.unit.target):
        yield Remark(
            message=f"“{match[0]}” has a subscript twice",
            span=Span(*match.span()),
            expected=(match[1],),
            verdict="repeated subscript",
            suggestion=match[1],
        )


RULE = UnitRule(
    code="CHR104",
    name="repeated-mark",
    summary="The same mark is typed twice on one Khmer cluster.",
    severity=Severity.MAJOR,
    check=check,
    needs=FAULT_SIGNS | {2 * (KHMER_COENG + letter) for letter in KHMER_LETTERS},
)
