"""Look-up: what comes first, and why."""

from __future__ import annotations

import pytest

from glossary_kit.match.term_lookup import TermLookup, TermMatch
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    TermSection,
)

PREFERRED, DEPRECATED = AdministrativeStatus.PREFERRED, AdministrativeStatus.DEPRECATED


def entry(concept: str, english: str, *khmer: TermSection) -> ConceptEntry:
    sections = (
        LanguageSection(lang="en", terms=(TermSection(term=english),)),
        LanguageSection(lang="km", terms=khmer),
    )
    return ConceptEntry(id=concept, languages=sections)


ENTRIES = [
    entry(
        "ai/artificial-intelligence",
        "artificial intelligence",
        TermSection(term="បញ្ញាសិប្បនិម្មិត", lookup_forms=("panhnha seppanimmit",)),
        TermSection(term="ប្រាជ្ញាសិប្បនិម្មិត", status=DEPRECATED),
    ),
    entry("ai/machine-learning", "machine learning", TermSection(term="ការរៀនពីម៉ាស៊ីន")),
    entry("doc/policy", "policy", TermSection(term="គោលនយោបាយ")),
    entry("doc/women", "women", TermSection(term="ស្ត្រី")),
    entry("gov/audit", "audit", TermSection(term="សវនកម្ម")),
]
BASE = TermLookup(ENTRIES)


def test_a_part_is_found_behind_a_place_where_it_would_cut_a_cluster() -> None:
    code = entry("law/code", "code of the state", TermSection(term="កូដរដ្ឋាភិបាលនៃរដ្ឋ"))
    other = entry("law/government", "code", TermSection(term="កូដរដ្ឋាភិបាល"))
    matches = TermLookup([code, other]).look_up("រដ្ឋ", min_score=70)
    assert [(match.concept, match.why) for match in matches] == [("law/code", "holds the query")]


def first(query: str, **options: object) -> TermMatch:
    return BASE.look_up(query, **options)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "concept", "reason"),
    [
        ("artificial intelligence", "ai/artificial-intelligence", "is the term"),
        ("ARTIFICIAL-INTELLIGENCE", "ai/artificial-intelligence", "is a form of"),
        ("artifical inteligence", "ai/artificial-intelligence", "is like"),
        ("artifisial", "ai/artificial-intelligence", "is like the beginning of"),
        ("បញ្ញាសឹប្ប", "ai/artificial-intelligence", "is like the beginning of"),
        ("សិប្បនិម្មិត", "ai/artificial-intelligence", "holds the query"),
        ("artif", "ai/artificial-intelligence", "begins with"),
        ("learning machine", "ai/machine-learning", "has all words"),
        ("policies", "doc/policy", "is a form of"),
        ("ម៉ាស៊ីន រៀន", "ai/machine-learning", "has all words"),
        ("koul noyobay", "doc/policy", "sounds like"),
        ("savanakam", "gov/audit", "sounds like"),
        ("*icy", "doc/policy", "matches the pattern"),
        ("panhnha seppanimmit", "ai/artificial-intelligence", "is a look-up form"),
        ("panha sepanimit", "ai/artificial-intelligence", "is like"),
        ("បញ្ញា{200B}សិប្បនិម្មិត", "ai/artificial-intelligence", "is the term"),
        ("បញ្ញាសិប្បនិមិត្ត", "ai/artificial-intelligence", "is like"),
        ("គោល", "doc/policy", "begins with"),
        ("ស្រ្ដី", "doc/women", "is the term"),
        ("សវន*", "gov/audit", "matches the pattern"),
    ],
)
def test_best_match_and_why(query: str, concept: str, reason: str) -> None:
    match = first(query.replace("{200B}", "\u200b"))
    assert match.concept == concept
    assert reason in match.why


def test_deprecated_term_says_so() -> None:
    match = first("ប្រាជ្ញាសិប្បនិម្មិត")
    assert (match.score, match.term.status) == (100, DEPRECATED)
    assert "deprecated" in match.why


def test_one_match_for_each_concept_best_first() -> None:
    matches = BASE.look_up("artificial intelligence", min_score=0)
    assert len({match.concept for match in matches}) == len(matches)
    assert [match.score for match in matches] == sorted((m.score for m in matches), reverse=True)


def test_language_limit_and_cut_off() -> None:
    assert BASE.look_up("policy", lang="km") == ()
    assert len(BASE.look_up("a*", limit=1)) == 1
    assert all(match.score >= 90 for match in BASE.look_up("polici", min_score=90))


@pytest.mark.parametrize("query", ["", " ", "*", "\u200b", "។", "qqqqqq"])
def test_nothing_is_like_nothing(query: str) -> None:
    assert BASE.look_up(query) == ()


def test_a_large_base_answers_as_a_small_one_does() -> None:
    others = [
        entry(f"other/{n}", f"number {n:x} of many", TermSection(term="ទី")) for n in range(4000)
    ]
    large = TermLookup([*ENTRIES, *others])
    for query in (
        "artifical inteligence",
        "artifisial",
        "បញ្ញាសិប្បនិមិត្ត",
        "បញ្ញាសឹប្ប",
        "សិប្បនិម្មិត",
        "policies",
    ):
        assert large.look_up(query)[0] == BASE.look_up(query)[0]


def test_a_large_base_misses_no_term_that_is_near() -> None:
    """However many are: each differs from the query in one letter of twelve."""
    words = [f"{'a' * at}{letter}{'a' * (11 - at)}" for at in range(12) for letter in "bcdefghijk"]
    others = [
        entry(f"other/{n}", f"number {n:x} of many", TermSection(term="ទី")) for n in range(4000)
    ]
    near = [entry(f"near/{word}", word, TermSection(term="ទី")) for word in words]
    found = TermLookup([*others, *near]).look_up("a" * 12, limit=1000, min_score=90)
    assert {match.concept for match in found} == {each.id for each in near}
