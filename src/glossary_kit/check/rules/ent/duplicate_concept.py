"""ENT103: two concepts have the same preferred terms in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.check.rules.ent.terms import wording_key
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each concept that says what one before it says already."""
    first: dict[object, ConceptEntry] = {}
    seen: set[tuple[str, str]] = set()
    for entry in sorted(entries, key=lambda entry: entry.id):
        for pair in combinations(sorted(_preferred(entry)), 2):
            other = first.setdefault(pair, entry)
            if other.id != entry.id and (other.id, entry.id) not in seen:
                seen.add((other.id, entry.id))
                yield entry.id, _remark(entry, other)


def _preferred(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    for section in entry.languages:
        if section.preferred:
            yield section.lang, wording_key(section.preferred.term)


def _remark(entry: ConceptEntry, other: ConceptEntry) -> Remark:
    terms = [section.preferred.term for section in entry.languages if section.preferred]
    return Remark(
        message=f"{' = '.join(f'“{term}”' for term in terms)} is already the concept {other.id}: "
        "make one of them, or tell them apart by their terms",
        source_term=terms[0],
        expected=(other.id,),
    )


RULE = EntryRule(
    code="ENT103",
    name="duplicate-concept",
    summary="Two concepts have the same preferred terms in two languages.",
    severity=Severity.MAJOR,
    check=check,
)
