"""The decisions of a review, brought back into the term base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    Decision,
    LanguageSection,
    Reliability,
    Review,
    ReviewState,
    TermSection,
)
from glossary_kit.model.review import ReviewDecision, ReviewRow
from glossary_kit.store.changes import Change, reviewed_wording
from glossary_kit.store.merging import same_rank
from glossary_kit.store.review_refusals import Refusal, is_recorded, recorded, refusals
from glossary_kit.store.stored_form import stored_wording
from glossary_kit.store.term_base import TermBase

_STATUS = {
    ReviewDecision.PREFER: AdministrativeStatus.PREFERRED,
    ReviewDecision.ADMIT: AdministrativeStatus.ADMITTED,
    ReviewDecision.DEPRECATE: AdministrativeStatus.DEPRECATED,
}


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """What the rows of a review change, which of them are refused, and which are old news."""

    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    known: tuple[ReviewRow, ...]


def plan_review(base: TermBase, rows: Iterable[ReviewRow]) -> ReviewPlan:
    """What the decisions in `rows`, in any order, would do to `base`; nothing is written.

    A row whose term was changed since its sheet was made is refused, as is one that
    contradicts another. Rows that are already on record are left alone, so that the same
    sheet may be brought in twice.

    A concept is reviewed once the preferred term of each of its languages is agreed to. It
    is approved when a row that agrees to a preferred term names the body and its reference.
    A change without a new approval ends an earlier one.
    """
    by_concept: dict[str, list[ReviewRow]] = {}
    known: list[ReviewRow] = []
    for row in rows:
        entry = base.get(row.concept)
        if entry and is_recorded(entry, row):
            known.append(row)
        else:
            by_concept.setdefault(row.concept, []).append(row)
    refused = [
        refusal
        for concept_id, group in by_concept.items()
        for refusal in refusals(base.get(concept_id), group)
    ]
    refused_rows = {id(refusal.row) for refusal in refused}
    changes = []
    for concept_id, group in sorted(by_concept.items()):
        accepted = [row for row in group if id(row) not in refused_rows]
        if (entry := base.get(concept_id)) and accepted:
            changes.append(Change(entry, _decided(entry, accepted)))
    return ReviewPlan(tuple(changes), tuple(refused), tuple(known))


def _decided(entry: ConceptEntry, rows: Sequence[ReviewRow]) -> ConceptEntry:
    languages = tuple(
        _section(section, [row for row in rows if row.lang == section.lang])
        for section in entry.languages
    )
    decisions = tuple(dict.fromkeys((*entry.review.decisions, *map(recorded, rows))))
    after = replace(entry, languages=languages)
    same = reviewed_wording(entry) == reviewed_wording(after)
    approval = _approval(after, rows) or (entry.review.approval if same else None)
    state = entry.review.state if same else ReviewState.PROPOSED
    if state is ReviewState.PROPOSED and _agreed(after, decisions):
        state = ReviewState.REVIEWED
    if _approval(after, rows):
        state = ReviewState.APPROVED
    return replace(after, review=Review(state=state, approval=approval, decisions=decisions))


def _section(section: LanguageSection, rows: Sequence[ReviewRow]) -> LanguageSection:
    decided = {row.term: row for row in rows if row.decision is not ReviewDecision.COMMENT}
    terms = [_term(term, decided.get(term.term)) for term in section.terms]
    kept = [term for term in terms if term]
    chosen = {row.term for row in rows if row.decision is ReviewDecision.PREFER}
    promoted = [term for term in kept if term.term in chosen]
    rest = [term for term in kept if term.term not in chosen]
    demoted = [_demoted(term, promoted) for term in rest]
    return replace(section, terms=(*promoted, *demoted))


def _term(term: TermSection, row: ReviewRow | None) -> TermSection | None:
    """The term as decided; `None` if it is taken out."""
    if row is None or row.decision is ReviewDecision.ACCEPT:
        return term
    if row.decision is ReviewDecision.REJECT:
        return None
    if row.decision is ReviewDecision.CHANGE:
        # What was seen in the source was the old wording: the new one is not evidenced by it.
        wording = stored_wording(row.new_term or "")
        return replace(term, term=wording, source=None, reliability=Reliability.NOT_VERIFIED)
    return replace(term, status=_STATUS[row.decision])


def _demoted(term: TermSection, promoted: Sequence[TermSection]) -> TermSection:
    """The term, admitted if one of the `promoted` has taken its place."""
    replaced = any(same_rank(term, new) for new in promoted)
    if term.status is AdministrativeStatus.PREFERRED and replaced:
        return replace(term, status=AdministrativeStatus.ADMITTED)
    return term


def _agreed(entry: ConceptEntry, decisions: Sequence[Decision]) -> bool:
    """Whether the latest decision on the preferred term of every language agrees to it."""
    latest = {
        (decision.lang, decision.term): ReviewDecision(decision.decision).affirms
        for decision in decisions
        if decision.decision in list(ReviewDecision) and decision.decision != ReviewDecision.COMMENT
    }
    preferred = [(section.lang, section.preferred) for section in entry.languages]
    return bool(preferred) and all(
        term is not None and latest.get((lang, term.term), False) for lang, term in preferred
    )


def _approval(entry: ConceptEntry, rows: Sequence[ReviewRow]) -> Approval | None:
    """The approval that the rows give to the concept as it now is."""
    given = [row for row in rows if row.body and row.reference and row.date]
    days = [row.date for row in given if row.date]
    affirmed = {(row.lang, recorded(row).term) for row in given if row.decision.affirms}
    preferred = {(s.lang, s.preferred.term) for s in entry.languages if s.preferred}
    if not affirmed & preferred:
        return None
    return Approval(body=given[0].body or "", reference=given[0].reference or "", date=max(days))
