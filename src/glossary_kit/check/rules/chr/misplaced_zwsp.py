"""CHR106: a zero-width space stands where no word ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.chr.repairing import repair_remark, repairs_for
from glossary_kit.model.span import Span
from glossary_kit.text.fault_signs import IGNORABLES
from glossary_kit.text.folded import FoldRule
from glossary_kit.text.khmer import has_khmer

#: At the edge of a line or beside a space, where it does nothing; and more than one.
_IDLE = re.compile(r"(?:^|(?<=\s))\u200b+|\u200b+(?=\s|$)|(?<!\u200b)\u200b{2,}", re.MULTILINE)


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each zero-width space inside a cluster, doubled, or beside a space.

    Between two words it is right, and so is its absence.
    """
    text = evidence.unit.target
    torn = list(repairs_for(evidence, FoldRule.IGNORABLE))
    for repair in torn:
        message = f"an invisible character tears “{repair.replacement}” apart"
        yield repair_remark(repair, message)
    for match in _IDLE.finditer(text) if has_khmer(text) else ():
        span = Span(*match.span())
        if not any(map(span.overlaps, (repair.span for repair in torn))):
            yield from _idle(evidence, span)


def _idle(evidence: Evidence, span: Span) -> Iterator[Remark]:
    text = evidence.unit.target
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    doubled = len(around) == 2 and not any(map(str.isspace, around))
    codes = evidence.unit.target_codes
    if not any(span.start <= code.offset <= span.end for code in codes):
        where = "twice in a row" if doubled else "beside a space or at the end of a line"
        yield Remark(
            message=f"a zero-width space stands {where}, where it does nothing",
            span=span,
            verdict="idle",
            suggestion="\u200b" if doubled else "",
            safe=True,
            severity=Severity.MINOR,
        )


RULE = UnitRule(
    code="CHR106",
    name="misplaced-zwsp",
    summary="A zero-width space stands inside a Khmer cluster, twice, or beside a space.",
    severity=Severity.MAJOR,
    check=check,
    needs=IGNORABLES,
)
