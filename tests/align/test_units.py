"""Documents as units: refusals, doubts."""

from __future__ import annotations

from pathlib import Path

import pytest
from alignment_samples import LANGS, handbook

from glossary_kit.align.anchors import AnchorFinder
from glossary_kit.align.document import Sentence, sentences_of
from glossary_kit.align.units import align
from glossary_kit.model.alignment import AlignedUnit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import State
from glossary_kit.project import Project
from glossary_kit.store.translation_memory import open_memory
from glossary_kit.text.segmenters import segmenter

WORDS = segmenter("auto")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def entries() -> tuple[ConceptEntry, ...]:
    return Project(ROOT).entries


@pytest.fixture(scope="module")
def sides(entries: tuple[ConceptEntry, ...]) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    return handbook().sentences(entries)


def aligned(
    english: str, khmer: str, entries: tuple[ConceptEntry, ...]
) -> tuple[AlignedUnit, ...] | None:
    source, target = (
        sentences_of(text.splitlines(), lang, AnchorFinder(entries, lang))
        for text, lang in zip((english, khmer), LANGS, strict=True)
    )
    return align(source, target, LANGS, WORDS)


def test_units_are_initial_and_in_order(
    sides: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
) -> None:
    units = align(*sides, LANGS, WORDS)
    assert units
    assert [each.unit.id for each in units] == [str(n) for n in range(1, len(units) + 1)]
    assert {each.unit.state for each in units} == {State.INITIAL}
    assert " ".join(each.unit.source for each in units if each.unit.source) == " ".join(
        each.text for each in sides[0]
    )
    assert all(0 <= each.confidence <= 100 for each in units)


@pytest.mark.parametrize("document", ["guide-2024", "roadmap-2025", "definitions"])
def test_documents_that_are_no_translations_are_refused(
    document: str,
    sides: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
    entries: tuple[ConceptEntry, ...],
) -> None:
    units = [each.unit for each in open_memory(ROOT / "tm") if each.document == document]
    source, target = (
        sentences_of(texts, lang, AnchorFinder(entries, lang))
        for texts, lang in (
            ([unit.source for unit in units], "en"),
            ([unit.target for unit in units], "km"),
        )
    )
    assert align(source, target, LANGS, WORDS) is not None
    assert align(sides[0], target, LANGS, WORDS) is None
    assert align(source, sides[1], LANGS, WORDS) is None


def test_a_document_translated_in_part_is_not_refused(
    sides: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
) -> None:
    units = align(sides[0], sides[1][:40], LANGS, WORDS)
    assert units
    assert units[-1].doubts == ("no counterpart",)


def test_lengths_alone_tell_translations_from_others() -> None:
    english, khmer = handbook().sentences()
    assert align(english, khmer, LANGS, WORDS) is not None
    assert align(english, khmer[::-1], LANGS, WORDS) is None


@pytest.mark.parametrize(
    ("english", "khmer", "expected"),
    [
        ("The report is due in 2030.", "របាយការណ៍ត្រូវដាក់នៅឆ្នាំ ២០៣០។", ()),
        (
            "The report is due in 2030.",
            "របាយការណ៍ត្រូវដាក់នៅឆ្នាំ ២០៣៥។",
            ("numbers differ: 2030, ២០៣៥",),
        ),
        ("The committee has five members.", "គណៈកម្មាធិការមានសមាជិក ៥ រូប។", ()),
        ("3. Purpose of the report", "គោលបំណងនៃរបាយការណ៍", ()),
        (
            "The ministry publishes the annual report of the committee on its website every year.",
            "ផ្សាយ។",
            ("another pairing is nearly as likely", "the target is unusually short"),
        ),
    ],
)
def test_doubts(
    english: str, khmer: str, expected: tuple[str, ...], entries: tuple[ConceptEntry, ...]
) -> None:
    units = aligned(english, khmer, entries)
    assert units
    assert [each.doubts for each in units] == [expected]
