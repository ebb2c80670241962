"""ENT111: a look-up form is also a term of another concept, or an unusable one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.check.rules.ent.terms import (
    PlacedTerm,
    by_key,
    placed_terms,
    related,
    wording_key,
)
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each look-up form by which something else is found, too."""
    terms = by_key(placed_terms(entries))
    for placed in placed_terms(entries):
        for form in placed.term.lookup_forms:
            for other in _others(placed, form, terms):
                what = f"a term of {other.entry.id}"
                if other.entry.id == placed.entry.id:
                    what = f"its {other.term.status} term “{other.term.term}”"
                message = f"“{form}”, a look-up form of “{placed.term.term}”, is also {what}"
                yield (
                    placed.entry.id,
                    Remark(message=message, source_term=form, expected=(other.entry.id,)),
                )


def _others(
    placed: PlacedTerm, form: str, terms: Mapping[tuple[str, str], Sequence[PlacedTerm]]
) -> Iterator[PlacedTerm]:
    for other in terms.get((placed.section.lang, wording_key(form)), ()):
        if other.entry.id == placed.entry.id:
            if other.term.status.usable != placed.term.status.usable:
                yield other
        elif other.entry.id not in related(placed.entry):
            yield other


RULE = EntryRule(
    code="ENT111",
    name="lookup-form-collides",
    summary="A look-up form is also a term of another concept, or an unusable one of its own.",
    severity=Severity.MINOR,
    check=check,
)
