"""Buddhist and Common Era years, and what is wrong where a draft goes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from glossary_kit.text.numbers import NumberKind, NumberValue

DateParts = tuple[int | None, int | None, int | None]
AHEAD = (543, 544)
"""How far the Buddhist year is ahead: it turns at Visakha Bochea, in April or May."""
_Found = tuple[NumberValue | None, NumberValue | None]


def era_differences(
    source: Sequence[NumberValue],
    target: Sequence[NumberValue],
    missing: list[NumberValue],
    extra: list[NumberValue],
) -> Iterator[_Found]:
    """The years of `source` with what the target makes of them, where the era is wrong.

    What eras explain, rightly or wrongly, is taken out of `missing` and `extra`: the numbers
    of each side that do not stand in the other.
    """
    of_source = [number for number in source if number.kind is NumberKind.BUDDHIST_YEAR]
    of_target = [number for number in target if number.kind is NumberKind.BUDDHIST_YEAR]
    yield from _unmarked(missing, extra)
    for found in of_target:
        same = [number for number in of_source if number.value == found.value]
        converted = [number for number in source if _years_apart(number, found) in AHEAD]
        _take(missing, _said_by_the_year(converted, target))
        if not same and not converted:
            dated = [number for number in source if _is_dated(number)]
            wanted = next(iter(_years(missing) or _unmet(of_source, target) or dated), None)
            if wanted is not None:
                _take(missing, [wanted])
                yield wanted, found
    for wanted in of_source:
        converted = [found for found in extra if _years_apart(found, wanted) in AHEAD]
        _take(extra, _said_by_the_year(converted, source))
    for wanted in _unmet(of_source, target):
        instead = [found for found in extra if _year(found) == _year(wanted)] or _years(extra)[:1]
        _take(extra, instead)
        if instead or not of_target:
            yield wanted, next(iter(instead), None)


def date_parts(number: NumberValue) -> DateParts | None:
    """Year, month and day, each `None` where left out; `None` if the number is no date."""
    if number.kind is not NumberKind.DATE:
        return None
    value = number.value
    if isinstance(value, date):
        return value.year, value.month, value.day
    year, month, day = value if isinstance(value, tuple) else (None, None, None)
    return year, month, day


def _unmarked(missing: list[NumberValue], extra: list[NumberValue]) -> Iterator[_Found]:
    for found in tuple(extra):
        for wanted in tuple(missing):
            both_dates = (date_parts(wanted) or ())[1:] == (date_parts(found) or ())[1:]
            if _years_apart(wanted, found) in AHEAD and both_dates:
                missing.remove(wanted)
                extra.remove(found)
                yield wanted, found
                break


def _unmet(of_source: Sequence[NumberValue], target: Sequence[NumberValue]) -> list[NumberValue]:
    """The Buddhist years of the source that the target gives in neither era."""
    return [
        wanted
        for wanted in of_source
        if not any(
            (found.kind is wanted.kind and found.value == wanted.value)
            or (found.kind is not wanted.kind and _years_apart(found, wanted) in AHEAD)
            for found in target
        )
    ]


def _years(numbers: Sequence[NumberValue]) -> list[NumberValue]:
    return [number for number in numbers if number.kind is NumberKind.YEAR]


def _said_by_the_year(
    converted: Sequence[NumberValue], others: Sequence[NumberValue]
) -> list[NumberValue]:
    """What of `converted` a year of the other era says: a whole date only if `others` have none."""
    dates = any(number.kind is NumberKind.DATE for number in others)
    return [number for number in converted if number.kind is NumberKind.YEAR or not dates]


def _is_dated(number: NumberValue) -> bool:
    """Whether `number` is a year, or a date that has one."""
    kinds = (NumberKind.YEAR, NumberKind.BUDDHIST_YEAR, NumberKind.DATE)
    return number.kind in kinds and _year(number) is not None


def _take(numbers: list[NumberValue], taken: Sequence[NumberValue]) -> None:
    numbers[:] = [number for number in numbers if number not in taken]


def _year(number: NumberValue) -> int | None:
    """The year that a number is or has."""
    if isinstance(number.value, Decimal):
        return int(number.value) if number.value % 1 == 0 and not number.spelled else None
    parts = date_parts(number)
    return parts[0] if parts else None


def _years_apart(earlier: NumberValue, later: NumberValue) -> int | None:
    """How many years `later` is ahead of `earlier`, a year of our era; `None` if it is none."""
    one, other = _year(earlier), _year(later)
    is_year = earlier.kind in (NumberKind.YEAR, NumberKind.DATE)
    return other - one if is_year and one is not None and other is not None else None
