"""NUM101: the numbers of source and target are not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.text.folded import fold_key
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

_Date = tuple[int | None, int | None, int | None]
_IN_NAME = re.compile(r"(?<=[a-z])\d+|\d+(?=[a-z])")  # the 4 of 4IR, the 20 of G20
_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each number that one side has and the other lacks; a changed one is one."""
    unit = evidence.unit
    if not unit.target.strip():
        return
    source, target = evidence.source_numbers, evidence.target_numbers
    missing = _unmatched(source, target, unit.target)
    extra = _unmatched(target, source, unit.source)
    for wanted, found in zip_longest(missing, extra):
        yield _remark(wanted, found)


def _unmatched(
    these: Sequence[NumberValue], those: Sequence[NumberValue], those_text: str
) -> list[NumberValue]:
    """The numbers of `these` that stand nowhere in `those`, each value once."""
    in_names = {Decimal(digits) for digits in _IN_NAME.findall(fold_key(those_text))}
    unmatched = {
        comparable(number): number
        for number in these
        if not (number.spelled or number.kind is NumberKind.BUDDHIST_YEAR)
        and comparable(number) not in in_names
        and not _stands_in(number, those)
    }
    return list(unmatched.values())


def _stands_in(number: NumberValue, others: Sequence[NumberValue]) -> bool:
    """Whether one of `others` is the same number, or they have its parts if it is a date."""
    parts = _date_parts(number)
    dates = [other_parts for other in others if (other_parts := _date_parts(other))]
    if parts is None:
        in_dates = {part for other in dates for part in other}
        return number.value in in_dates or comparable(number) in map(comparable, others)
    if any(_agree(parts, other) for other in dates):
        return True
    # A month that is written in a way not known leaves day and year as plain numbers.
    known = {comparable(other) for other in others}
    return not dates and known.issuperset({part for part in (parts[0], parts[2]) if part})


def _date_parts(number: NumberValue) -> _Date | None:
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


def _remark(wanted: NumberValue | None, found: NumberValue | None) -> Remark:
    if found is None:
        text = wanted.text if wanted else ""
        return Remark(
            message=f"“{text}” of the source is missing",
            source_term=text,
            expected=(text,),
            verdict="absent",
        )
    if wanted is None:
        message = f"“{found.text}” does not stand in the source"
        return Remark(message=message, span=found.span, verdict="not in the source")
    return Remark(
        message=f"“{wanted.text}” of the source has become “{found.text}”",
        span=found.span,
        source_term=wanted.text,
        expected=(wanted.text,),
        verdict="another value",
        suggestion=_in_digits_of(found.text, wanted.text),
    )


def _in_digits_of(model: str, number: str) -> str | None:
    """`number`, if it is digits alone, in the digits that `model`, also digits alone, has."""
    if not (number.isdecimal() and model.isdecimal()):
        return None
    return number if model.isascii() else number.translate(_KHMER_DIGITS)


RULE = UnitRule(
    code="NUM101",
    name="number-mismatch",
    summary="A number of the source is missing in the target, or the target has another one.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
