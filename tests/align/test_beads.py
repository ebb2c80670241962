"""Which sentences belong together: known documents, and what holds for any."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from alignment_samples import LANGS, Pair, declaration, handbook
from hypothesis import given
from hypothesis import strategies as st

from glossary_kit.align.anchors import Anchor, AnchorKind
from glossary_kit.align.beads import Bead, best_beads
from glossary_kit.align.document import Sentence, sentences_of
from glossary_kit.align.evidence import Evidence
from glossary_kit.align.lattice import Lattice
from glossary_kit.align.lexicon import with_learnt_words
from glossary_kit.align.units import find_beads
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project import Project
from glossary_kit.text.segmenters import segmenter

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", ROOT.parent / "shared"))
DECLARATION = SHARED / "samples" / "khmer" / "udhr_en_km.tsv"
needs_declaration = pytest.mark.skipif(
    not DECLARATION.exists(), reason="the Universal Declaration is not in the shared samples"
)


@pytest.fixture(scope="module")
def entries() -> tuple[ConceptEntry, ...]:
    return Project(ROOT).entries


def scores(pair: Pair, beads: Sequence[Bead] | None) -> tuple[float, float]:
    """Precision and recall of the beads that were found."""
    found = {(bead.source, bead.target) for bead in beads or ()}
    right = len(found & set(pair.beads))
    return right / len(found), right / len(pair.beads)


def test_the_handbook_is_cut_as_its_beads_say() -> None:
    pair = handbook()
    english, khmer = pair.sentences()
    assert pair.beads[-1] == (
        range(len(english) - 1, len(english)),
        range(len(khmer) - 1, len(khmer)),
    )
    assert len(english) >= 80
    kinds = {(len(source), len(target)) for source, target in pair.beads}
    assert kinds >= {(1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2), (3, 1)}


def test_the_beads_of_the_handbook_are_found(entries: tuple[ConceptEntry, ...]) -> None:
    pair = handbook()
    precision, recall = scores(pair, find_beads(*pair.sentences(entries), segmenter("auto")))
    assert precision >= 0.95
    assert recall >= 0.95
    lengths_alone = [
        [replace(each, opens=number == 0) for number, each in enumerate(side)]
        for side in pair.sentences()
    ]
    assert scores(pair, best_beads(Evidence(*lengths_alone))[0]) < (precision, recall)


@needs_declaration
def test_the_beads_of_the_declaration_are_found(entries: tuple[ConceptEntry, ...]) -> None:
    pair = declaration(DECLARATION)
    kinds = [(len(source), len(target)) for source, target in pair.beads]
    assert (kinds.count((2, 1)), kinds.count((1, 0)), kinds.count((0, 1))) == (3, 1, 1)
    precision, recall = scores(pair, find_beads(*pair.sentences(entries), segmenter("auto")))
    assert precision >= 0.95
    assert recall >= 0.95


def sentence(length: float, *anchors: str, opens: bool = False) -> Sentence:
    marks = frozenset(Anchor(AnchorKind.WORD, anchor) for anchor in anchors)
    return Sentence(text="x", length=length, opens=opens, anchors=marks)


SIDES = st.lists(
    st.builds(
        sentence,
        st.floats(1, 200),
        st.sampled_from("abc"),
        opens=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(SIDES, SIDES)
def test_every_sentence_is_in_one_bead(source: list[Sentence], target: list[Sentence]) -> None:
    beads, _ = best_beads(Evidence(source, target))
    assert [number for bead in beads for number in bead.source] == list(range(len(source)))
    assert [number for bead in beads for number in bead.target] == list(range(len(target)))
    assert all(0 < bead.probability <= 1 for bead in beads)


@pytest.mark.parametrize("sizes", [(1, 1), (1, 400), (3, 900), (400, 1)])
def test_documents_of_very_different_length(sizes: tuple[int, int]) -> None:
    source, target = ([sentence(30, "a", opens=True)] * size for size in sizes)
    beads, score = best_beads(Evidence(source, target))
    assert sum(len(bead.source) for bead in beads) == sizes[0]
    assert sum(len(bead.target) for bead in beads) == sizes[1]
    assert score > -np.inf


@given(SIDES, SIDES)
def test_chains_come_to_the_same_from_both_ends(
    source: list[Sentence], target: list[Sentence]
) -> None:
    lattice = Lattice(Evidence(source, target), half=60)
    for add in (np.maximum, np.logaddexp):
        assert lattice.forward(add)[-1, -1] == pytest.approx(lattice.backward(add)[0, 0])


def test_anchors_decide_where_lengths_do_not() -> None:
    source = [sentence(30, "a"), sentence(30, "b"), sentence(30, "c")]
    target = [sentence(30, "a"), sentence(30, "c")]
    pairs = [(bead.source, bead.target) for bead in best_beads(Evidence(source, target))[0]]
    assert pairs == [
        (range(1), range(1)),
        (range(1, 2), range(1, 1)),
        (range(2, 3), range(1, 2)),
    ]


def test_paragraphs_decide_where_lengths_do_not() -> None:
    source = [sentence(30, opens=opens) for opens in (True, False, False, True)]
    target = [sentence(30, opens=opens) for opens in (True, False, True)]
    pairs = {(bead.source, bead.target) for bead in best_beads(Evidence(source, target))[0]}
    assert (range(3, 4), range(2, 3)) in pairs


def test_the_band_widens_for_a_chapter_that_is_missing() -> None:
    source = [sentence(20 + number * 7 % 90, str(number)) for number in range(700)]
    target = [each for number, each in enumerate(source) if not 100 <= number < 400]
    beads, _ = best_beads(Evidence(source, target))
    pairs = {(bead.source, bead.target) for bead in beads}
    outside = [*range(95), *range(405, 700)]
    places = {number: target.index(source[number]) for number in outside}
    assert all((range(n, n + 1), range(at, at + 1)) in pairs for n, at in places.items())
    assert sum(not bead.target for bead in beads) > 285


def test_words_are_learnt_and_help_where_the_term_base_does_not() -> None:
    pair = handbook()
    plain = pair.sentences()
    first, _ = best_beads(Evidence(*plain))
    learnt = with_learnt_words(*plain, first, segmenter("auto"))
    english, khmer = ({anchor.value for each in side for anchor in each.anchors} for side in learnt)
    assert english == khmer
    assert {"supplier", "complaint"} <= english
    assert all(anchor.kind is AnchorKind.LEARNT for each in learnt[1] for anchor in each.anchors)
    assert scores(pair, best_beads(Evidence(*learnt))[0]) > scores(pair, first)


def test_a_sentence_has_its_length_and_its_place_in_the_paragraph() -> None:
    english, khmer = (
        sentences_of(paragraphs, lang)
        for paragraphs, lang in zip((["A law. A rule.", "A"], ["ច្បាប់។"]), LANGS, strict=True)
    )
    assert [(each.text, each.opens) for each in english] == [
        ("A law.", True),
        ("A rule.", False),
        ("A", True),
    ]
    assert [each.length for each in khmer] == [3]
