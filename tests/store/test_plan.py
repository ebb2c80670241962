from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossary_kit.errors import ErrorGroup
from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    LanguageSection,
    Reliability,
    Review,
    ReviewState,
    TermSection,
    TermType,
)
from glossary_kit.store.changes import apply
from glossary_kit.store.plan import plan
from glossary_kit.store.stored_form import stored_entry, stored_wording
from glossary_kit.store.term_base import TermBase, open_term_base, save_entries

AI, ML, RISK = "បញ្ញាសិប្បនិម្មិត", "ការរៀនរបស់ម៉ាស៊ីន", "ហានិភ័យ"
OLD_AI = "ប្រាជ្ញាសិប្បនិម្មិត"
Terms = str | TermSection


def concept(
    concept_id: str, english: list[Terms], khmer: list[Terms], **more: object
) -> ConceptEntry:
    sections = tuple(
        LanguageSection(
            lang=lang,
            terms=tuple(TermSection(term=t) if isinstance(t, str) else t for t in terms),
        )
        for lang, terms in (("en", english), ("km", khmer))
        if terms
    )
    return ConceptEntry(id=concept_id, languages=sections, **more)  # type: ignore[arg-type]


def deprecated(term: str) -> TermSection:
    return TermSection(term=term, status=AdministrativeStatus.DEPRECATED)


def admitted(term: str, **more: object) -> TermSection:
    return TermSection(term=term, status=AdministrativeStatus.ADMITTED, **more)  # type: ignore[arg-type]


BASE = TermBase(
    (
        concept(
            "ai/artificial-intelligence", ["artificial intelligence"], [AI, deprecated(OLD_AI)]
        ),
        concept("ai/machine-learning", ["machine learning"], [ML]),
        concept("ai/risk", ["risk"], []),
        concept("legal/article", ["article"], ["មាត្រា"]),
        concept("news/article", ["article"], ["អត្ថបទ"]),
    )
)


def test_a_base_planned_against_itself_is_unchanged() -> None:
    result = plan(BASE, BASE)
    assert result.unchanged == BASE.entries
    assert result.changes == ()
    assert result.clashing == ()


def test_a_base_goes_whole_into_an_empty_one() -> None:
    assert plan(TermBase(()), BASE).new == BASE.entries


def test_a_concept_is_found_by_its_folded_terms() -> None:
    spaced = AI[:4] + "\u200b" + AI[4:]
    known = concept("c17", ["Artificial  Intelligence"], [spaced])
    more = concept("c18", ["Machine learning", admitted("statistical learning")], [ML])
    result = plan(BASE, [known, more])
    assert [entry.id for entry in result.unchanged] == ["ai/artificial-intelligence"]
    [change] = result.changed
    assert change.before == BASE.get("ai/machine-learning")
    assert [term.term for term in change.after.terms("en")] == [
        "machine learning",
        "statistical learning",
    ]
    assert '+term = "statistical learning"' in change.diff()


def test_a_missing_language_is_added() -> None:
    [change] = plan(BASE, [concept("x1", ["risk"], [RISK])]).changed
    assert change.after.id == "ai/risk"
    assert [section.lang for section in change.after.languages] == ["en", "km"]


@pytest.mark.parametrize(
    ("incoming", "reason"),
    [
        (concept("x", ["artificial intelligence"], ["អ្វីផ្សេង"]), "is here already"),
        (concept("x", ["article"], []), "legal/article, news/article"),
        (
            concept("x", ["artificial intelligence"], [OLD_AI]),
            "deprecated here and preferred there",
        ),
        (concept("x", ["artificial intelligence"], [AI, "ថ្មី"]), "“ថ្មី” there"),
        (
            concept("x", ["machine learning"], [ML, admitted("ML", term_type=None), "M"]),
            "“M” there",
        ),
        (concept("ai/risk", ["peril"], []), "quite other terms"),
        (concept("ai/machine-learning", ["machine learning"], ["ថ្មី"]), "“ថ្មី” there"),
        (
            concept("ai/machine-learning", ["machine learning"], [deprecated(ML)]),
            "deprecated there",
        ),
        (
            replace(
                concept("x", ["new"], ["ថ្មី"]),
                languages=(LanguageSection(lang="Index1", terms=(TermSection(term="new"),)),),
            ),
            "“Index1” is no language tag",
        ),
        (concept("x", [], []), "no term"),
        (concept("x", [" \u200b"], []), "no term"),
    ],
)
def test_contradictions_are_left_to_a_person(incoming: ConceptEntry, reason: str) -> None:
    result = plan(BASE, [incoming])
    assert result.changes == ()
    [clash] = result.clashing
    assert reason in clash.reason


def test_homographs_are_told_apart_by_the_other_language() -> None:
    [same] = plan(BASE, [concept("x", ["article"], ["អត្ថបទ"])]).unchanged
    assert same.id == "news/article"


