"""TYP108: a word is spelled another way than the house spells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import REST_OF_CLUSTER
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_COENG
from glossary_kit.text.spellings import SPELLINGS

_SPELLED = re.compile(f"(?<!{KHMER_COENG})(?:{'|'.join(SPELLINGS)})(?![{REST_OF_CLUSTER}])")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each word whose spelling the house has settled otherwise."""
    for match in _SPELLED.finditer(evidence.unit.target):
        preferred = SPELLINGS[match[0]]
        yield Remark(
            message=f"“{match[0]}” is spelled “{preferred}” in this house",
            span=Span(*match.span()),
            expected=(preferred,),
            verdict="spelling",
            suggestion=preferred,
            safe=True,
        )


RULE = UnitRule(
    code="TYP108",
    name="preferred-spelling",
    summary="A word is spelled another way than the house spells it.",
    severity=Severity.MINOR,
    check=check,
    needs=frozenset(SPELLINGS),
)
