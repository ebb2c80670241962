"""translate-toolkit, which Weblate and Pootle read files with, reads what we write."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from format_clients import run, written
from format_examples import CONCEPTS, UNITS
from msgspec.structs import replace

from glossary_kit.formats.term_pairs import pairs
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

PYTHON = os.environ.get("TRANSLATE_TOOLKIT_PYTHON", "")
CLIENT = Path(__file__).with_name("toolkit_client.py")

pytestmark = pytest.mark.skipif(
    not PYTHON, reason="TRANSLATE_TOOLKIT_PYTHON names no Python that has translate-toolkit"
)


def seen(name: str, folder: Path, items: Iterable[Any] | None = None) -> list[dict[str, Any]]:
    found = run(PYTHON, CLIENT, written(name, folder, items), "en", "km")
    units: list[dict[str, Any]] = json.loads(found)
    return units


def texts(units: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(unit["source"], unit["target"]) for unit in units]


def with_codes(text: str, codes: tuple[InlineCode, ...]) -> str:
    for code in reversed(codes):
        text = text[: code.offset] + code.content + text[code.offset :]
    return text


def test_po_has_every_text(tmp_path: Path) -> None:
    assert texts(seen("po", tmp_path)) == [(unit.source, unit.target) for unit in UNITS]


def test_xliff_has_every_text_with_its_codes(tmp_path: Path) -> None:
    assert texts(seen("xliff", tmp_path)) == [
        (with_codes(unit.source, unit.source_codes), with_codes(unit.target, unit.target_codes))
        for unit in UNITS
    ]


def test_tmx_has_every_text(tmp_path: Path) -> None:
    bare = [replace(unit, source_codes=(), target_codes=()) for unit in UNITS]
    assert texts(seen("tmx", tmp_path, bare)) == [(unit.source, unit.target) for unit in UNITS]


UNITS_BY_STATE = [
    TranslationUnit(id=str(state), source=f"It is {state}.", target="រួចរាល់", state=state)
    for state in State
]


@pytest.mark.parametrize(
    ("name", "done"),
    [
        ("po", {State.TRANSLATED, State.REVIEWED, State.FINAL}),
        # XLIFF is done when it is approved, not before.
        ("xliff", {State.REVIEWED, State.FINAL}),
    ],
)
def test_states_say_what_is_done(name: str, done: set[State], tmp_path: Path) -> None:
    units = seen(name, tmp_path, UNITS_BY_STATE)
    assert [(unit["done"], unit["unfinished"]) for unit in units] == [
        (state in done, state not in done) for state in State
    ]


def test_tbx_has_every_term_with_its_status(tmp_path: Path) -> None:
    found = seen("tbx-v2", tmp_path)
    assert [concept["id"] for concept in found] == [c.id.replace("/", ".") for c in CONCEPTS]
    for concept, entry in zip(found, CONCEPTS, strict=True):
        assert sorted(concept["terms"]) == sorted(
            [term.term, f"{term.status}Term-admn-sts"]
            for section in entry.languages
            for term in section.terms
        )


@pytest.mark.parametrize("name", ["po-glossary", "utx"])
def test_glossaries_have_every_pair_of_terms(name: str, tmp_path: Path) -> None:
    expected = [pair.texts for pair in pairs(CONCEPTS, with_unusable=True)]
    assert texts(seen(name, tmp_path)) == expected


def test_the_omegat_glossary_has_every_usable_pair(tmp_path: Path) -> None:
    assert texts(seen("omegat", tmp_path)) == [pair.texts for pair in pairs(CONCEPTS)]
