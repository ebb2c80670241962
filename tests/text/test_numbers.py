from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from khmer_strategies import any_text

from glossary_kit.text.numbers import NumberKind, NumberValue, comparable, numbers

DATA = Path(__file__).with_name("data") / "numbers.tsv"
CASES = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()[1:]]
PAIRS = [
    line.split("\t")
    for line in DATA.with_name("number_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def shown(number: NumberValue) -> str:
    """A number as the table writes it: 5%, be2568, tel12345678, v1.2.3, 2/3, 2:30, ?-4-28."""
    value = number.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        hour, *others = ("?" if part is None else str(part) for part in value)
        if number.kind is NumberKind.TIME:
            return ":".join((str(int(hour) % 12), *others))
        signs = {NumberKind.DATE: "-", NumberKind.FRACTION: "/", NumberKind.VERSION: "."}
        version = "v" if number.kind is NumberKind.VERSION else ""
        return version + signs[number.kind].join((hour, *others))
    plain = f"{value.normalize():f}"
    if number.kind is NumberKind.BUDDHIST_YEAR:
        return f"be{plain}"
    if number.kind is NumberKind.TELEPHONE:
        return f"tel{plain}"
    return plain + "%" * (number.kind is NumberKind.PERCENT)


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_values(lang: str, text: str, expected: str) -> None:
    assert ",".join(map(shown, numbers(text, lang))) == expected


def values(text: str, lang: str) -> Counter[object]:
    return Counter(comparable(number) for number in numbers(text, lang))


@pytest.mark.parametrize(
    ("english", "khmer"),
    [
        ("25", "២៥"),
        ("1,234.56", "១.២៣៤,៥៦"),
        ("1,234.56", "១,២៣៤.៥៦"),
        ("1,500 people", "១.៥០០ នាក់"),
        ("1,500 people", "១,៥០០ នាក់"),
        ("1.5 million", "១,៥លាន"),
        ("7 billion", "៧ពាន់លាន"),
        ("3,500,000", "៣លាន ៥សែន"),
        ("20,000", "២ម៉ឺន"),
        ("5%", "៥ភាគរយ"),
        ("5 per cent", "៥ %"),
        ("5-6%", "៥-៦%"),
        ("5 to 6 million", "ពី៥ ដល់៦លាន"),
        ("from 2021 to 2035", "ពីឆ្នាំ២០២១ ដល់ឆ្នាំ២០៣៥"),
        ("2021–2035", "២០២១-២០៣៥"),
        ("17 January 2025", "ថ្ងៃទី១៧ ខែមករា ឆ្នាំ២០២៥"),
        ("January 17, 2025", "១៧ មករា ២០២៥"),
        ("2025-01-17", "ថ្ងៃទី១៧ ខែ០១ ឆ្នាំ២០២៥"),
        ("17/01/2025", "១៧/០១/២០២៥"),
        ("January 2025", "ខែមករា ឆ្នាំ២០២៥"),
        ("1st, 2nd and 3rd", "ទី១ ទី២ និងទី៣"),
        ("Chapter 4", "ជំពូកទី៤"),
        ("Article 5", "មាត្រា ៥"),
        ("B.E. 2568", "ព.ស. ២៥៦៨"),
        ("version 4.0", "កំណែ ៤.០"),
        ("twenty-one", "ម្ភៃមួយ"),
        ("one hundred and five", "មួយរយប្រាំ"),
        ("third", "ទីបី"),
        ("two thirds", "២/៣"),
        ("three-quarters", "បីភាគបួន"),
        ("one fifth", "១ ភាគ ៥"),
        ("2/4", "១/២"),
        ("half of it", "ពាក់កណ្តាល"),
        ("half a million", "៥សែន"),
        ("a quarter of a million", "២៥ម៉ឺន"),
        ("two and a half million", "ពីរលានកន្លះ"),
        ("2 and a half years", "២ឆ្នាំកន្លះ"),
        ("2:30 p.m.", "ម៉ោង ២:៣០ រសៀល"),
        ("2.30 pm", "ម៉ោង ១៤:៣០"),
        ("8 a.m.", "ម៉ោង៨ព្រឹក"),
        ("9:05", "ម៉ោង ៩ និង ៥ នាទី"),
        ("20 to 30 per cent", "ពី ២០ ទៅ ៣០ ភាគរយ"),
    ],
)
def test_equal_across_languages(english: str, khmer: str) -> None:
    assert values(english, "en") == values(khmer, "km") != Counter()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("25", "52"),
        ("5%", "5"),
        ("B.E. 2568", "2568"),
        ("2035", "2030"),
        ("2/3", "1/3"),
        ("2:30 p.m.", "3:30 p.m."),
    ],
)
def test_different(a: str, b: str) -> None:
    assert values(a, "en") != values(b, "en")


