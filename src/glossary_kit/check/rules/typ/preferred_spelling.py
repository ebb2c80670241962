"""TYP108: a word is spelled another way than the house spells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.check.rules.typ.khmer_text import REST_OF_CLUSTER
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import KHMER_COENG

#: What is met, and what the house writes. None is the beginning of another word.
SPELLINGS = {
    "ឲ្យ": "ឱ្យ",
    "អោយ": "ឱ្យ",
    "សំរាប់": "សម្រាប់",
    "សំរេច": "សម្រេច",
    "សំរួល": "សម្រួល",
    "ចំរើន": "ចម្រើន",
    "កំរិត": "កម្រិត",
    "តំលៃ": "តម្លៃ",
    "ចំលើយ": "ចម្លើយ",
    "ចំលង": "ចម្លង",
    "ទំលាប់": "ទម្លាប់",
    "កំលាំង": "កម្លាំង",
    "បំរើ": "បម្រើ",
    "ជំរើស": "ជម្រើស",
    "លំអិត": "លម្អិត",
    "សំអាត": "សម្អាត",
}
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
