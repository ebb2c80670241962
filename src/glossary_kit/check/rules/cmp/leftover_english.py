"""CMP103: English words are left over in a Khmer target."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.cmp.latin import leftovers, may_be_left
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import has_khmer


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each run of English words; with a source, those that come from it."""
    unit = evidence.unit
    if evidence.copied or not may_be_left(evidence):
        return
    if not evidence.terms.target_lang.startswith("km"):
        return
    source = f" {fold_key(unit.source)} "
    for span in leftovers(evidence):
        found = span.of(unit.target)
        words = fold_key(found).split()
        if (unit.source and not _stands_in(words, source)) or _single(words, unit.source):
            continue
        if has_khmer(unit.target) or unit.source:
            yield Remark(
                message=f"“{found}” is left in English",
                span=span,
                source_term=found if unit.source else "",
                verdict="untranslated",
            )


def _stands_in(words: list[str], source: str) -> bool:
    return all(word in source for word in words)


def _single(words: list[str], source: str) -> bool:
    """Whether a single word may be meant as it stands: without a source nobody can tell."""
    return not source and len(words) == 1


RULE = UnitRule(
    code="CMP103",
    name="leftover-english",
    summary="English words are left over in a Khmer target.",
    severity=Severity.MAJOR,
    check=check,
    needs=frozenset(ascii_letters),
)