def test_a_preferred_acronym_stands_beside_the_preferred_full_form() -> None:
    acronym = TermSection(term="ML", term_type=TermType.ACRONYM)
    [change] = plan(BASE, [concept("x", ["machine learning", acronym], [ML])]).changed
    assert acronym in change.after.terms("en")


def test_new_concepts_get_ids_and_references_follow_them() -> None:
    incoming = [
        concept("1", ["Data Set"], ["សំណុំទិន្នន័យ"], see_also=("2", "3", "gone")),
        concept("2", ["machine learning"], [ML]),
        concept("3", ["data-set"], ["ទិន្នន័យ"], broader=("1",)),
        concept("law/act", ["act"], ["ច្បាប់"], replaced_by="1"),
        concept("4", [], ["គ្មាន"]),
    ]
    result = plan(BASE, incoming, field="new")
    by_id = {entry.id: entry for entry in result.new}
    assert set(by_id) == {"new/data-set", "new/data-set-2", "law/act", "new/4"}
    assert by_id["new/data-set"].see_also == ("ai/machine-learning", "new/data-set-2")
    assert by_id["new/data-set-2"].broader == ("new/data-set",)
    assert by_id["law/act"].replaced_by == "new/data-set"


def test_a_concept_that_comes_twice_is_one() -> None:
    twice = [concept("1", ["peril"], ["ភ័យ"]), concept("2", ["Peril"], ["ភ័យ", admitted("គ្រោះ")])]
    [entry] = plan(BASE, twice).new
    assert entry.id == "imported/peril"
    assert [term.term for term in entry.terms("km")] == ["ភ័យ", "គ្រោះ"]


def test_details_of_the_same_concept_replace_ours_and_those_of_a_stranger_fill_gaps() -> None:
    ours = TermSection(term="risk", source="ours", reliability=Reliability.RELIABLE)
    base = TermBase((concept("ai/risk", [ours], [], note="ours"),))
    theirs = TermSection(term="risk", source="theirs", reliability=Reliability.MINIMUM, note="n")
    [stranger] = plan(base, [concept("7", [theirs], [], note="theirs")]).changed
    assert stranger.after.terms("en") == (replace(ours, note="n"),)
    assert stranger.after.note == "ours"
    [same] = plan(base, [concept("ai/risk", [theirs], [], note="theirs")]).changed
    assert same.after.terms("en") == (theirs,)
    assert same.after.note == "theirs"


def test_an_approval_ends_when_a_wording_is_added_and_stays_otherwise() -> None:
    review = Review(
        state=ReviewState.APPROVED,
        approval=Approval(body="body", reference="1", date=date(2026, 1, 1)),
    )
    base = TermBase((concept("ai/risk", ["risk"], [RISK], review=review),))
    noted = concept("ai/risk", ["risk"], [RISK], note="new")
    [change] = plan(base, [noted]).changed
    assert change.after.review == review
    worded = concept("ai/risk", ["risk", admitted("peril")], [RISK])
    [change] = plan(base, [worded]).changed
    assert change.after.review == Review()


def test_a_plan_is_applied_whole_or_not_at_all(tmp_path: Path) -> None:
    save_entries(tmp_path, BASE)
    result = plan(BASE, [concept("1", ["peril"], ["ភ័យ"]), concept("2", ["risk"], [RISK])])
    paths = apply(result, tmp_path)
    assert [path.stem for path in paths] == ["peril", "risk"]
    after = open_term_base(tmp_path)
    assert len(after) == 6
    assert after.get("ai/risk") == result.changed[0].after
    assert plan(after, BASE).changes == ()
    with pytest.raises(ErrorGroup, match=r"risk\.toml: the concept was changed since"):
        apply(result, tmp_path)
    assert open_term_base(tmp_path) == after


def test_stored_wordings_are_canonical_and_free_of_break_marks() -> None:
    assert stored_wording("\ufeffស\u200bុ\u200bខ \n ភាព ") == "សុខ ភាព"
    # coeng RO before another coeng, and a vowel before its coeng, are put in order
    assert stored_wording("ស្រ្តី") == "ស្ត្រី"
    assert stored_wording("human\u00ad  oversight") == "human oversight"


def test_sections_of_one_language_become_one() -> None:
    sections = (
        LanguageSection(lang="km", terms=(TermSection(term="ក"),)),
        LanguageSection(lang="en", definition=" A\n b. "),
        LanguageSection(lang="km", terms=(TermSection(term="ខ"),), note="n"),
    )
    english, khmer = stored_entry(ConceptEntry(id="x", languages=sections)).languages
    assert english.definition == "A b."
    assert [term.term for term in khmer.terms] == ["ក", "ខ"]
    assert khmer.note == "n"
