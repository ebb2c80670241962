"""Dates of both languages as year, month and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key
from glossary_kit.text.number_words import ENGLISH_ORDINALS, KHMER_END, one_of

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
#: The days of the month in words: the seventh of January.
_DAYS = {
    **ENGLISH_ORDINALS,
    **{f"twenty-{word}": 20 + value for word, value in ENGLISH_ORDINALS.items() if value < 10},
    "thirtieth": 30,
    "thirty-first": 31,
}
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NUMERIC = (
    rf"(?<![\d/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
    rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?![/-])",
    r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<short>\d\d)(?![\d/])",
    rf"ថ្ងៃ ?ទី ?{_DAY} ?ខែ ?(?:ទី ?)?(?P<month>\d{{1,2}}) ?(?:នៃ)?(?:ឆ្នាំ ?){_YEAR}",
)


#: Two digits from here on are a year of the last century, as POSIX has it.
_LAST_CENTURY = 69


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `span`; the year or the day is `None` where the text leaves it out."""

    span: Span
    year: int | None
    month: int
    day: int | None


def find_dates(key: str) -> Iterator[FoundDate]:
    """The dates in `key`, a text's key, from left to right and without overlap.

    `17/01/2025` is the 17th of January, as Cambodia writes it; if the second number can be no
    month, the first one is.
    """
    matches = [
        match
        for sign, patterns in _patterns()
        if sign.search(key)
        for pattern in patterns
        for match in pattern.finditer(key)
    ]
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        found = _date(match)
        if match.start() >= end and found is not None:
            yield found
            end = match.end()


def months_named(key: str) -> frozenset[int]:
    """The months whose names stand in `key`, a text's key."""
    return frozenset(number for name, number in _months().items() if name in key)


@cache
def month_names(lang: str) -> tuple[str, ...]:
    """The names of the months in the language `lang`, from CLDR."""
    from babel import Locale

    names = Locale(lang).months["format"]["wide"]
    return tuple(str(names[month]) for month in range(1, 13))


@cache
def _months() -> dict[str, int]:
    """The keys of the names of the months, from CLDR."""
    from babel import Locale

    months = dict[str, int]()
    for lang in ("en", "km"):
        for width in ("wide", "abbreviated"):
            names = Locale(lang).months["format"][width]
            months |= {fold_key(name): number for number, name in names.items()}
    return months | {"sept": 9, "កុម្ភះ": 2}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """The patterns of dates, each few behind what they must have: all letters, found fast."""
    names = _months()
    english_names = [name for name in names if name.isascii()]
    khmer_names = [name for name in names if not name.isascii()]
    english = rf"(?<![a-z])(?P<name>{one_of(english_names)})\.?(?![a-z])"
    khmer = rf"(?P<name>{one_of(khmer_names)}){KHMER_END}"
    no_may = "(?!may[^a-z])(?!march[^a-z])"  # "may 5 people", "march 5 miles"
    in_english = (
        rf"(?<![\d.,]){_DAY}(?: of)? {english}(?:,? {_YEAR})?",
        rf"(?<![a-z-])(?P<nth>{one_of(_DAYS)})(?: day)? of {english}(?:,? {_YEAR})?",
        rf"{english} \d{{1,2}} ?(?:-|to|and|&) ?(?P<last>){_DAY},? {_YEAR}",
        rf"{english} {_DAY},? {_YEAR}",
        rf"{no_may}{english} {_DAY}(?![.,]?\d|%)",
        rf"{english},? {_YEAR}",
    )
    in_khmer = (
        rf"(?<![\d.,]){_DAY} ?(?:ខែ ?)?{khmer}(?: ?(?:នៃ ?)?(?:ឆ្នាំ ?)?{_YEAR})?",
        rf"{khmer} ?(?:នៃ ?)?(?:ឆ្នាំ ?)?{_YEAR}",
    )
    return tuple(
        (re.compile(sign), tuple(map(re.compile, patterns)))
        for sign, patterns in (
            (r"/\d|\.\d|-\d|ខែ", _NUMERIC),
            ("|".join(map(re.escape, english_names)), in_english),
            ("|".join(khmer_names), in_khmer),
        )
    )


def _date(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    month = _months()[groups["name"]] if groups.get("name") else int(groups["month"])
    day = int(groups["day"]) if groups.get("day") else _DAYS.get(groups.get("nth") or "")
    year = int(groups["year"]) if groups.get("year") else None
    if groups.get("short"):
        year = int(groups["short"]) + (1900 if int(groups["short"]) >= _LAST_CENTURY else 2000)
    if groups.get("mark") and day is not None and day <= 12 < month:
        month, day = day, month
    try:
        date(year or 2000, month, day or 1)  # 2000 was a leap year
    except ValueError:
        return None
    # Of "April 28–30, 2025" the first day stands before the date.
    start = match.start("last") if "last" in groups else match.start()
    return FoundDate(Span(start, match.end()), year, month, day)
