"""Which concepts and terms an export takes."""

from __future__ import annotations

from format_examples import CONCEPTS
from msgspec.structs import replace

from glossary_kit.formats.selection import Selection
from glossary_kit.model.concept import AdministrativeStatus, Reliability, ReviewState


def terms(selection: Selection) -> dict[str, list[str]]:
    return {
        entry.id.rpartition("/")[2]: [t.term for each in entry.languages for t in each.terms]
        for entry in selection.of(CONCEPTS)
    }


def test_nothing_asked_takes_everything() -> None:
    assert tuple(Selection().of(CONCEPTS)) == CONCEPTS


def test_subject_fields_take_what_is_inside_them() -> None:
    assert len(terms(Selection(subject_fields=("ai-core",)))) == 2
    assert terms(Selection(subject_fields=("ai",))) == {}
    deeper = [replace(CONCEPTS[0], id="ai-core/models/x")]
    assert list(Selection(subject_fields=("ai-core",)).of(deeper)) == deeper


def test_approved_only_leaves_proposals_and_deprecated_terms_out() -> None:
    assert terms(Selection(approved_only=True)) == {
        "artificial-intelligence": ["បញ្ញាសិប្បនិម្មិត", "artificial intelligence", "AI"]
    }


def test_review_states() -> None:
    found = terms(Selection(review_states=(ReviewState.PROPOSED,)))
    assert list(found) == ["machine-learning"]


def test_statuses_leave_concepts_without_a_term_out() -> None:
    found = terms(Selection(statuses=(AdministrativeStatus.DEPRECATED,)))
    assert found == {"artificial-intelligence": ["ប្រាជ្ញាសិប្បនិម្មិត"]}


def test_reliability_is_asked_of_khmer_terms() -> None:
    found = terms(Selection(reliability=Reliability.RELIABLE))
    assert found["artificial-intelligence"] == ["បញ្ញាសិប្បនិម្មិត", "artificial intelligence", "AI"]
    assert found["machine-learning"] == ["machine learning"]
