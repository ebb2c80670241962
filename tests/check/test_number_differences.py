"""Every number that differs is reported once, under one kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_kit.check.number_differences import DifferenceKind, number_differences
from glossary_kit.check.number_matching import NumberedText
from glossary_kit.check.numbers_as_meant import numbers_as_meant

KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def differences(source: str, target: str) -> list[tuple[str, str, str]]:
    found = number_differences(
        NumberedText(text=source, prose=source, numbers=numbers_as_meant(source, "en")),
        NumberedText(text=target, prose=target, numbers=numbers_as_meant(target, "km")),
    )
    return [
        (d.kind, d.wanted.text if d.wanted else "", d.found.text if d.found else "") for d in found
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("12,000 men", "បុរស ១២ ០០០ នាក់", []),
        ("12,000 men", "បុរស ១២ ០០១ នាក់", [("number", "12,000", "១២ ០០១")]),
        ("pages 1, 3, 7", "ទំព័រ ១,៣,៧", []),
        ("in 2019", "ក្នុងឆ្នាំ២o១៩", []),
        ("5 of 10%", "១០ នៃ ៦%", [("number", "5", "១០"), ("number", "10%", "៦%")]),
        ("5 May 2024", "ថ្ងៃទី៥ ខែឧសភា", [("date", "5 May 2024", "")]),
        ("5 May 2024", "ឆ្នាំ២០២៤ ថ្ងៃទី៥ ខែឧសភា", []),
        ("5 May", "ថ្ងៃទី៥ ខែឧសភា ឆ្នាំ២០២៤", []),
        ("5 May 2024", "ថ្ងៃទី៥ ខែឧសភា ព.ស. ២៥៦៧", []),
        (
            "Article 5 of 2019",
            "មាត្រា ៦ ឆ្នាំ២០១៨",
            [("reference", "5", "៦"), ("number", "2019", "២០១៨")],
        ),
        ("Tables 2, 3 and 4", "តារាង ២, ៣ និង ៥", [("reference", "4", "៥")]),
        ("in 2019", "ឆ្នាំ២៥៦២", [("era", "2019", "២៥៦២")]),
        ("in 2019", "ឆ្នាំ២៥៦១", [("number", "2019", "២៥៦១")]),
        ("in 2019", "ព.ស. ២៥៦២ (២០១៩)", []),
        ("in 2562 B.E.", "គ.ស. ២០១៩", []),
        ("in 2562 B.E.", "កាលពីមុន", [("era", "2562 B.E.", "")]),
        ("seven men", "បុរសប្រាំបីនាក់", [("number", "seven", "ប្រាំបី")]),
        ("one man", "បុរសពីរនាក់", []),
        ("the 4IR and G20", "បដិវត្តន៍ទី៤ និង G20", []),
    ],
)
def test_differences(source: str, target: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(source, target) == expected


@settings(max_examples=100)
@given(st.lists(st.integers(1, 9999), min_size=1, max_size=4), st.integers(0, 3), st.data())
def test_a_changed_number_is_one_difference(
    values: list[int], place: int, data: st.DataObject
) -> None:
    place %= len(values)
    other = data.draw(st.integers(1, 9999).filter(lambda value: value not in values))
    if values.count(values[place]) > 1 or other - values[place] in (543, 544):
        return
    source = "; ".join(f"item {value}" for value in values)
    changed = [*values[:place], other, *values[place + 1 :]]
    target = "; ".join(f"ចំណុច {value}".translate(KHMER) for value in changed)
    assert differences(source, target) == [
        (DifferenceKind.NUMBER, str(values[place]), str(other).translate(KHMER))
    ]
