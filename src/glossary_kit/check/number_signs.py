"""What stands beside a number and turns it: a minus, the half of the day, BCE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glossary_kit.check.number_matching import NumberedText
from glossary_kit.model.span import Span
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

#: A minus: not of a range, nor what begins an item of a list.
_MINUS = re.compile(r"(?<=[^\d\s])[\s(«“\"]+[-−–]$")
#: A minus that begins a text, where a hyphen may begin an item of a list.
_MINUS_FIRST = re.compile(r"−(?=\d)|-(?=\d[\d.,]* ?[°%])")
#: How the other side may say the same without a sign; of degrees, which fall to what they are.
_SAID_OF_DEGREES = re.compile(
    r"\b(?:minus|negative|below)|[-−–] ?\d|ដក|អវិជ្ជមាន|ក្រោម", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:minus|negative|below|under|f[ae]ll|drop|decreas|declin|down|loss|lost|los[ei]|reduc|less|cut"
    r"|shr[aiu]nk|deficit)|[-−–] ?\d|ដក|អវិជ្ជមាន|ក្រោម|ធ្លាក់|ថយ|ចុះ|បន្ថយ|ខាត|ឱនភាព",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<![\d:.,])(\d{1,3}) ?: ?(\d{1,3})(?![\d:]|[.,]\d)")
_HALVES = (
    re.compile(r"\ba\.?m\b|morning|ព្រឹក", re.IGNORECASE),
    re.compile(r"\bp\.?m\b|afternoon|evening|noon|midday|រសៀល|ល្ងាច|ថ្ងៃត្រង់", re.IGNORECASE),
)
_NIGHT = re.compile("night|យប់|អធ្រាត្រ|អាធ្រាត្រ", re.IGNORECASE)
#: Years and centuries before our era.
_BEFORE_OUR_ERA = re.compile(r"(?: century)? (?:BCE?\b|B\.C\.)| ?មុន ?(?:គ\.|គ្រិស្ត)")


def turned_numbers(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[NumberValue, NumberValue]]:
    """The numbers of `source` that have the same value in `target`, but are not the same there."""
    yield from _ratios(source, target)
    for wanted in source.numbers:
        here = [each for each in source.numbers if comparable(each) == comparable(wanted)]
        there = [each for each in target.numbers if comparable(each) == comparable(wanted)]
        if len(here) == len(there) == 1:
            found = there[0]
            if wanted.kind is found.kind is NumberKind.TIME:
                if {_half(wanted), _half(found)} == {0, 1}:
                    yield wanted, found
            elif not wanted.spelled and not found.spelled:
                yield from _turned(wanted, source.text, found, target.text)


def _ratios(
    source: NumberedText, target: NumberedText
) -> Iterator[tuple[NumberValue, NumberValue]]:
    """The ratios whose sides are changed: 3:1 and ១:៣."""
    wanted, found = dict(_pairs(source)), dict(_pairs(target))
    for pair, ratio in wanted.items():
        turned = pair[::-1]
        if pair not in found and turned in found and turned not in wanted:
            yield ratio, found[turned]


def _pairs(side: NumberedText) -> Iterator[tuple[tuple[int, int], NumberValue]]:
    for match in _RATIO.finditer(side.text):
        pair = int(match[1]), int(match[2])
        yield (
            pair,
            NumberValue(
                span=Span(*match.span()), kind=NumberKind.FRACTION, value=pair, text=match[0]
            ),
        )


def _half(time: NumberValue) -> int | None:
    """The half of the day that a time is said to be in, the first (0) or the second (1)."""
    said = [half for half, pattern in enumerate(_HALVES) if pattern.search(time.text)]
    hour = time.value[0] if isinstance(time.value, tuple) else None
    if not said and hour is not None:
        if 12 < hour < 24:
            return 1
        if _NIGHT.search(time.text):
            return 1 if 6 <= hour < 12 else 0
    return said[0] if len(said) == 1 else None


def _turned(
    wanted: NumberValue, source: str, found: NumberValue, target: str
) -> Iterator[tuple[NumberValue, NumberValue]]:
    here, there = _before_our_era(wanted, source), _before_our_era(found, target)
    if (here and not _BEFORE_OUR_ERA.search(target)) or (
        there and not _BEFORE_OUR_ERA.search(source)
    ):
        yield here or wanted, there or found
    one, other = _is_minus(wanted, source), _is_minus(found, target)
    said = _SAID_OF_DEGREES if "°" in source + target else _SAID
    if one != other and not said.search(target if one else source):
        yield (
            (_with_sign(wanted, source) if one else wanted),
            (_with_sign(found, target) if other else found),
        )


def _before_our_era(number: NumberValue, text: str) -> NumberValue | None:
    """`number` with the mark that makes it a year or century before our era, if it has one."""
    mark = _BEFORE_OUR_ERA.match(text, number.span.end)
    if not mark:
        return None
    span = Span(number.span.start, mark.end())
    return replace(number, span=span, text=span.of(text))


def _is_minus(number: NumberValue, text: str) -> bool:
    start = number.span.start
    if start == 1:
        return _MINUS_FIRST.match(text) is not None
    return _MINUS.search(text[max(0, start - 8) : start]) is not None


def _with_sign(number: NumberValue, text: str) -> NumberValue:
    span = Span(number.span.start - 1, number.span.end)
    return replace(number, span=span, text=span.of(text))
