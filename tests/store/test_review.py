from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossary_kit.errors import ErrorGroup
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
    TermType,
)
from glossary_kit.model.review import ReviewDecision, ReviewRow, fingerprint
from glossary_kit.store.changes import apply
from glossary_kit.store.review import ReviewPlan, plan_review
from glossary_kit.store.term_base import TermBase, open_term_base, save_entries, save_entry

AI, OLD_AI = "បញ្ញាសិប្បនិម្មិត", "ប្រាជ្ញាសិប្បនិម្មិត"
DAY = date(2026, 2, 1)
ADMITTED = AdministrativeStatus.ADMITTED
DEPRECATED = AdministrativeStatus.DEPRECATED
PREFERRED = AdministrativeStatus.PREFERRED
ENTRY = ConceptEntry(
    id="ai/artificial-intelligence",
    languages=(
        LanguageSection(
            lang="en",
            terms=(
                TermSection(term="artificial intelligence", term_type=TermType.FULL_FORM),
                TermSection(term="AI", term_type=TermType.ACRONYM),
            ),
        ),
        LanguageSection(
            lang="km",
            terms=(
                TermSection(term=AI, source="seen", reliability=Reliability.RELIABLE),
                TermSection(term=OLD_AI, status=ADMITTED),
            ),
        ),
    ),
)
BASE = TermBase((ENTRY, ConceptEntry(id="ai/other")))


def row(lang: str, term: str, decision: ReviewDecision, **more: object) -> ReviewRow:
    section = next(t for t in ENTRY.terms(lang) if t.term == term)
    given = {
        "reviewer": "reviewer A",
        "date": DAY,
        "fingerprint": fingerprint(lang, section),
    } | more
    return ReviewRow(
        concept=ENTRY.id,
        lang=lang,
        term=term,
        decision=decision,
        **given,  # type: ignore[arg-type]
    )


def after(*rows: ReviewRow) -> ConceptEntry:
    result = plan_review(BASE, rows)
    assert result.refused == ()
    [change] = result.changes
    assert change.before == ENTRY
    return change.after


def statuses(entry: ConceptEntry, lang: str = "km") -> dict[str, AdministrativeStatus]:
    return {term.term: term.status for term in entry.terms(lang)}


def reasons(result: ReviewPlan) -> list[str]:
    return [refusal.reason for refusal in result.refused]


ACCEPT_ALL = (
    row("en", "artificial intelligence", ReviewDecision.ACCEPT),
    row("en", "AI", ReviewDecision.ACCEPT),
    row("km", AI, ReviewDecision.ACCEPT, comment="clear"),
    row("km", OLD_AI, ReviewDecision.DEPRECATE),
)


def test_decisions_are_kept_and_an_agreed_concept_is_reviewed() -> None:
    entry = after(*ACCEPT_ALL)
    assert statuses(entry) == {AI: PREFERRED, OLD_AI: DEPRECATED}
    assert entry.review.state is ReviewState.REVIEWED
    assert entry.review.approval is None
    assert (
        Decision(
            lang="km", term=AI, decision="accept", reviewer="reviewer A", date=DAY, comment="clear"
        )
        in entry.review.decisions
    )
    assert len(entry.review.decisions) == 4


def test_a_concept_is_not_reviewed_while_a_language_is_open() -> None:
    assert after(*ACCEPT_ALL[:2]).review.state is ReviewState.PROPOSED
    second = plan_review(TermBase((after(*ACCEPT_ALL[:2]),)), ACCEPT_ALL)
    assert second.known == ACCEPT_ALL[:2]
    assert second.changes[0].after.review.state is ReviewState.REVIEWED


def test_a_comment_decides_nothing() -> None:
    entry = after(row("km", AI, ReviewDecision.COMMENT, comment="hm"))
    assert entry.languages == ENTRY.languages
    assert entry.review.state is ReviewState.PROPOSED
    assert entry.review.decisions[0].comment == "hm"


def test_a_newly_preferred_term_comes_first_and_its_rival_is_admitted() -> None:
    entry = after(row("km", OLD_AI, ReviewDecision.PREFER))
    assert list(statuses(entry).items()) == [(OLD_AI, PREFERRED), (AI, ADMITTED)]
    acronym = after(row("en", "AI", ReviewDecision.PREFER))
    assert set(statuses(acronym, "en").values()) == {PREFERRED}


