from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary_kit.extract.candidates import Candidate, candidates
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.store.term_base import open_term_base

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", ROOT.parent / "shared"))
JUDGED = ROOT / "tests/fixtures/extract/press-releases.judged.txt"

TEXT = """The national audit framework sets out how an algorithmic audit is done.
Every algorithmic audit names its auditor; two algorithmic audits a year are required.
The national audit framework was adopted by the Council of Algorithmic Auditors.
The Council of Algorithmic Auditors meets on Monday."""


def concept(concept_id: str, *terms: str) -> ConceptEntry:
    sections = tuple(TermSection(term=term) for term in terms)
    return ConceptEntry(id=concept_id, languages=(LanguageSection(lang="en", terms=sections),))


def extracted(*texts: str, entries: tuple[ConceptEntry, ...] = ()) -> dict[str, Candidate]:
    return {each.term: each for each in candidates(texts, TermFinder(entries, "en"))}


def test_terms_come_before_general_words_with_their_contexts() -> None:
    found = extracted(TEXT)
    assert set(list(found)[:4]) == {
        "audit",
        "algorithmic audit",
        "national audit framework",
        "Council of Algorithmic Auditors",
    }
    audit = found["algorithmic audit"]
    assert audit.frequency == 3
    assert audit.concept is None
    assert audit.contexts[1].startswith("Every algorithmic audit names its auditor")
    scores = [each.score for each in found.values()]
    assert scores == sorted(scores, reverse=True)


def test_pieces_of_longer_candidates_are_left_out() -> None:
    found = extracted(TEXT)
    assert "national audit" not in found
    assert "Council" not in found
    assert "algorithmic" not in found


def test_terms_of_the_base_are_recognised_in_any_form() -> None:
    entries = (concept("audit/algorithmic-audit", "algorithmic audit"),)
    found = extracted(TEXT, entries=entries)
    assert found["algorithmic audit"].concept == "audit/algorithmic-audit"
    assert found["national audit framework"].concept is None


def test_a_longer_term_is_new_though_the_base_has_a_part_of_it() -> None:
    entries = (concept("audit/audit", "audit"), concept("audit/framework", "audit framework"))
    found = extracted(TEXT, entries=entries)
    assert found["national audit framework"].concept is None


def test_the_texts_of_a_candidate_are_told_apart() -> None:
    found = extracted("The data trust works.", "No trust here.", "A data trust and data trusts.")
    assert found["data trust"].texts == {0, 2}
    assert found["data trust"].frequency == 3


def test_texts_without_terms_have_no_candidates() -> None:
    assert extracted("", "And so it was.", "បញ្ញាសិប្បនិម្មិត") == {}


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the press releases are not here")
def test_four_fifths_of_the_best_fifty_are_terms() -> None:
    judged = JUDGED.read_text(encoding="utf-8").splitlines()
    real = {line[2:].casefold() for line in judged if line.startswith("+ ")}
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]
    base = open_term_base(ROOT / "glossary")
    found = candidates(texts, TermFinder(base, "en"))
    best = [each.term for each in found[:50]]
    wrong = [term for term in best if term.casefold() not in real]
    assert len(wrong) <= 10, wrong
    known = {each.term: each.concept for each in found if each.concept}
    assert known["artificial intelligence"] == "ai-core/artificial-intelligence"
    assert known["Digital Government Committee"] == "institutions/digital-government-committee"
