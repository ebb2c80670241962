"""How the numbers of a target differ from those of its source, each difference once.

Numbers are compared as values; see `text.numbers`. Rules report the differences by kind, so
that no number is reported by two rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest

from glossary_kit.check.durations import without_same_durations
from glossary_kit.check.eras import date_parts, era_differences
from glossary_kit.check.months import month_difference
from glossary_kit.check.number_matching import (
    NumberedText,
    first_days,
    repeated_numbers,
    unmatched,
)
from glossary_kit.check.number_signs import turned_numbers
from glossary_kit.check.numbered_names import renamed
from glossary_kit.check.references import exchanged_references, is_reference, renumbered
from glossary_kit.check.round_the_clock import without_round_the_clock
from glossary_kit.check.spelled_numbers import lost_ordinals, lost_words, spelled_difference
from glossary_kit.check.units import is_one_of_a_unit
from glossary_kit.text.numbers import NumberKind, NumberValue


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


def number_differences(source: NumberedText, target: NumberedText) -> tuple[NumberDifference, ...]:
    """The differences between two texts, a changed number being one."""
    source, target = without_same_durations(*without_round_the_clock(source, target))
    return tuple(
        NumberDifference(kind=kind, wanted=wanted, found=found)
        for kind, (wanted, found) in _differing(source, target)
    )


_Pair = tuple[NumberValue | None, NumberValue | None]


def _differing(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[DifferenceKind, _Pair]]:
    missing = unmatched(source, target, whole_dates=True)
    extra = unmatched(target, source)
    for pair in era_differences(source.numbers, target.numbers, missing, extra):
        yield DifferenceKind.ERA, pair
    if spelled := spelled_difference(source, target):
        yield DifferenceKind.NUMBER, spelled
    else:
        missing += [*lost_words(source, target), *lost_ordinals(source, target)]
    if len(missing) == 1 and not extra and len(words := lost_words(target, source)) == 1:
        extra = words
    for wanted, found in _paired(missing, extra):
        if not _is_grammar(wanted, found, source.text, target.text):
            yield _kind(wanted, found, source, target), (wanted, found)
    for pair in chain(exchanged_references(source, target), renumbered(source, target)):
        yield DifferenceKind.REFERENCE, pair
    for pair in chain(turned_numbers(source, target), renamed(source, target)):
        yield DifferenceKind.NUMBER, pair
    for found in repeated_numbers(source, target):
        yield DifferenceKind.NUMBER, (None, found)
    if month := month_difference(source, target):
        yield DifferenceKind.DATE, month


def _paired(missing: Sequence[NumberValue], extra: Sequence[NumberValue]) -> Iterator[_Pair]:
    """What is missing with what stands in its place: like with like first, each in its order."""
    left_missing, left_extra = list(missing), list(extra)
    for alike in (_same_kind, _same_nature):
        for wanted in missing:
            found = next((found for found in left_extra if alike(wanted, found)), None)
            if wanted in left_missing and found is not None:
                left_missing.remove(wanted)
                left_extra.remove(found)
                yield wanted, found
    yield from zip_longest(left_missing, left_extra)


def _same_kind(wanted: NumberValue, found: NumberValue) -> bool:
    return wanted.kind is found.kind


def _same_nature(wanted: NumberValue, found: NumberValue) -> bool:
    """Whether both are dates or percentages, or neither is."""
    special = (NumberKind.DATE, NumberKind.PERCENT)
    return not {wanted.kind, found.kind}.intersection(special)


def _is_grammar(
    wanted: NumberValue | None, found: NumberValue | None, source: str, target: str
) -> bool:
    """Whether a one in digits is what the other side has without (*to the dollar*)."""
    if wanted and found:
        return False
    return bool(
        (wanted and is_one_of_a_unit(wanted, source, target))
        or (found and is_one_of_a_unit(found, target, source))
    )


def _kind(
    wanted: NumberValue | None,
    found: NumberValue | None,
    source: NumberedText,
    target: NumberedText,
) -> DifferenceKind:
    decisive, text = (wanted, source.text) if wanted else (found, target.text)
    if decisive and is_reference(decisive, text):
        return DifferenceKind.REFERENCE
    if wanted in dict(first_days(source)) and found in dict(first_days(target)):
        return DifferenceKind.DATE
    if all(number is None or number.kind is NumberKind.DATE for number in (wanted, found)):
        same_day = wanted and found and _without_year(wanted) == _without_year(found)
        return DifferenceKind.NUMBER if same_day else DifferenceKind.DATE
    return DifferenceKind.NUMBER


def _without_year(number: NumberValue) -> tuple[int | None, ...]:
    return (date_parts(number) or ())[1:]
