"""CHR110: a Khmer vowel is typed before its consonant, in the order in which it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each cluster, or word, that is typed in the order in which it is drawn."""
    for span, mended in evidence.visual_order:
        yield Remark(
            message=f"“{span.of(evidence.unit.target)}” is typed as it is drawn, as in text taken "
            f"from a PDF; it is “{mended}”: get the text from the original document",
            span=span,
            expected=(mended,),
            verdict="visual order",
            suggestion=mended,
        )


RULE = UnitRule(
    code="CHR110",
    name="visual-order",
    summary="A Khmer vowel is typed before its consonant, in the order in which it is drawn.",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset("\u17c1\u17c2\u17c3\u17d2"),
)
