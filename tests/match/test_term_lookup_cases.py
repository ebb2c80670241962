"""What is asked of the shipped base, and the concept that comes first: `term_lookup_cases.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.match.term_lookup import TermLookup
from glossary_kit.store.term_base import open_term_base

CASES = [
    line.replace("{200B}", "\u200b").split("\t")
    for line in Path(__file__)
    .with_name("term_lookup_cases.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]


@pytest.fixture(scope="module")
def shipped() -> TermLookup:
    return TermLookup(open_term_base(Path(__file__).parents[2] / "glossary"))


@pytest.mark.parametrize(("query", "concept"), CASES)
def test_first_concept(query: str, concept: str, shipped: TermLookup) -> None:
    assert shipped.look_up(query)[0].concept == concept
