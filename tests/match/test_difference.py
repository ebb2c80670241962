"""The difference of two segments, as it is read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.match.difference import Change, difference

_MARKS = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "[+{}+]"}
CASES = [
    ("Keep the records.", "Keep the records.", "Keep the records."),
    ("Keep the records.", "Keep all records.", "Keep [-the -][+all +]records."),
    ("The quick fox.", "The slow, quick fox!", "The [+slow, +]quick fox[-.-][+!+]"),
    ("Human Rights", "human rights", "human rights"),
    ("ការ\u200bងារល្អ", "ការងារធំល្អ", "ការងារ[+ធំ+]ល្អ"),
    ("ក្រសួង", "ក្រសោង", "ក្រ[-សួ-][+សោ+]ង"),
    ("in 2024", "in 2025", "in [-2024-][+2025+]"),
    ("", "new", "[+new+]"),
]


@pytest.mark.parametrize(("before", "after", "shown"), CASES)
def test_difference(before: str, after: str, shown: str) -> None:
    found = difference(before, after)
    assert "".join(_MARKS[each.change].format(each.text) for each in found) == shown


TEXT = st.text("ab ,.ក្តា១\u200b\n", max_size=20)


@settings(max_examples=200)
@given(TEXT, TEXT)
def test_without_what_is_removed_it_is_the_later_text(before: str, after: str) -> None:
    found = difference(before, after)
    assert "".join(each.text for each in found if each.change is not Change.REMOVED) == after
    assert all(one.change is not other.change for one, other in pairwise(found))
