"""The numbers of a text as values that can be compared across languages."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from glossary_kit.model.span import Span
from glossary_kit.text.clock import find_times
from glossary_kit.text.dates import find_dates
from glossary_kit.text.folded import fold
from glossary_kit.text.fractions import find_fractions, find_halves, has_part
from glossary_kit.text.number_hints import may_hold_numbers
from glossary_kit.text.number_parts import Part, is_range, parts_of, put_together
from glossary_kit.text.telephones import find_telephones


class NumberKind(StrEnum):
    """What a number is said to be."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    ARTICLE = "article"
    YEAR = "year"
    BUDDHIST_YEAR = "buddhist_year"
    DATE = "date"
    VERSION = "version"
    FRACTION = "fraction"
    TIME = "time"
    TELEPHONE = "telephone"


_Value = Decimal | date | tuple[int | None, ...]
_Found = tuple[Span, NumberKind, _Value, bool]
"""A number at a place in a key: what it is, its value, and whether it is spelled in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberValue:
    """A number at `span`, written `text`; `spelled` in words, not in digits.

    `value` is a `Decimal`; for a version the tuple of its parts; for a date a `date`, or the
    tuple year, month, day with `None` for what the text leaves out; for a fraction what is over
    and under its line, in lowest terms; for a time of day hour and minute, as they are said.
    """

    span: Span
    kind: NumberKind
    value: _Value
    text: str
    spelled: bool = False


def numbers(text: str, lang: str) -> tuple[NumberValue, ...]:
    """The numbers of `text`, in the language `lang`, from left to right.

    A range is its two ends, both percentages if one is marked so, both millions if one is.
    Digits of the Khmer lunar date (៥កើត) and of addresses, and digits that follow a Latin letter
    (G20) are left out.

    Separators: a point, comma or space before exactly three digits groups thousands, but an
    English point is always decimal, and behind the number of a part of a document a space groups
    nothing (Chapter 2 100 people). So Khmer ១.៥០០ (as CLDR writes it) and ១,៥០០ (as the press
    does) are both 1500. With both signs in one number the last one is decimal. In Khmer any other
    single sign is decimal, too; in English a comma is then a comma.
    """
    folded = fold(text)
    if not may_hold_numbers(folded.code):
        return ()
    key = folded.text
    taken = [Span(*match.span()) for match in _not_numbers(key)]
    found = list[_Found]()
    for value in _composed(key):
        if not any(span.overlaps(value[0]) for span in taken):
            found.append(value)
            taken.append(value[0])
    parts = [part for part in parts_of(key, lang) if not any(map(part.span.overlaps, taken))]
    found += _classified(key, put_together(key, parts))
    return tuple(
        NumberValue(span=span, kind=kind, value=value, text=span.of(text), spelled=spelled)
        for place, kind, value, spelled in sorted(found, key=lambda each: each[0])
        for span in (folded.span(place.start, place.end),)
    )


def has_digit(text: str) -> bool:
    """Whether a digit of whatever script stands in `text`."""
    return _DIGIT.search(text) is not None


def comparable(value: NumberValue) -> Hashable:
    """What is equal for numbers that mean the same, in whichever language and notation.

    Cardinals, ordinals, years and article numbers are compared by value alone, for what is
    "Chapter 3" in English is the third chapter in Khmer. A time is the same on a dial of twelve
    hours and of twenty-four.
    """
    if isinstance(value.value, date):
        return ("date", value.value.year, value.value.month, value.value.day)
    if isinstance(value.value, tuple):
        if value.kind is NumberKind.TIME:
            hour, minute = value.value
            return ("time", (hour or 0) % 12, minute)
        return (value.kind.value, *value.value)
    if value.kind in (NumberKind.PERCENT, NumberKind.BUDDHIST_YEAR, NumberKind.TELEPHONE):
        return (value.kind.value, value.value)
    return value.value


_DIGIT = re.compile(r"\d")
#: Addresses, and days of the lunar month.
_NOT_NUMBERS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"\u1780-\u17ff]+|[\w.+-]+@[\w-]+\.[a-z.]+|\d{1,2} ?(?:កើត|រោច)"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:day )?(?:of )?(?:the )?(?:waxing|waning)"
)
_MAY_BE_NO_NUMBER = re.compile(r"://|www\.|@|កើត|រោច|waxing|waning")


def _not_numbers(key: str) -> Iterator[re.Match[str]]:
    return _NOT_NUMBERS.finditer(key) if _MAY_BE_NO_NUMBER.search(key) else iter(())


_PERCENT = re.compile(" ?(?:%|٪|-?(?:percent|per cent|percentage|pct)(?![a-z])|(?:ពិន្ទុ)?ភាគរយ)")
_ORDINAL_ENDING = re.compile("(?:st|nd|rd|th)(?![a-z])")
_BEFORE = re.compile(
    "(?:(?P<article>(?<![a-z])(?:articles?|art\\.)|មាត្រា(?:ទី)?)|(?P<ordinal>ទី)"
    "|(?P<buddhist_year>ព\\.?ស\\.?|ពុទ្ធសករាជ|(?<![a-z])(?:b\\.?e\\.?|buddhist era))) ?$"
)
_BUDDHIST_ENDING = re.compile(" ?(?:b\\.e\\.|be(?![a-z])|buddhist era)")


def _classified(key: str, parts: Sequence[Part]) -> Iterator[_Found]:
    percents = [_PERCENT.match(key, part.span.end) for part in parts]
    for place, part in enumerate(parts):
        kind, end = NumberKind.CARDINAL, part.span.end
        if percent := percents[place]:
            kind, end = NumberKind.PERCENT, percent.end()
        elif (
            place + 1 < len(parts)
            and percents[place + 1]
            and is_range(key, *parts[place : place + 2])
        ):
            kind = NumberKind.PERCENT
        else:
            kind, end = _kind(key, part)
        value = part.value if isinstance(part.value, tuple) else part.value * part.scale
        yield Span(part.span.start, end), kind, value, part.spelled


def _kind(key: str, part: Part) -> tuple[NumberKind, int]:
    """What the surroundings say that a number is, and where it ends."""
    start, end = part.span.start, part.span.end
    if isinstance(part.value, tuple):
        return NumberKind.VERSION, end
    if ending := _ORDINAL_ENDING.match(key, end):
        return NumberKind.ORDINAL, ending.end()
    buddhist = 2300 <= part.value < 2700  # "be" is also a verb
    if buddhist and (ending := _BUDDHIST_ENDING.match(key, end)):
        return NumberKind.BUDDHIST_YEAR, ending.end()
    before = _BEFORE.search(key, max(0, start - 20), start)
    if before and (buddhist or not before["buddhist_year"]):
        return NumberKind(str(before.lastgroup)), end
    if part.ordinal:
        return NumberKind.ORDINAL, end
    year = not part.spelled and end - start == 4 and 1800 <= part.value < 2200
    return (NumberKind.YEAR if year else NumberKind.CARDINAL), end


def _composed(key: str) -> Iterator[_Found]:
    """The numbers made of several numerals: dates, times of day, halves, fractions."""
    if has_digit(key) or " of " in key:
        for day in find_dates(key):
            yield _found_date(day.span, day.year, day.month, day.day)
        for telephone in find_telephones(key):
            yield telephone.span, NumberKind.TELEPHONE, Decimal(telephone.value), False
    for time in find_times(key):
        yield time.span, NumberKind.TIME, (time.hour, time.minute), time.spelled
    if has_part(key):
        for half in find_halves(key):
            yield half.span, NumberKind.CARDINAL, half.value, True
        for each in find_fractions(key):
            yield each.span, NumberKind.FRACTION, (each.over, each.under), each.spelled


def _found_date(span: Span, year: int | None, month: int, day: int | None) -> _Found:
    whole = date(year, month, day) if year and day else (year, month, day)
    return span, NumberKind.DATE, whole, False
