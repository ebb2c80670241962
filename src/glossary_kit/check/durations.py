"""The same time in other units: 90 minutes, ១ ម៉ោង ៣០ នាទី; 24 months, ២ ឆ្នាំ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from glossary_kit.check.number_matching import NumberedText
from glossary_kit.text.number_words import KHMER_END
from glossary_kit.text.numbers import NumberValue

#: What is measured, by what, and how many of it each unit is.
_UNITS = (
    ("time", 1, "seconds?|វិនាទី"),
    ("time", 60, "min(?:ute)?s?|នាទី"),
    ("time", 3600, "h(?:ou)?rs?|ម៉ោង"),
    ("time", 86_400, "days?|ថ្ងៃ"),
    ("time", 604_800, "weeks?|សប្តាហ៍|សប្ដាហ៍|អាទិត្យ"),
    ("months", 1, "months?|ខែ"),
    ("months", 12, "years?|ឆ្នាំ"),
)
_PATTERNS = tuple(
    (what, size, re.compile(rf"[ \u00a0\u200b-]?(?:{names})(?![a-z]){KHMER_END}", re.IGNORECASE))
    for what, size, names in _UNITS
)


def same_durations(
    missing: list[NumberValue], source: NumberedText, extra: list[NumberValue], target: NumberedText
) -> None:
    """Take out of `missing` and `extra` what in sum is the same time, in whatever units."""
    for what in ("time", "months"):
        here = _amounts(missing, source.text, what)
        there = _amounts(extra, target.text, what)
        if here and sum(here.values()) == sum(there.values()):
            missing[:] = [number for number in missing if number.span.start not in here]
            extra[:] = [number for number in extra if number.span.start not in there]


def _amounts(numbers: Iterable[NumberValue], text: str, what: str) -> dict[int, Decimal]:
    """How much of `what` stands at each place, by the offset of its number."""
    return {
        number.span.start: number.value * size
        for number in numbers
        for measured, size, unit in _PATTERNS
        if measured == what
        and isinstance(number.value, Decimal)
        and unit.match(text, number.span.end)
    }