def test_a_changed_wording_loses_the_evidence_of_the_old_one() -> None:
    entry = after(row("km", AI, ReviewDecision.CHANGE, new_term="បញ្ញា\u200bថ្មី ", comment="shorter"))
    changed = entry.terms("km")[0]
    assert changed == TermSection(term="បញ្ញាថ្មី", reliability=Reliability.NOT_VERIFIED)
    [decision] = entry.review.decisions
    assert decision.term == "បញ្ញាថ្មី"
    assert decision.comment == f"instead of “{AI}”: shorter"


def test_a_rejected_term_is_taken_out_but_stays_on_record() -> None:
    entry = after(row("km", OLD_AI, ReviewDecision.REJECT))
    assert list(statuses(entry)) == [AI]
    assert entry.review.decisions[0].term == OLD_AI


def test_a_concept_is_approved_by_a_named_body_only() -> None:
    body = {"body": "Committee", "reference": "No. 7"}
    entry = after(row("km", AI, ReviewDecision.ACCEPT, **body))
    assert entry.review.state is ReviewState.APPROVED
    assert entry.review.approval == Approval(body="Committee", reference="No. 7", date=DAY)
    deprecating = after(row("km", OLD_AI, ReviewDecision.DEPRECATE, **body))
    assert deprecating.review.approval is None
    changed = after(row("km", AI, ReviewDecision.CHANGE, new_term="ថ្មី", **body))
    assert changed.review.state is ReviewState.APPROVED


