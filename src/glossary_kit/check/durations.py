"""The same time in other units: 90 minutes, ១ ម៉ោង ៣០ នាទី; a decade, ១០ ឆ្នាំ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from glossary_kit.check.number_matching import NumberedText
from glossary_kit.text.number_words import KHMER_END
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

#: What is measured, how many of it each unit is, and the names of the unit.
_UNITS = (
    ("time", 1, "seconds?|វិនាទី"),
    ("time", 60, "min(?:ute)?s?|នាទី"),
    ("time", 3600, "h(?:ou)?rs?|ម៉ោង"),
    ("time", 86_400, "days?|ថ្ងៃ"),
    ("time", 604_800, "weeks?|សប្តាហ៍|សប្ដាហ៍|អាទិត្យ"),
    ("time", 1_209_600, "fortnights?"),
    ("months", 1, "months?|ខែ"),
    ("months", 3, "quarters?|ត្រីមាស"),
    ("months", 6, "semesters?|ឆមាស"),
    ("months", 12, "years?|ឆ្នាំ"),
    ("months", 120, "decades?|ទសវត្សរ៍|ទសវត្ស"),
    ("months", 1200, "centur(?:y|ies)|សតវត្សរ៍|សតវត្ស"),
)
_PATTERNS = tuple(
    (
        what,
        size,
        re.compile(rf"(?:{names})(?![a-z]){KHMER_END}", re.IGNORECASE),
        re.compile(rf"\b(?:an?|the|this|per|every|each)(?: [a-z]+)? (?:{names})\b", re.IGNORECASE),
    )
    for what, size, names in _UNITS
)
#: What may stand between a number and its unit: half an hour, a quarter of an hour.
_GAP = re.compile(r"[ \u00a0\u200b-]?(?:of )?(?:an? )?")


def without_same_durations(
    source: NumberedText, target: NumberedText
) -> tuple[NumberedText, NumberedText]:
    """Both texts without the numbers that in sum are the same time, in whatever units."""
    for what in ("time", "months"):
        here, there = _amounts(source, target, what), _amounts(target, source, what)
        if (here or there) and _agree(here, there, source, target, what):
            source, target = _without(source, here), _without(target, there)
    return source, target


_Amounts = dict[int, Decimal]
"""How much of something stands at each place, by the offset of its number."""


def _agree(
    here: _Amounts, there: _Amounts, source: NumberedText, target: NumberedText, what: str
) -> bool:
    """Whether both are the same time, or one is a single unit that the other has no number for."""
    if here and there:
        return sum(here.values()) == sum(there.values())
    amount = sum((here or there).values())
    return any(size == amount for size in _implied((target if here else source).text, what))


def _implied(text: str, what: str) -> Iterator[int]:
    """How long the single units are that `text` names without a number: a decade."""
    for measured, size, _, single in _PATTERNS:
        if measured == what and single.search(text):
            yield size


def _amounts(side: NumberedText, other: NumberedText, what: str) -> _Amounts:
    """The amounts of `what` whose numbers do not stand in `other`."""
    known = {comparable(number) for number in other.numbers}
    return {
        number.span.start: value * size
        for number in side.numbers
        if comparable(number) not in known and (value := _value(number)) is not None
        for measured, size, unit, _ in _PATTERNS
        if measured == what and _has_unit(number, side.text, unit)
    }


def _has_unit(number: NumberValue, text: str, unit: re.Pattern[str]) -> bool:
    """Whether `number` has the unit behind it, or within it (មួយឆ្នាំកន្លះ)."""
    gap = _GAP.match(text, number.span.end)
    behind = unit.match(text, gap.end() if gap else number.span.end)
    return bool(behind or (number.spelled and unit.search(number.text)))


def _value(number: NumberValue) -> Decimal | None:
    if isinstance(number.value, Decimal):
        return number.value
    if number.kind is NumberKind.FRACTION and isinstance(number.value, tuple):
        over, under = number.value
        return Decimal(over or 0) / Decimal(under or 1)
    return None


def _without(side: NumberedText, places: _Amounts) -> NumberedText:
    left = [number for number in side.numbers if number.span.start not in places]
    return replace(side, numbers=left)
