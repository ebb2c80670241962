"""CMP102: the target is a copy of the source."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.cmp.latin import translatable
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import has_khmer


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark if the target repeats the source, and the source has words to translate."""
    if evidence.copied and (has_khmer(evidence.unit.source) or translatable(evidence)):
        target = evidence.unit.target
        start = len(target) - len(target.lstrip())
        yield Remark(
            message="the target is a copy of the source",
            span=Span(start, len(target.rstrip())),
            source_term=evidence.unit.source.strip(),
            verdict="untranslated",
        )


RULE = UnitRule(
    code="CMP102",
    name="copied-source",
    summary="The target is a copy of the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
