"""Concordance: words found in any order, in whole clusters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.match.concordance import Concordance, _hit, _pattern
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold_key

UNITS = [
    TranslationUnit(id="1", source="Human oversight of AI", target="ការត្រួតពិនិត្យ AI ដោយមនុស្ស"),
    TranslationUnit(
        id="2",
        source="Oversight is said to be the aim of every human.",
        target="សិទ្ធិ មនុស្ស និងប្រសិទ្ធិភាព",
    ),
    TranslationUnit(id="3", source="Governance, risks", target="អភិបាលកិច្ច\u200bល្អ"),
]
CASES = [
    (["human", "oversight"], "12"),
    (["human oversight"], "1"),
    (["AI"], "1"),  # not in “said”, not in “aim”
    (["govern"], "3"),
    (["risk"], "3"),
    (["overs", "មនុស្ស"], "12"),  # words of both sides
    (["សិទ្ធិមនុស្ស"], "2"),  # spaces between Khmer letters do not count
    (["សិទ្ធិ មនុស្ស"], "2"),
    (["អភិបាល កិច្ចល្អ"], "3"),
    (["ពិនិត្យ"], "1"),
    (["ពិនិត"], ""),  # half a cluster is none
    (["absent"], ""),
    ([" "], ""),
    (["human", ""], "12"),
]


@pytest.mark.parametrize(("words", "ids"), CASES)
def test_units_found(words: list[str], ids: str) -> None:
    assert "".join(sorted(hit.unit.id for hit in Concordance.of(UNITS).find(words))) == ids


def test_where_the_words_stand() -> None:
    (hit,) = Concordance.of(UNITS).find(["អភិបាលកិច្ច ល្អ"])
    assert [span.of(hit.unit.target) for span in hit.target_spans] == ["អភិបាលកិច្ច\u200bល្អ"]
    assert (hit.place, hit.source_spans) == (2, ())


def test_words_that_stand_closest_come_first() -> None:
    hits = Concordance.of(UNITS[::-1]).find(["oversight", "human"])
    assert [hit.unit.id for hit in hits] == ["1", "2"]
    assert Concordance.of(UNITS[::-1]).find(["oversight", "human"], limit=1) == hits[:1]


PIECES = [
    "ក",
    "កា",
    "ក្ត",
    "ក្",
    "្ត",
    "ា",
    "ស",
    "ៗ",
    "។",
    "\u200b",
    " ",
    ".",
    "'",
    "a",
    "ab",
    "AI",
    "ba",
    "é",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=600)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["km", "en-GB"])), max_size=6),
    st.lists(TEXTS, max_size=2),
)
def test_the_index_leaves_out_no_unit(texts: list[tuple[str, str, str]], words: list[str]) -> None:
    units = [
        TranslationUnit(id=str(place), source=source, target=target, target_lang=lang)
        for place, (source, target, lang) in enumerate(texts)
    ]
    patterns = [_pattern(key) for word in words if (key := fold_key(word).strip())]
    all_hits = {
        hit for place, unit in enumerate(units) if patterns and (hit := _hit(unit, place, patterns))
    }
    assert set(Concordance.of(units).find(words)) == all_hits
