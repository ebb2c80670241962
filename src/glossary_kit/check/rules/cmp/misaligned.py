"""CMP106: the target says what the source of a neighbouring unit says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import json

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import DraftRule, Fact, Remark, Severity
from glossary_kit.match.term_finder import outermost
from glossary_kit.text.numbers import comparable

_Anchors = tuple[str, list[str], list[str]]
"""The name of a unit, and the anchors of its source and of its target."""
_written = json.Encoder().encode
_read = json.Decoder(_Anchors).decode
_BLOCK = 5000
"""Lines of a file that are looked at together: what is kept of a large one stays small."""
_STEPS = (-1, 1, -2, 2)
_OWN = 0.34
"""The most that a misplaced target may have of its own source's anchors."""
_FOREIGN = 0.6
"""The least that a neighbour's source must have of the target's anchors."""
_SURE = 2
"""So many anchors more shared with the neighbour's source than with its own need no witness."""


def collect(evidence: Evidence) -> Iterator[Fact]:
    """What both sides of a unit must have in common: concepts, numbers, placeholders."""
    if evidence.copied or evidence.blank_target:
        return
    hits = (outermost(evidence.source_hits), evidence.target_terms)
    numbers = (evidence.source_numbers, evidence.target_numbers)
    tokens = (evidence.source_tokens, evidence.target_tokens)
    sides = [
        sorted(
            {
                *(f"c {hit.concept}" for hit in hits[side]),
                *(f"n {comparable(number)}" for number in numbers[side]),
                *(f"t {token.key}" for token in tokens[side]),
            }
        )
        for side in (0, 1)
    ]
    at = evidence.unit.at
    block = (at.line or 0) // _BLOCK if at else 0
    yield Fact(
        key=(evidence.document, block),
        value=_written([evidence.unit.id, *sides]).decode(),
        remark=Remark(message="", source_term=evidence.unit.source.strip()),
    )


def judge(facts: Sequence[Fact]) -> Iterator[tuple[int, Remark]]:
    """The units whose target fits the source of a neighbour, and hardly its own.

    Where it shares a single anchor more with it, the unit beside must be shifted as far: what
    has slipped has slipped for some units.
    """
    units = [_read(fact.value) for fact in facts]
    sides = [(frozenset(source), frozenset(target)) for _, source, target in units]
    gains = [_gains(sides, place) for place in range(len(sides))]
    for place, own in enumerate(gains):
        step = max(_STEPS, key=lambda step: own[step])
        beside = [gains[near][step] for near in (place - 1, place + 1) if 0 <= near < len(gains)]
        if own[step] >= _SURE or (own[step] and any(beside)):
            yield (
                place,
                Remark(
                    message=f"the target fits the source of the unit {units[place + step][0]}, "
                    "not its own",
                    source_term=facts[place].remark.source_term,
                    verdict="misaligned",
                ),
            )


def _gains(sides: Sequence[tuple[frozenset[str], frozenset[str]]], place: int) -> dict[int, int]:
    """The anchors more that a target shares with the source so many steps on; 0 if it fits here."""
    source, target = sides[place]
    own = len(source & target)
    gains = dict.fromkeys(_STEPS, 0)
    if not source or own > _OWN * len(source):
        return gains
    for step in _STEPS:
        if 0 <= place + step < len(sides):
            shared = len(sides[place + step][0] & target)
            if shared >= _FOREIGN * len(target):
                gains[step] = max(0, shared - own)
    return gains


RULE = DraftRule(
    code="CMP106",
    name="misaligned",
    summary="The target says what the source of a neighbouring unit says.",
    severity=Severity.MAJOR,
    collect=collect,
    judge=judge,
    bilingual=True,
)
