"""NUM107: a quantity has another unit of measure in the target than in the source."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from glossary_kit.check.evidence import Evidence
from glossary_kit.check.rates import rate_difference
from glossary_kit.check.rule import Remark, Severity, UnitRule
from glossary_kit.model.span import Span
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.number_words import KHMER_END
from glossary_kit.text.numbers import NumberValue, comparable

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
    ("tonne", r"tonn?es?|tons?", ("តោន",)),
    ("litre", r"lit(?:re|er)s?", ("លីត្រ",)),
    ("megawatt", r"mw|megawatts?", ("មេហ្គាវ៉ាត់",)),
    ("kilowatt", r"kw|kilowatts?", ("គីឡូវ៉ាត់",)),
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
_SIGNS = {"$": "dollar", "€": "euro", "៛": "riel", "฿": "baht"}


def check(evidence: Evidence) -> Iterator[Remark]:
    """A remark for each number with another unit on each side, and for a rate of another span."""
    yield from _of_quantities(evidence)
    difference = rate_difference(
        evidence.source_prose, evidence.target_prose, evidence.unit.target_lang
    )
    if difference:
        found = difference.span.of(evidence.target_prose)
        expected = difference.in_khmer if has_khmer(found) else difference.wanted
        yield Remark(
            message=f"the source says how much it is per {difference.wanted}, not “{found}”",
            span=difference.span,
            source_term=difference.wanted,
            expected=(expected,),
            verdict="another unit",
            suggestion=expected,
        )


def _of_quantities(evidence: Evidence) -> Iterator[Remark]:
    target = evidence.unit.target
    wanted = _units(evidence.source_numbers, evidence.unit.source)
    if not any(unit for units in wanted.values() for unit in units):
        return
    others = _units(evidence.target_numbers, target)
    for found in evidence.target_numbers:
        unit, span = _unit(found, target)
        units = wanted.get(comparable(found), {None})
        if unit and span and len(units) == 1 and not units & {None, *others[comparable(found)]}:
            yield _remark(found, str(next(iter(units))), span, target)


def _units(numbers: Sequence[NumberValue], text: str) -> dict[Hashable, set[str | None]]:
    """The units that each value has in `text`; `None` among them where it stands without."""
    units: dict[Hashable, set[str | None]] = {}
    for number in numbers:
        units.setdefault(comparable(number), set()).add(_unit(number, text)[0])
    return units


def _remark(found: NumberValue, wanted: str, span: Span, target: str) -> Remark:
    in_khmer = next(khmer[0] for name, _, khmer in _UNITS if name == wanted)
    expected = in_khmer if has_khmer(span.of(target)) else wanted
    return Remark(
        message=f"the source has {wanted} after “{found.text}”, not “{span.of(target)}”",
        span=span,
        source_term=wanted,
        expected=(expected,),
        verdict="another unit",
        suggestion=expected if has_khmer(expected) else None,
    )


@cache
def _after() -> re.Pattern[str]:
    """A unit behind a number; the group that matched is the number of the unit's row."""
    rows = []
    for place, (_, english, khmer) in enumerate(_UNITS):
        words = "|".join(map(re.escape, khmer))
        rows.append((place, rf"(?:(?:{english})(?![a-z²\d])|(?:{words}){KHMER_END})"))
    # The square kilometre before the kilometre.
    rows.sort(key=lambda row: -max(map(len, _UNITS[row[0]][2])))
    units = "|".join(rf"(?P<u{place}>{pattern})" for place, pattern in rows)
    return re.compile(rf"[ \u00a0\u200b-]?(?:{units})", re.IGNORECASE)


def _unit(number: NumberValue, text: str) -> tuple[str | None, Span | None]:
    """The unit of `number` in `text`, and where it stands."""
    sign = text[number.span.start - 1 : number.span.start]
    if sign in _SIGNS and number.span.start:
        return _SIGNS[sign], Span(number.span.start - 1, number.span.start)
    match = _after().match(text, number.span.end)
    if not match or not match.lastgroup:
        return None, None
    return _UNITS[int(match.lastgroup[1:])][0], Span(*match.span(match.lastgroup))


RULE = UnitRule(
    code="NUM107",
    name="unit-mismatch",
    summary="A quantity has another unit of measure in the target than in the source.",
    severity=Severity.MAJOR,
    check=check,
    bilingual=True,
)
