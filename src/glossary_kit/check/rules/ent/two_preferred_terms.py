"""ENT102: a concept has two preferred terms of one type in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from glossary_kit.check.rule import EntryRule, Remark, Severity
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermType,
)


def check(entries: Sequence[ConceptEntry]) -> Iterator[tuple[str, Remark]]:
    """A remark for each type of term of which a language has more than one preferred."""
    for entry in entries:
        for section in entry.languages:
            for term_type, terms in _preferred(section).items():
                if len(terms) > 1:
                    named = " and ".join(f"“{term}”" for term in terms)
                    kind = term_type.replace("_", " ")
                    message = f"{named} are both preferred as {kind}: choose one, admit the others"
                    yield (
                        entry.id,
                        Remark(message=message, source_term=terms[1], expected=tuple(terms)),
                    )


def _preferred(section: LanguageSection) -> dict[TermType, list[str]]:
    preferred: defaultdict[TermType, list[str]] = defaultdict(list)
    for term in section.terms:
        if term.status is AdministrativeStatus.PREFERRED:
            preferred[term.term_type or TermType.FULL_FORM].append(term.term)
    return preferred


RULE = EntryRule(
    code="ENT102",
    name="two-preferred-terms",
    summary="A concept has two preferred terms of one type in one language.",
    severity=Severity.MAJOR,
    check=check,
)
