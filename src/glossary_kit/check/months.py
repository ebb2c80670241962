"""Months without a day or a year: in March, ខែមេសា."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossary_kit.check.eras import date_parts
from glossary_kit.check.number_matching import NumberedText
from glossary_kit.model.span import Span
from glossary_kit.text.dates import month_names
from glossary_kit.text.number_words import KHMER_END, one_of
from glossary_kit.text.numbers import NumberKind, NumberValue

#: Words of every day, too, and names of people: months only behind one of these.
_DOUBTFUL = ("May", "March")
_BEFORE = (
    "in|of|by|since|until|till|from|to|early|late|mid|last|next|this|during|every|each|before|after"
    "|through|between|and|or|for"
)


def month_difference(
    source: NumberedText, target: NumberedText
) -> tuple[NumberValue, NumberValue] | None:
    """The only month of each text that the other does not have, if neither is part of a date."""
    wanted, found = dict(_alone(source)), dict(_alone(target))
    missing = wanted.keys() - found.keys() - _of_dates(target)
    extra = found.keys() - wanted.keys() - _of_dates(source)
    if len(missing) != 1 or len(extra) != 1:
        return None
    return wanted[missing.pop()], found[extra.pop()]


def _of_dates(side: NumberedText) -> set[int | None]:
    return {parts[1] for number in side.numbers if (parts := date_parts(number))}


def _alone(side: NumberedText) -> Iterator[tuple[int, NumberValue]]:
    dates = [number.span for number in side.numbers if number.kind is NumberKind.DATE]
    for match in _pattern().finditer(side.text) if _may_hold_months().search(side.text) else ():
        name = match[str(match.lastgroup)]
        span = Span(match.end() - len(name), match.end())
        if not any(map(span.overlaps, dates)):
            month = _months()[name]
            value = (None, month, None)
            yield month, NumberValue(span=span, kind=NumberKind.DATE, value=value, text=name)


@cache
def _months() -> dict[str, int]:
    names = {
        name: number for lang in ("en", "km") for number, name in enumerate(month_names(lang), 1)
    }
    return names | {"កុម្ភះ": 2}


@cache
def _may_hold_months() -> re.Pattern[str]:
    """What every month begins with. All letters: found fast."""
    return re.compile("|".join(("ខែ", *month_names("en"))))


@cache
def _pattern() -> re.Pattern[str]:
    english = one_of(name for name in month_names("en") if name not in _DOUBTFUL)
    khmer = one_of(name for name in _months() if not name.isascii())
    return re.compile(
        rf"\b(?P<english>{english})\b|\b(?:{_BEFORE})[ -](?P<doubtful>{one_of(_DOUBTFUL)})\b"
        rf"|ខែ ?(?P<khmer>{khmer}){KHMER_END}"
    )
