"""Numerals with their scale words, put together: ១,៥លាន, ៣លាន ៥សែន, 5 to 6 million, 2024/25."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise, zip_longest

from glossary_kit.model.span import Span
from glossary_kit.text.document_parts import ENGLISH_PARTS, KHMER_PARTS
from glossary_kit.text.number_words import MULTIPLES, SCALE, SCALES, WORD_START, WORDS, words_value

_UNITS = "(?:[ckm]?m|kg|[kmgt]b|[kmg]?hz|k?wh?|usd|eur|khr|x|s|h|ms|st|nd|rd|th|[bmt]n)(?![a-z])"
#: $3.5m, but 3.5m of cloth.
_MONEY = re.compile("[$€£] ?[\\d.,]+(?P<scale>[km])(?![a-z])")
_MONEY_SCALES = {"k": 10**3, "m": 10**6}


@dataclass(frozen=True, slots=True)
class Part:
    """A numeral with its scale word, before it is known what it stands for."""

    span: Span
    value: Decimal | tuple[int, ...]
    scale: int
    spelled: bool
    ordinal: bool = False


#: Where a space groups no thousands: Chapter 2 100 people, COVID-19 100 cases.
_ALONE = "".join(
    f"(?<!{re.escape(name)}{space})"
    for name in ("ទី", *ENGLISH_PARTS, *KHMER_PARTS)
    for space in ("", " ")
)


@cache
def _part_pattern(*, khmer: bool) -> re.Pattern[str]:
    grouped = rf"(?=\d+ 0|{_ALONE}(?<![^\s\d(]-))"
    spaced = rf"(?=[1-9]\d{{0,2}} \d{{3}}){grouped}\d+(?: \d{{3}})+(?!\d)"
    separated = (
        rf"(?:{spaced}|\d+)(?:[.,]\d+)*"
        if khmer
        else rf"\d{{1,3}}(?:\.\d{{3}})+,\d+|{spaced}(?:\.\d+)?|\d+(?:,\d{{3}}(?!\d)|\.\d+)*"
    )
    # Not after a letter (but v4.0), and not what is left of a number that came to nothing.
    before = r"(?:(?<![a-z\d])|(?<=\bv))" + (r"(?<!\d[.,])" if khmer else r"(?<!\d\.)")
    digits = rf"{before}(?P<digits>{separated})(?!\d)(?:(?![a-z])|(?={_UNITS}))"
    return re.compile(rf"(?=\d|{WORD_START})(?:{digits}|{WORDS}){SCALE}?")


def parts_of(key: str, lang: str) -> Iterator[Part]:
    """The numerals in `key`, a text's key in the language `lang`, from left to right."""
    khmer = lang.startswith("km")
    for match in _part_pattern(khmer=khmer).finditer(key):
        value = words_value(match)
        scale, end = SCALES[match["scale"]] if match["scale"] else 1, match.end()
        if money := match["digits"] and _MONEY.match(key, match.start() - 1):
            scale, end = _MONEY_SCALES[money["scale"]], money.end()
        span = Span(match.start(), end)
        if match["digits"]:
            yield Part(span, _digits_value(match["digits"], khmer=khmer), scale, spelled=False)
        elif value is not None:
            yield Part(span, Decimal(value), scale, spelled=True, ordinal=bool(match["ordinal"]))


def _digits_value(digits: str, *, khmer: bool) -> Decimal | tuple[int, ...]:
    """The value of digits with their separators; of a version the tuple of its parts."""
    digits = digits.replace(" ", "")
    groups = re.split("[.,]", digits)
    signs = re.findall("[.,]", digits)
    grouped = len(groups[0]) <= 3 and groups[0][0] != "0" and {*map(len, groups[1:])} == {3}
    if not signs:
        return Decimal(digits)
    if len({*signs}) == 1 and grouped and (len(signs) > 1 or signs[0] == "," or khmer):
        return Decimal("".join(groups))
    if len(signs) == 1 or signs.count(signs[-1]) == 1:
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return tuple(map(int, groups))


