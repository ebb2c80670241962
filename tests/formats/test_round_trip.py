"""The promise of every codec: `read(write(x)) == x`, the fields it loses aside."""

from __future__ import annotations

import io
from typing import Any

import pytest
from format_strategies import concept_lists, unit_lists
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from glossary_kit.formats.codec import Codec, Diagnostic, without_lost
from glossary_kit.formats.registry import CODECS, codec_named
from glossary_kit.formats.tbx_writing import in_standard_order
from glossary_kit.formats.term_pairs import LOST_IN_PAIRS, pairs
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit

KEPT_BY_UTX = "TermSection.part_of_speech"
BOTH_WAYS = [codec for codec in CODECS if codec.read and codec.write]
OF_UNITS = [codec for codec in BOTH_WAYS if codec.carries is TranslationUnit]
KEPT_BY_MEMOQ = "ConceptEntry.note"
IN_PAIRS = [
    codec
    for codec in BOTH_WAYS
    if set(LOST_IN_PAIRS) - {KEPT_BY_UTX, KEPT_BY_MEMOQ} <= set(codec.loses)
]
OF_CONCEPTS = [
    codec for codec in BOTH_WAYS if codec.carries is ConceptEntry and codec not in IN_PAIRS
]
SOME = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def through(codec: Codec[Any], items: list[Any]) -> list[Any]:
    """The items written and read again; nothing may be reported on our own files."""
    assert codec.read and codec.write
    stream = io.BytesIO()
    codec.write(items, stream)
    stream.seek(0)
    diagnostics: list[Diagnostic] = []
    found = list(codec.read(stream, "own", report=diagnostics.append))
    assert diagnostics == []
    return found


def only_with_terms(entry: ConceptEntry) -> ConceptEntry:
    return replace(entry, languages=tuple(each for each in entry.languages if each.terms))


@pytest.mark.parametrize("codec", OF_UNITS, ids=lambda codec: codec.name)
@SOME
@given(items=unit_lists())
def test_units_survive(codec: Codec[TranslationUnit], items: list[TranslationUnit]) -> None:
    kept = [without_lost(item, codec.loses) for item in items]
    assert through(codec, items) == kept


@pytest.mark.parametrize("ids", [("menu|cut",), ("menu|cut", "menu|paste"), ("menu", "menu|paste")])
def test_the_ids_of_po_entries_with_a_context_survive(ids: tuple[str, ...]) -> None:
    items = [TranslationUnit(id=each, source=each.split("|")[-1], target="ក") for each in ids]
    found = through(codec_named("po"), items)
    assert [unit.id for unit in found] == list(ids)


@pytest.mark.parametrize("codec", OF_CONCEPTS, ids=lambda codec: codec.name)
@SOME
@given(items=concept_lists)
def test_concepts_survive(codec: Codec[ConceptEntry], items: list[ConceptEntry]) -> None:
    kept = [in_standard_order(without_lost(item, codec.loses)) for item in items]
    if codec.name == "multiterm":  # languages without a term are left out, as its page says
        kept = [only_with_terms(item) for item in kept]
    assert [in_standard_order(item) for item in through(codec, items)] == kept


@pytest.mark.parametrize("codec", OF_CONCEPTS, ids=lambda codec: codec.name)
@SOME
@given(items=concept_lists)
def test_writing_is_deterministic(codec: Codec[ConceptEntry], items: list[ConceptEntry]) -> None:
    assert codec.write
    first, second = io.BytesIO(), io.BytesIO()
    codec.write(items, first)
    codec.write(iter(items), second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("codec", IN_PAIRS, ids=lambda codec: codec.name)
@SOME
@given(items=concept_lists)
def test_pairs_of_terms_survive(codec: Codec[ConceptEntry], items: list[ConceptEntry]) -> None:
    kept = [pair.texts for pair in pairs(items) if all(pair.texts)]
    if codec.name == "google":  # one target for each source
        first = dict(reversed(kept))
        kept = [pair for pair in kept if first[pair[0]] == pair[1]]
    assert {pair.texts for pair in pairs(through(codec, items))} == set(kept)
