"""Look-ups as JSON, version 1: a contract with other programs, extended but never broken."""

from __future__ import annotations

from collections.abc import Iterable

from glossary_kit.match.term_lookup import TermMatch
from glossary_kit.model.concept import ConceptEntry


def lookup_document(found: Iterable[tuple[TermMatch, ConceptEntry]]) -> dict[str, object]:
    """An object with `version` and `matches`, each of which comes with its concept's terms."""
    return {"version": 1, "matches": [_match(match, entry) for match, entry in found]}


def _match(match: TermMatch, entry: ConceptEntry) -> dict[str, object]:
    preferred = entry.preferred(match.lang)
    return {
        "concept": match.concept,
        "score": match.score,
        "lang": match.lang,
        "term": match.term.term,
        "status": match.term.status,
        "why": match.why,
        "instead": None if match.term.status.usable or not preferred else preferred.term,
        "translations": [
            {"lang": section.lang, "term": term.term, "status": term.status}
            for section in entry.languages
            if section.lang != match.lang
            for term in section.terms
        ],
        "subject_field": entry.subject_field,
        "review": entry.review.state,
    }
