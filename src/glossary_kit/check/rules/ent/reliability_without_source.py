"""ENT106: a term is said to be evidenced, but its source is not named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.check.rules.ent.terms import placed_terms
from glossary_kit.model.concept import ConceptEntry, Reliability


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each term of reliability 2 or more without a source."""
    for placed in placed_terms(entries):
        term = placed.term
        reliability = term.reliability or Reliability.NOT_VERIFIED
        if reliability >= Reliability.MINIMUM and not (term.source or "").strip():
            message = (
                f"“{term.term}” has reliability {reliability:d}, but no source: name where it was "
                "seen, or set the reliability to 1"
            )
            yield placed.entry.id, Remark(message=message, source_term=term.term)


RULE = EntryRule(
    code="ENT106",
    name="reliability-without-source",
    summary="A term is said to be evidenced, but its source is not named.",
    severity=Severity.MAJOR,
    check=check,
)
