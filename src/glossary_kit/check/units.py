"""The units of measure behind numbers, in both languages: 5 km, ៥ គីឡូម៉ែត្រ."""

from __future__ import annotations

import re
from functools import cache

from glossary_kit.model.span import Span
from glossary_kit.text.number_words import KHMER_END, one_of
from glossary_kit.text.numbers import NumberKind, NumberValue

#: How a unit is written after a number: in English, in Khmer; the first Khmer one is offered.
_UNITS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("kilometre", r"km|kilomet(?:re|er)s?", ("គីឡូម៉ែត្រ", "គ.ម")),
    ("square kilometre", r"km2|km²|square kilomet(?:re|er)s?", ("គីឡូម៉ែត្រការ៉េ",)),
    ("metre", r"m|met(?:re|er)s?", ("ម៉ែត្រ",)),
    ("square metre", r"m2|m²|square met(?:re|er)s?", ("ម៉ែត្រការ៉េ",)),
    ("centimetre", r"cm|centimet(?:re|er)s?", ("សង់ទីម៉ែត្រ",)),
    ("millimetre", r"mm|millimet(?:re|er)s?", ("មីលីម៉ែត្រ",)),
    ("hectare", r"ha|hectares?", ("ហិកតា",)),
    ("kilogram", r"kg|kilograms?|kilos?", ("គីឡូក្រាម", "គ.ក")),
    ("gram", r"g|grams?", ("ក្រាម",)),
    ("milligram", r"mg|milligrams?", ("មិល្លីក្រាម", "មីលីក្រាម")),
    ("tonne", r"tonn?es?|tons?", ("តោន",)),
    ("litre", r"lit(?:re|er)s?", ("លីត្រ",)),
    ("millilitre", r"ml|millilit(?:re|er)s?", ("មិល្លីលីត្រ", "មីលីលីត្រ")),
    ("cubic metre", r"m3|m³|cubic met(?:re|er)s?", ("ម៉ែត្រគូប",)),
    ("hertz", r"hz|hertz", ("ហឺត",)),
    ("kilohertz", r"khz|kilohertz", ("គីឡូហឺត",)),
    ("megahertz", r"mhz|megahertz", ("មេហ្គាហឺត",)),
    ("gigahertz", r"ghz|gigahertz", ("ជីកាហឺត",)),
    ("gigawatt", r"gw|gigawatts?", ("ជីកាវ៉ាត់",)),
    ("megawatt", r"mw|megawatts?", ("មេហ្គាវ៉ាត់", "មេកាវ៉ាត់")),
    ("kilowatt", r"kw|kilowatts?", ("គីឡូវ៉ាត់",)),
    ("kilowatt-hour", r"kwh|kilowatt[- ]hours?", ("គីឡូវ៉ាត់ម៉ោង",)),
    ("kilobyte", r"kb|kilobytes?", ("គីឡូបៃ",)),
    ("terabyte", r"tb|terabytes?", ("តេរ៉ាបៃ",)),
    ("megabyte", r"mb|megabytes?", ("មេកាបៃ", "មេហ្គាបៃ")),
    ("gigabyte", r"gb|gigabytes?", ("ជីកាបៃ", "ហ្គីហ្គាបៃ")),
    ("dollar", r"(?:us ?)?dollars?|usd", ("ដុល្លារ", "ដុល្លា")),
    ("riel", r"riels?|khr|៛", ("រៀល", "៛")),
    ("euro", r"euros?|eur|€", ("អឺរ៉ូ", "យូរ៉ូ")),
    ("baht", r"baht|thb|฿", ("បាត",)),
    ("yuan", r"yuan|cny|rmb", ("យ៉ន់", "យ័ន")),
    ("yen", r"yen|jpy|¥", ("យេន",)),
    ("pound", r"pounds? sterling|gbp|£", ("ផោន",)),
    ("degree Celsius", r"°\s?c|℃|degrees? (?:celsius|centigrade)", ("អង្សាសេ",)),
    ("degree Fahrenheit", r"°\s?f|℉|degrees? fahrenheit", ("អង្សាហ្វារិនហៃ",)),
    ("mile", r"miles?", ("ម៉ាយល៍", "ម៉ៃល៍")),
    ("second", r"seconds", ("វិនាទី",)),
    ("minute", r"minutes?|mins?", ("នាទី",)),
    ("hour", r"hours?|hrs?", ("ម៉ោង",)),
    ("day", r"(?:working |calendar |business )?days?", ("ថ្ងៃ",)),
    ("week", r"weeks?", ("សប្តាហ៍", "សប្ដាហ៍", "អាទិត្យ")),
    ("month", r"months?", ("ខែ",)),
    ("year", r"years?", ("ឆ្នាំ",)),
)
#: What stands for a currency before a number.
_SIGNS = {
    "$": "dollar",
    "€": "euro",
    "៛": "riel",
    "฿": "baht",
    "£": "pound",
    "¥": "yen",
    "USD": "dollar",
    "EUR": "euro",
    "KHR": "riel",
    "THB": "baht",
    "GBP": "pound",
    "JPY": "yen",
    "CNY": "yuan",
}
_BEFORE = re.compile(rf"(?<![A-Z])(?P<sign>{one_of(_SIGNS)}) ?$")


def in_khmer(unit: str) -> str:
    """How `unit` is offered in Khmer."""
    return next(khmer[0] for name, _, khmer in _UNITS if name == unit)


@cache
def _after() -> re.Pattern[str]:
    """A unit behind a number; the group that matched is the number of the unit's row."""
    rows = []
    for place, (_, english, khmer) in enumerate(_UNITS):
        words = "|".join(map(re.escape, khmer))
        rows.append((place, rf"(?:(?:{english})(?![a-z²³\d])|(?:{words}){KHMER_END})"))
    # The square kilometre before the kilometre.
    rows.sort(key=lambda row: -max(map(len, _UNITS[row[0]][2])))
    units = "|".join(rf"(?P<u{place}>{pattern})" for place, pattern in rows)
    return re.compile(rf"[ \u00a0\u200b-]?(?:{units})", re.IGNORECASE)


def unit_of(number: NumberValue, text: str) -> tuple[str | None, Span | None]:
    """The unit of `number` in `text`, and where it stands."""
    before = _BEFORE.search(text, max(0, number.span.start - 5), number.span.start)
    if before:
        return _SIGNS[before["sign"]], Span(*before.span("sign"))
    match = _after().match(text, number.span.end)
    if not match or not match.lastgroup:
        return None, None
    return _UNITS[int(match.lastgroup[1:])][0], Span(*match.span(match.lastgroup))


def is_one_of_a_unit(number: NumberValue, text: str, other: str) -> bool:
    """Whether `number` of `text` is the one of ១ ដុល្លារ, and `other` has dollars, too."""
    if number.kind is not NumberKind.CARDINAL or number.value != 1:
        return False
    unit = unit_of(number, text)[0]
    return unit is not None and _named(unit).search(other) is not None


@cache
def _named(unit: str) -> re.Pattern[str]:
    english, khmer = next((english, khmer) for name, english, khmer in _UNITS if name == unit)
    words = "|".join(map(re.escape, khmer))
    return re.compile(rf"(?<![a-z])(?:{english})(?![a-z])|(?:{words}){KHMER_END}", re.IGNORECASE)
