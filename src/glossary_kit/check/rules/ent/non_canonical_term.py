"""ENT110: a term is not stored in the one form in which terms are stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.check.rules.ent.terms import placed_terms
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.store.stored_form import stored_wording


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each wording with invisible characters or clusters in another order."""
    for placed in placed_terms(entries):
        for wording in (placed.term.term, *placed.term.lookup_forms):
            stored = stored_wording(wording)
            if stored != wording:
                yield (
                    placed.entry.id,
                    Remark(
                        message=f"“{wording}” is not in stored form: invisible characters, "
                        f"spaces or the order of its parts; write “{stored}”",
                        source_term=wording,
                        expected=(stored,),
                        verdict="folded variant",
                        suggestion=stored,
                    ),
                )


RULE = EntryRule(
    code="ENT110",
    name="non-canonical-term",
    summary="A term is not stored in the one form in which terms are stored.",
    severity=Severity.MAJOR,
    check=check,
)
