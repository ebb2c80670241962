"""ENT107: a concept refers to a concept that is not in the base."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each reference that leads nowhere, or to the concept itself."""
    known = {entry.id for entry in entries}
    for entry in entries:
        for key, concept in _references(entry):
            if concept == entry.id:
                message = f"{key} refers to the concept itself: remove it"
                yield entry.id, Remark(message=message, source_term=concept)
            elif concept not in known:
                near = difflib.get_close_matches(concept, known, n=1, cutoff=0.8)
                hint = f"; did you mean {near[0]}?" if near else ""
                message = f"{key} names {concept}, but there is no such concept{hint}"
                yield (
                    entry.id,
                    Remark(message=message, source_term=concept, expected=tuple(near)),
                )


def _references(entry: ConceptEntry) -> Iterator[tuple[str, str]]:
    yield from (("broader", concept) for concept in entry.broader)
    yield from (("narrower", concept) for concept in entry.narrower)
    yield from (("see_also", concept) for concept in entry.see_also)
    if entry.replaced_by:
        yield "replaced_by", entry.replaced_by


RULE = EntryRule(
    code="ENT107",
    name="dangling-reference",
    summary="A concept refers to a concept that is not in the base.",
    severity=Severity.MAJOR,
    check=check,
)
