"""ENT101: a language of a concept has no preferred term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import ConceptEntry


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each language without a preferred term; retired concepts need none."""
    for entry in entries:
        if entry.replaced_by:
            continue
        if not entry.languages:
            yield entry.id, Remark(message="the concept has no term in any language")
        for section in entry.languages:
            if section.preferred is None:
                message = f"no term of “{section.lang}” is preferred: say which one to write"
                usable = tuple(term.term for term in section.terms if term.status.usable)
                yield (
                    entry.id,
                    Remark(message=message, source_term=section.lang, expected=usable),
                )


RULE = EntryRule(
    code="ENT101",
    name="no-preferred-term",
    summary="A language of a concept has no preferred term.",
    severity=Severity.MAJOR,
    check=check,
)
