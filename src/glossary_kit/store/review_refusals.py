"""Which rows of a review cannot be applied, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from glossary_kit.model.concept import ConceptEntry, Decision, TermSection
from glossary_kit.model.review import ReviewDecision, ReviewRow, fingerprint
from glossary_kit.store.merging import same_rank
from glossary_kit.store.stored_form import stored_wording


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not applied, and why."""

    row: ReviewRow
    reason: str


def refusals(entry: ConceptEntry | None, rows: Sequence[ReviewRow]) -> Iterator[Refusal]:
    """The rows, all of one concept (`None` if there is none), that cannot be applied."""
    for row in rows:
        reason = (
            _unfounded(entry, row)
            or _incomplete(row)
            or _contradicted(row, rows)
            or (entry and _impossible(entry, row, rows))
        )
        if reason:
            yield Refusal(row, reason)


def recorded(row: ReviewRow) -> Decision:
    """The decision as the concept file keeps it; a change is kept with the new wording."""
    term, comment = row.term, row.comment or None
    if row.decision is ReviewDecision.CHANGE:
        term = stored_wording(row.new_term or "")
        comment = f"instead of “{row.term}”" + (f": {comment}" if comment else "")
    return Decision(
        lang=row.lang,
        term=term,
        decision=row.decision,
        reviewer=row.reviewer,
        date=row.date or date.min,
        comment=comment,
    )


def is_recorded(entry: ConceptEntry, row: ReviewRow) -> bool:
    """Whether the concept already keeps exactly this decision, and no approval is missing."""
    approval = entry.review.approval
    settled = not row.body or (approval and _body(row) == (approval.body, approval.reference))
    return bool(settled) and recorded(row) in entry.review.decisions


def _unfounded(entry: ConceptEntry | None, row: ReviewRow) -> str | None:
    if entry is None:
        return f"there is no concept {row.concept} any more"
    term = _term(entry, row)
    if term is None:
        return f"{row.concept} has no {row.lang} term “{row.term}” any more"
    if fingerprint(row.lang, term) != row.fingerprint:
        return f"“{row.term}” was changed in {row.concept} since the sheet was made"
    return None


def _incomplete(row: ReviewRow) -> str | None:
    if not row.reviewer:
        return "it does not say who decided"
    if row.date is None:
        return "it does not say on which day it was decided"
    if bool(row.body) != bool(row.reference):
        return "an approval needs both the approving body and its reference"
    changes = row.decision is ReviewDecision.CHANGE
    if changes and not stored_wording(row.new_term or ""):
        return "it changes the term, but gives no new one"
    if row.new_term and not changes:
        return f"it gives a new term, but the decision is “{row.decision}”"
    return None


def _contradicted(row: ReviewRow, rows: Sequence[ReviewRow]) -> str | None:
    same_term = [other for other in rows if (other.lang, other.term) == (row.lang, row.term)]
    if row.decision is not ReviewDecision.COMMENT:
        for other in same_term:
            differs = (other.decision, other.new_term) != (row.decision, row.new_term)
            if differs and other.decision is not ReviewDecision.COMMENT:
                return f"another row decides otherwise about “{row.term}”: {other.decision}"
    if row.body and any(other.body and _body(other) != _body(row) for other in rows):
        return "another row names another approval for the same concept"
    return None


def _impossible(entry: ConceptEntry, row: ReviewRow, rows: Sequence[ReviewRow]) -> str | None:
    terms = [term.term for term in entry.terms(row.lang)]
    here = [other for other in rows if other.lang == row.lang]
    if row.decision is ReviewDecision.CHANGE:
        wanted = stored_wording(row.new_term or "")
        news = {stored_wording(r.new_term or "") for r in here if r.term != row.term and r.new_term}
        if wanted in terms or wanted in news:
            return f"“{wanted}” would be in the concept twice"
    if row.decision is ReviewDecision.REJECT:
        rejected = {other.term for other in here if other.decision is ReviewDecision.REJECT}
        if rejected >= set(terms):
            return f"no {row.lang} term would be left; change it or deprecate it instead"
    if row.decision is ReviewDecision.PREFER:
        return _rival(entry, row, here)
    return None


def _rival(entry: ConceptEntry, row: ReviewRow, rows: Sequence[ReviewRow]) -> str | None:
    mine = _term(entry, row)
    for other in rows:
        rival = _term(entry, other)
        preferred = other.decision is ReviewDecision.PREFER and other.term != row.term
        if preferred and mine and rival and same_rank(mine, rival):
            return f"another row prefers “{other.term}”"
    return None


def _term(entry: ConceptEntry, row: ReviewRow) -> TermSection | None:
    return next((term for term in entry.terms(row.lang) if term.term == row.term), None)


def _body(row: ReviewRow) -> tuple[str | None, str | None]:
    return row.body, row.reference
