"""NUM104: a reference names another article, section, table or the like than the source."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.number_differences import DifferenceKind
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.num.wording import difference_remark


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each numbered part that one side refers to and the other does not."""
    if evidence.unit.target.strip():
        for difference in evidence.number_differences:
            if difference.kind is DifferenceKind.REFERENCE:
                yield difference_remark(difference)


RULE = UnitRule(
    code="NUM104",
    name="article-number-mismatch",
    summary="A reference names another article, section, table or the like than the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