def test_a_later_change_ends_the_approval() -> None:
    approval = Approval(body="Committee", reference="No. 7", date=DAY)
    review = Review(state=ReviewState.APPROVED, approval=approval)
    base = TermBase((replace(ENTRY, review=review),))
    [kept] = plan_review(base, [row("km", AI, ReviewDecision.ACCEPT)]).changes
    assert kept.after.review.approval == approval
    assert kept.after.review.state is ReviewState.APPROVED
    [ended] = plan_review(base, [row("km", OLD_AI, ReviewDecision.DEPRECATE)]).changes
    assert ended.after.review.approval is None
    assert ended.after.review.state is ReviewState.PROPOSED


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (replace(ACCEPT_ALL[0], concept="ai/gone"), "there is no concept ai/gone"),
        (replace(ACCEPT_ALL[0], term="gone"), "has no en term “gone”"),
        (replace(ACCEPT_ALL[0], lang="fr"), "has no fr term"),
        (replace(ACCEPT_ALL[0], fingerprint=""), "was changed"),
        (replace(ACCEPT_ALL[0], fingerprint=ACCEPT_ALL[1].fingerprint), "was changed"),
        (replace(ACCEPT_ALL[0], reviewer=""), "who decided"),
        (replace(ACCEPT_ALL[0], date=None), "on which day"),
        (replace(ACCEPT_ALL[0], body="Committee"), "both the approving body and its reference"),
        (replace(ACCEPT_ALL[0], reference="No. 7"), "both the approving body and its reference"),
        (replace(ACCEPT_ALL[0], new_term="x"), "the decision is “accept”"),
        (row("km", AI, ReviewDecision.CHANGE), "gives no new one"),
        (row("km", AI, ReviewDecision.CHANGE, new_term=" \u200b"), "gives no new one"),
        (row("km", AI, ReviewDecision.CHANGE, new_term=OLD_AI), "in the concept twice"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_taken(bad: ReviewRow, reason: str) -> None:
    good = row("en", "AI", ReviewDecision.ADMIT)
    result = plan_review(BASE, [bad, good])
    [refusal] = result.refused
    assert refusal.row == bad
    assert reason in refusal.reason
    assert statuses(result.changes[0].after, "en")["AI"] is ADMITTED


def test_contradicting_rows_are_refused_all() -> None:
    accept = row("km", AI, ReviewDecision.ACCEPT)
    reject = row("km", AI, ReviewDecision.REJECT, reviewer="reviewer B")
    comment = row("km", AI, ReviewDecision.COMMENT, comment="why?")
    result = plan_review(BASE, [accept, reject, comment])
    assert [refusal.row for refusal in result.refused] == [accept, reject]
    assert len(result.changes[0].after.review.decisions) == 1
    both = [row("km", AI, ReviewDecision.PREFER), row("km", OLD_AI, ReviewDecision.PREFER)]
    assert all("another row prefers" in text for text in reasons(plan_review(BASE, both)))
    none_left = [row("km", term, ReviewDecision.REJECT) for term in (AI, OLD_AI)]
    assert all("no km term would be left" in text for text in reasons(plan_review(BASE, none_left)))
    twice = [row("km", t, ReviewDecision.CHANGE, new_term="ថ្មី") for t in (AI, OLD_AI)]
    assert all("twice" in text for text in reasons(plan_review(BASE, twice)))
    bodies = [
        row("km", AI, ReviewDecision.ACCEPT, body="A", reference="1"),
        row("en", "AI", ReviewDecision.ACCEPT, body="B", reference="1"),
    ]
    assert all("another approval" in text for text in reasons(plan_review(BASE, bodies)))
    for rows in (both, none_left, twice, bodies):
        assert plan_review(BASE, rows).changes == ()


def test_a_comment_contradicts_nothing_and_takes_nothing_back() -> None:
    comment = row("km", AI, ReviewDecision.COMMENT, comment="fine", reviewer="reviewer B")
    assert after(*ACCEPT_ALL, comment).review.state is ReviewState.REVIEWED


def test_an_approval_may_follow_the_decision() -> None:
    accept = row("km", AI, ReviewDecision.ACCEPT)
    base = TermBase((after(accept),))
    approving = replace(accept, body="Committee", reference="No. 7")
    [change] = plan_review(base, [approving]).changes
    assert change.after.review.state is ReviewState.APPROVED
    assert len(change.after.review.decisions) == 1
    assert plan_review(TermBase((change.after,)), [approving]).known == (approving,)


def test_two_reviewers_may_agree() -> None:
    entry = after(
        row("km", AI, ReviewDecision.ACCEPT),
        row("km", AI, ReviewDecision.ACCEPT, reviewer="reviewer B"),
    )
    assert [decision.reviewer for decision in entry.review.decisions] == [
        "reviewer A",
        "reviewer B",
    ]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = list(ACCEPT_ALL)
    expected = after(*rows)
    random.Random(7).shuffle(rows)
    shuffled = after(*rows)
    assert shuffled.languages == expected.languages
    assert shuffled.review.state is expected.review.state
    assert set(shuffled.review.decisions) == set(expected.review.decisions)


def test_a_review_is_applied_to_the_folder_once(tmp_path: Path) -> None:
    save_entries(tmp_path, BASE)
    rows = (*ACCEPT_ALL[:3], row("km", OLD_AI, ReviewDecision.REJECT))
    result = plan_review(open_term_base(tmp_path), rows)
    assert [path.stem for path in apply(result, tmp_path)] == ["artificial-intelligence"]
    now = open_term_base(tmp_path)
    assert now.get(ENTRY.id) == result.changes[0].after
    again = plan_review(now, rows)
    assert again == ReviewPlan(changes=(), refused=(), known=rows)


def test_a_concept_changed_between_export_and_import_is_refused_and_named(tmp_path: Path) -> None:
    changed = replace(
        ENTRY,
        languages=(
            ENTRY.languages[0],
            replace(
                ENTRY.languages[1],
                terms=(replace(ENTRY.terms("km")[0], note="new"), ENTRY.terms("km")[1]),
            ),
        ),
    )
    result = plan_review(TermBase((changed,)), ACCEPT_ALL)
    assert reasons(result) == [f"“{AI}” was changed in {ENTRY.id} since the sheet was made"]
    save_entry(tmp_path, ENTRY)
    with pytest.raises(ErrorGroup, match="the concept was changed since the plan was made"):
        apply(result, tmp_path)
    assert open_term_base(tmp_path).get(ENTRY.id) == ENTRY


def test_a_fingerprint_tells_every_detail_apart() -> None:
    term = TermSection(term="x")
    versions = [
        term,
        replace(term, term="y"),
        replace(term, status=ADMITTED),
        replace(term, note="n"),
        replace(term, source="n"),
        replace(term, lookup_forms=("n",)),
        replace(term, reliability=Reliability.MINIMUM),
    ]
    codes = [fingerprint("en", version) for version in versions] + [fingerprint("km", term)]
    assert len(set(codes)) == len(codes)
    assert fingerprint("en", term) == fingerprint("en", replace(term))
    # written into sheets that live for months: the code of the same term must never change
    assert fingerprint("en", term) == "fp-d82ab3f5432ff9f8"
