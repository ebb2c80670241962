"""ENT105: two concepts of one subject field share a usable term without referring to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.check.rules.ent import duplicate_concept
from glossary_kit.check.rules.ent.terms import PlacedTerm, by_key, placed_terms, related
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each concept that does not point at its homograph in the same field."""
    duplicates = {concept for concept, _ in duplicate_concept.check(entries)}
    usable = (term for term in placed_terms(entries) if term.term.status.usable)
    seen: set[tuple[str, str]] = set()
    for terms in by_key(usable).values():
        for one in terms:
            for other in terms:
                pair = (one.entry.id, other.entry.id)
                if _unrelated(one, other) and pair not in seen and not duplicates & set(pair):
                    seen.add(pair)
                    yield one.entry.id, _remark(one, other)


def _unrelated(one: PlacedTerm, other: PlacedTerm) -> bool:
    return (
        one.entry.id != other.entry.id
        and one.entry.subject_field == other.entry.subject_field
        and other.entry.id not in related(one.entry)
    )


def _remark(one: PlacedTerm, other: PlacedTerm) -> Remark:
    return Remark(
        message=f"“{one.term.term}” is also a term of {other.entry.id}: add it to see_also if they "
        "are two concepts",
        source_term=one.term.term,
        expected=(other.entry.id,),
    )


RULE = EntryRule(
    code="ENT105",
    name="homograph-in-field",
    summary="Two concepts of one subject field share a usable term without referring to each "
    "other.",
    severity=Severity.MINOR,
    check=check,
)
