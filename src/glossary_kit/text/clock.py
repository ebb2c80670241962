"""Times of day of both languages: 2:30 p.m., ម៉ោង ២:៣០ រសៀល, ម៉ោង ១៤:៣០."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary_kit.model.span import Span
from glossary_kit.text.number_words import ENGLISH_CARDINALS, one_of

_HOURS = {word: hour for word, hour in ENGLISH_CARDINALS.items() if 0 < hour <= 12}
_COLON = r"(?<![\d:.,])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?![\d:]|[.,]\d)"
_HALF_OF_DAY = (
    r"(?: ?[ap](?:\.m\.|m(?![a-z]))| o'clock(?![a-z])(?: in the [aem][a-z]+| at night)?"
    r"| in the (?:morning|afternoon|evening)(?![a-z])| at night(?![a-z]))"
)
_PART_OF_DAY = " ?(?P<part>ព្រឹក|រសៀល|ល្ងាច|យប់)"
_TIMES = (
    re.compile(rf"{_COLON}(?:{_HALF_OF_DAY}|{_PART_OF_DAY})?"),
    re.compile(rf"(?<![\d:.,])(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d\d))?{_HALF_OF_DAY}"),
    # The first of 8.30 to 11.00 a.m.
    re.compile(
        r"(?<![\d:.,])(?P<hour>\d{1,2})\.(?P<minute>\d\d)"
        rf"(?= ?(?:-|to|and) ?\d{{1,2}}(?:[:.]\d\d)?{_HALF_OF_DAY})"
    ),
    re.compile(
        rf"(?<![a-z])(?:(?:a )?(?P<quarter>quarter) (?P<to>to|past)|(?P<past>half) past)"
        rf" (?P<hour>{one_of(_HOURS)}|\d{{1,2}})(?![a-z\d]){_HALF_OF_DAY}?"
    ),
    # "ម៉ោង ៨", but not "៣ ម៉ោង ២០ នាទី", which is how long something takes.
    re.compile(
        r"(?<!\d)(?<!\d )ម៉ោង ?(?P<hour>\d{1,2})(?![\d:]|[.,]\d| ?(?:នាទី|ដល់))"
        rf"(?: (?:និង ?)?(?P<minute>\d{{1,2}}) ?នាទី| ?(?P<past>កន្លះ))?(?:{_PART_OF_DAY})?"
    ),
)

#: Twelve o'clock, by day and by night.
NOONS = ("noon", "midday", "midnight", "ថ្ងៃត្រង់", "អធ្រាត្រ", "អាធ្រាត្រ")
_NOON = re.compile(rf"(?<![a-z])(?:{'|'.join(NOONS)})(?![a-z])")
_MARK = re.compile(
    rf"{'|'.join(NOONS)}|:\d|am(?![a-z])|pm(?![a-z])|a\.m\.|p\.m\.|ម៉ោង|o'clock|night"
    "|morning|afternoon|evening|\\dh\\d|half past|quarter (?:to|past)"
)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day at `span`: the hour, 0 to 24, as it is said, and the minute.

    `spelled` are noon and midnight, both 12.
    """

    span: Span
    hour: int
    minute: int
    spelled: bool = False


def find_times(key: str) -> Iterator[FoundTime]:
    """The times in `key`, a text's key; of each notation from left to right."""
    if not _MARK.search(key):
        return
    for pattern in _TIMES:
        for match in pattern.finditer(key):
            groups = match.groupdict()
            minute = int(groups.get("minute") or (30 if groups.get("past") else 0))
            hour = _HOURS.get(groups["hour"]) or int(groups["hour"])
            if groups.get("quarter"):
                hour, minute = (hour - 1, 45) if groups["to"] == "to" else (hour, 15)
            if hour <= 24 and minute < 60:
                yield FoundTime(Span(*match.span()), hour, minute)
    for match in _NOON.finditer(key):
        yield FoundTime(Span(*match.span()), 12, 0, spelled=True)
