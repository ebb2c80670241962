"""ENT108: concepts replace each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each concept whose replacement leads back to it."""
    following = {entry.id: entry.replaced_by for entry in entries if entry.replaced_by}
    for concept in following:
        circle = _circle(concept, following)
        if len(circle) > 1:
            way = " → ".join((*circle, concept))
            message = f"replaced_by leads in a circle: {way}; one of them must stand"
            yield concept, Remark(message=message, source_term=circle[1])


def _circle(start: str, following: Mapping[str, str]) -> list[str]:
    """The concepts from `start` by way of their replacements back to it; empty if not back."""
    way = [start]
    while following.get(way[-1], start) != start:
        way.append(following[way[-1]])
        if len(way) > len(following):
            return []
    return way if way[-1] in following else []


RULE = EntryRule(
    code="ENT108",
    name="circular-replacement",
    summary="Concepts replace each other in a circle.",
    severity=Severity.MAJOR,
    check=check,
)
