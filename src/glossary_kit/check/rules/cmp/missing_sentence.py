"""CMP105: the target has fewer sentences than the source, or more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.cmp.lengths import MIN_CHARACTERS_OF_SENTENCES, lengths

#: What may end a sentence, with another behind it.
_INNER_END = re.compile(r"[.!?។៕៚\n]\W*\w")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark if sentences are missing or too many, by their number and by their length."""
    unit = evidence.unit
    if evidence.copied or not (_INNER_END.search(unit.source) or _INNER_END.search(unit.target)):
        return
    measured = lengths(evidence, MIN_CHARACTERS_OF_SENTENCES)
    if measured is None or not measured.missing:
        return
    source, target = len(measured.source_sentences), len(measured.target_sentences)
    what = "is missing" if measured.missing > 0 else "does not stand in the source"
    yield Remark(
        message=f"something {what}: {source} sentence{'s' * (source > 1)} in the source, "
        f"{target} in the target",
        source_term=evidence.unit.source.strip(),
        verdict="omission" if measured.missing > 0 else "addition",
    )


RULE = UnitRule(
    code="CMP105",
    name="missing-sentence",
    summary="The target has fewer sentences than the source, or more.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