_HUNDRED = 100
_JOINT = re.compile(" ?")
_SPELLED_JOINT = re.compile(",? and |[ -]?")
_RANGE = re.compile(r" ?(?:-|to|ដល់(?:ឆ្នាំ)?|ទៅ) ?")
_SCALE_OF_BOTH = re.compile(rf"\){SCALE}")
#: But 2011-12 may be a month.
_NEXT_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d|-(?!0|1[012])\d\d)(?!\d|[/-]\d)")


def put_together(key: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, with those of one number made one (៣លាន ៥សែន), and ranges on one scale."""
    multiplied = _merged(key, _said_twice(key, _in_full(key, parts)), _of_hundreds)
    return _shared(key, _merged(key, multiplied, _sum))


def _in_full(key: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, with the second of two years in full, where it is the next one: 2024/25."""
    full = list(parts)
    for place, (year, following) in enumerate(pairwise(parts), 1):
        second = int(year.value) + 1 if isinstance(year.value, Decimal) else 0
        if second % 100 == following.value and _NEXT_YEAR.fullmatch(
            key, year.span.start, following.span.end
        ):
            full[place] = replace(following, value=Decimal(second))
    return full


def _said_twice(key: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, with 5 (five) million and the like as millions, the digits and the words."""
    twice = list(parts)
    for place, (digits, words) in enumerate(pairwise(parts)):
        scale = _SCALE_OF_BOTH.match(key, words.span.end)
        if scale and digits.value == words.value and key[digits.span.end :].startswith(" ("):
            for each in (place, place + 1):
                twice[each] = replace(parts[each], scale=SCALES[scale["scale"]])
    return twice


def _merged(
    key: str, parts: Iterable[Part], whole_of: Callable[[str, Part, Part], Part | None]
) -> list[Part]:
    """The parts, each with the one before it where `whole_of` makes one number of the two."""
    merged = list[Part]()
    for part in parts:
        if merged and (whole := whole_of(key, merged[-1], part)):
            merged[-1] = whole
        else:
            merged.append(part)
    return merged


def _of_hundreds(key: str, hundreds: Part, rest: Part) -> Part | None:
    """Hundreds and what follows as one number: one hundred and twenty-three thousand."""
    if isinstance(hundreds.value, tuple) or isinstance(rest.value, tuple):
        return None
    in_words = hundreds.spelled and rest.spelled and hundreds.scale == _HUNDRED
    if not in_words or rest.scale <= _HUNDRED or rest.value >= _HUNDRED:
        return None
    if not _SPELLED_JOINT.fullmatch(key, hundreds.span.end, rest.span.start):
        return None
    value = hundreds.value * _HUNDRED + rest.value
    return replace(rest, span=Span(hundreds.span.start, rest.span.end), value=value)


def _sum(key: str, first: Part, second: Part) -> Part | None:
    """Two terms of one sum as one number: ៣លាន ៥សែន."""
    if isinstance(first.value, tuple) or isinstance(second.value, tuple):
        return None
    spelled = first.spelled and second.spelled
    joint = (_SPELLED_JOINT if spelled else _JOINT).fullmatch(
        key, first.span.end, second.span.start
    )
    smaller = second.scale < first.scale and (spelled or second.scale > 1)
    if not joint or not smaller or second.value * second.scale >= first.scale:
        return None
    # The sum is held as a multiple of the smaller scale, so that a third term can follow.
    value = first.value * first.scale / second.scale + second.value
    return Part(Span(first.span.start, second.span.end), value, second.scale, spelled)


def _shared(key: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, where the lower end of a range takes the scale of the upper end."""
    shared = list[Part]()
    for part, following in zip_longest(parts, parts[1:]):
        if following and part.scale == 1 < following.scale and is_range(key, part, following):
            shared.append(replace(part, scale=following.scale))
        else:
            shared.append(part)
    return shared


def is_range(key: str, low: Part, high: Part) -> bool:
    """Whether two parts are the ends of a range."""
    if isinstance(low.value, tuple) or isinstance(high.value, tuple) or low.value >= high.value:
        return False
    if low.span.of(key) in MULTIPLES:
        return False
    return _RANGE.fullmatch(key, low.span.end, high.span.start) is not None
