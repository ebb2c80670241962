"""Which concepts and terms an export takes, for tools that know no status or no review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    Reliability,
    ReviewState,
    TermSection,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is taken; an empty tuple takes all.

    A `subject_fields` name takes the fields inside it, too. `reliability` is the least a
    term must have; terms without one do not have it. With `approved_only` a concept must be
    approved, and deprecated and superseded terms are left out.
    """

    subject_fields: tuple[str, ...] = ()
    statuses: tuple[AdministrativeStatus, ...] = ()
    review_states: tuple[ReviewState, ...] = ()
    reliability: Reliability | None = None
    approved_only: bool = False

    def of(self, entries: Iterable[ConceptEntry]) -> Iterator[ConceptEntry]:
        """The concepts that are taken, each with the terms that are; none without a term.

        Reliability is asked of Khmer terms only: English ones stand in the documents.
        """
        for entry in entries:
            if self._takes(entry):
                sections = tuple(self._section(section) for section in entry.languages)
                if any(section.terms for section in sections):
                    yield replace(entry, languages=sections)

    def _takes(self, entry: ConceptEntry) -> bool:
        field = entry.subject_field
        inside = any(field == name or field.startswith(f"{name}/") for name in self.subject_fields)
        state = entry.review.state
        return (
            (inside or not self.subject_fields)
            and (state in self.review_states or not self.review_states)
            and (state is ReviewState.APPROVED or not self.approved_only)
        )

    def _section(self, section: LanguageSection) -> LanguageSection:
        terms = tuple(term for term in section.terms if self._takes_term(section.lang, term))
        return section if terms == section.terms else replace(section, terms=terms)

    def _takes_term(self, lang: str, term: TermSection) -> bool:
        reliable = lang == "en" or (term.reliability or 0) >= (self.reliability or 0)
        return (
            (term.status in self.statuses or not self.statuses)
            and (term.status.usable or not self.approved_only)
            and reliable
        )
