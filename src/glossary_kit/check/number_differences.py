"""How the numbers of a target differ from those of its source, each difference once.

Numbers are compared as values; see `text.numbers`. Rules report the differences by kind, so
that no number is reported by two rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

_Date = tuple[int | None, int | None, int | None]
_IN_NAME = re.compile(r"(?<=[a-z])\d+|\d+(?=[a-z])")  # the 4 of 4IR, the 20 of G20
ERA_OFFSETS = (543, 544)
"""What the Buddhist year is ahead: it turns at Visakha Bochea, in April or May."""


class DifferenceKind(StrEnum):
    """Which rule reports a difference."""

    NUMBER = "number"
    DATE = "date"
    REFERENCE = "reference"
    ERA = "era"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDifference:
    """A number of the source that the target lacks (`wanted`), or has instead (`found`)."""

    kind: DifferenceKind
    wanted: NumberValue | None = None
    found: NumberValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedText:
    """A text with its numbers."""

    text: str
    numbers: Sequence[NumberValue]


def number_differences(
    source: NumberedText, target: NumberedText
) -> tuple[NumberDifference, ...]:
    """The differences between two texts, a changed number being one."""
    missing = _unmatched(source, target)
    extra = _unmatched(target, source)
    differences = list(_era_differences(source, target, missing, extra))
    for wanted, found in _paired(missing, extra):
        kind = _kind(wanted, found, source.text, target.text)
        differences.append(NumberDifference(kind=kind, wanted=wanted, found=found))
    spelled = _spelled_difference(source, target)
    return (*differences, *([spelled] if spelled else ()))


def _unmatched(these: NumberedText, those: NumberedText) -> list[NumberValue]:
    """The numbers of `these` that stand nowhere in `those`, each value once."""
    in_names = {Decimal(digits) for digits in _IN_NAME.findall(fold_key(those.text))}
    unmatched: dict[Hashable, NumberValue] = {}
    for number in these.numbers:
        if number.spelled or number.kind is NumberKind.BUDDHIST_YEAR:
            continue
        value = comparable(number)
        if value not in in_names and not _stands_in(number, those.numbers):
            unmatched.setdefault(value, number)
    return list(unmatched.values())


def _stands_in(number: NumberValue, others: Sequence[NumberValue]) -> bool:
    """Whether one of `others` is the same number, or they have its parts if it is a date."""
    parts = date_parts(number)
    dates = [other_parts for other in others if (other_parts := date_parts(other))]
    if parts is None:
        in_dates = {part for other in dates for part in other}
        return number.value in in_dates or comparable(number) in map(comparable, others)
    if any(_agree(parts, other) for other in dates):
        return True
    # A month that is written in a way not known leaves day and year as plain numbers.
    known = {comparable(other) for other in others}
    return not dates and known.issuperset({part for part in (parts[0], parts[2]) if part})


def date_parts(number: NumberValue) -> _Date | None:
    """Year, month and day, each `None` where left out; `None` if the number is no date."""
    if number.kind is not NumberKind.DATE:
        return None
    value = number.value
    if isinstance(value, date):
        return value.year, value.month, value.day
    year, month, day = value if isinstance(value, tuple) else (None, None, None)
    return year, month, day


def _agree(one: _Date, other: _Date) -> bool:
    return all(None in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


def _era_differences(
    source: NumberedText,
    target: NumberedText,
    missing: list[NumberValue],
    extra: list[NumberValue],
) -> Iterator[NumberDifference]:
    """What is wrong with Buddhist years; takes what they explain out of `missing` and `extra`."""
    years = {year: number for number in source.numbers if (year := _year(number)) is not None}
    named = {_plain(n) for n in source.numbers if n.kind is NumberKind.BUDDHIST_YEAR}
    for found in target.numbers:
        value = _plain(found)
        if value is None or not 2300 <= value < 2800:
            continue
        wanted = next((years[value - ahead] for ahead in ERA_OFFSETS if value - ahead in years), None)
        marked = found.kind is NumberKind.BUDDHIST_YEAR
        if wanted and (marked or found in extra):
            _discard(missing, wanted)
            _discard(extra, found)
        if marked and not wanted and value not in named and (named or years):
            wanted = next(iter(years.values()), None) if not named else _marked(source)
            if wanted in missing or named:
                _discard(missing, wanted)
                yield NumberDifference(kind=DifferenceKind.ERA, wanted=wanted, found=found)
        elif not marked and wanted and _year(found) is None:
            yield NumberDifference(kind=DifferenceKind.ERA, wanted=wanted, found=found)