@pytest.mark.parametrize(("relation", "english", "khmer"), PAIRS)
def test_pairs_of_the_table(relation: str, english: str, khmer: str) -> None:
    assert values(english, "en") and values(khmer, "km")
    assert (values(english, "en") == values(khmer, "km")) is (relation == "=")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("https://example.org/2025/17", "en"),
        ("G20 and 5G", "en"),
        ("someone was often there", "en"),
        ("You may march on.", "en"),
        ("ជាមួយ និងណាមួយ", "km"),
        ("រដូវប្រាំង ពីរោះ រយៈពេល", "km"),
        ("ថ្ងៃ ៥កើត", "km"),
    ],
)
def test_no_numbers(text: str, lang: str) -> None:
    assert not numbers(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("25", "en", NumberKind.CARDINAL),
        ("3rd", "en", NumberKind.ORDINAL),
        ("លើកទី៥", "km", NumberKind.ORDINAL),
        ("15.3%", "en", NumberKind.PERCENT),
        ("Art. 5", "en", NumberKind.ARTICLE),
        ("មាត្រា៥", "km", NumberKind.ARTICLE),
        ("2025", "en", NumberKind.YEAR),
        ("2568 B.E.", "en", NumberKind.BUDDHIST_YEAR),
        ("PUK code should be 8", "en", NumberKind.CARDINAL),
        ("3 May 2025", "en", NumberKind.DATE),
        ("1.2.3", "en", NumberKind.VERSION),
        ("2/3", "en", NumberKind.FRACTION),
        ("a third of them", "en", NumberKind.FRACTION),
        ("a third party", "en", NumberKind.ORDINAL),
        ("ម៉ោង ១០", "km", NumberKind.TIME),
        ("១០ ម៉ោង", "km", NumberKind.CARDINAL),
    ],
)
def test_kinds(text: str, lang: str, kind: NumberKind) -> None:
    assert [number.kind for number in numbers(text, lang)] == [kind]


def test_separators_by_language() -> None:
    assert [number.value for number in numbers("1.500", "en")] == [Decimal("1.5")]
    assert [number.value for number in numbers("១.៥០០", "km")] == [Decimal(1500)]
    assert [number.value for number in numbers("០.៥០០", "km")] == [Decimal("0.5")]
    assert [number.value for number in numbers("Articles 6,7", "en")] == [Decimal(6), Decimal(7)]


def test_words_are_spelled_and_digits_are_not() -> None:
    assert [number.spelled for number in numbers("three of 4", "en")] == [True, False]
    assert [number.spelled for number in numbers("បីនាក់ក្នុង ៤", "km")] == [True, False]


def test_dates_are_dates_only_if_they_can_be() -> None:
    assert numbers("17/01/2025", "en")[0].value == date(2025, 1, 17)
    assert numbers("01/17/2025", "en")[0].value == date(2025, 1, 17)
    assert NumberKind.DATE not in [number.kind for number in numbers("31/02/2025", "en")]
    assert numbers("3 May", "en")[0].value == (None, 5, 3)


def test_what_is_no_fraction_and_no_time_keeps_its_numbers() -> None:
    assert [number.value for number in numbers("24/7", "en")] == [Decimal(24), Decimal(7)]
    assert [number.value for number in numbers("No. 12/25/7", "en")] == [12, 25, 7]
    assert [number.value for number in numbers("៣ ម៉ោង ២០ នាទី", "km")] == [3, 20]


@pytest.mark.parametrize("lang", ["en", "km"])
@given(text=any_text)
def test_spans_are_in_order_and_hold_the_text(lang: str, text: str) -> None:
    found = numbers(text, lang)
    assert [number.span for number in found] == sorted(number.span for number in found)
    for number in found:
        assert number.span.of(text) == number.text
