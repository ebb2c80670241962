"""Which numbers of a text stand nowhere in another, whichever way it says them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from glossary_kit.check.eras import DateParts, date_parts
from glossary_kit.text.dates import months_named
from glossary_kit.text.folded import fold_key
from glossary_kit.text.number_words import ENGLISH_TENS, one_of
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

_ROMAN = re.compile(
    r"\b(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])\b|\b(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})(?<=[ivx])(?=[).])"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_IN_NAME = re.compile(r"(?<=[a-z])\d+|(?<!\d)\d+(?=[a-z])")  # the 4 of 4IR, the 20 of G20
#: 7B parameters, 128k tokens.
_IN_SHORT = re.compile(r"(?<![a-z\d.,])(\d+(?:\.\d+)?)([kmbt])(?![a-z\d])")
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
#: Years of life or of a century: in her twenties, the 80s, ទសវត្សរ៍ ៨០.
_DECADES = {f"{word.removesuffix('y')}ies": value for word, value in ENGLISH_TENS.items()}
_DECADE = re.compile(rf"\b{one_of(_DECADES)}\b")
_IN_DIGITS = re.compile(
    r"(?<!\d)(?:19|20)?([1-9]0)(?=s\b)|ទសវត្សរ៍(?: ?ឆ្នាំ)? ?(?:19|20)?([1-9]0)(?!\d)"
)
_CENTURIES = (0, 1900, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedText:
    """A text with its numbers; its prose is without what is no language, and as long."""

    text: str
    prose: str
    numbers: Sequence[NumberValue]


def unmatched(
    these: NumberedText, those: NumberedText, *, whole_dates: bool = False
) -> list[NumberValue]:
    """The numbers of `these` that stand nowhere in `those`, each value once.

    A date may leave out its year or its day, unless `whole_dates` are wanted; elsewhere in
    the text will do.
    """
    others = Others.of(those)
    written: frozenset[Hashable] | None = None
    rows: Sequence[re.Match[str]] = ()
    unmatched: dict[Hashable, NumberValue] = {}
    for number in these.numbers:
        if number.spelled or number.kind is NumberKind.BUDDHIST_YEAR:
            continue
        if number.kind is NumberKind.TELEPHONE and _dialled(number) in _row_of_digits(those.text):
            continue
        found = stands_in(number, others)
        if found and (not whole_dates or _parts_stand_in(number, those.numbers)):
            continue
        value = comparable(number)
        if value in unmatched:
            continue
        if _is_month(number, these.text) and number.value in months_named(fold_key(those.text)):
            continue
        if written is None:
            written, rows = written_besides(those.text), tuple(_RUN.finditer(these.text))
        if value not in written and _as_written(number, rows) not in written:
            unmatched.setdefault(value, number)
    return list(unmatched.values())


def written_besides(text: str) -> frozenset[Hashable]:
    """What `text` has besides its numbers: those in names, Roman ones, and rows of numbers."""
    key = fold_key(text)
    in_names = {Decimal(digits) for digits in _IN_NAME.findall(key)}
    in_short = {Decimal(value) * _SHORT_SCALES[sign] for value, sign in _IN_SHORT.findall(key)}
    decades = {century + ten for ten in _decades(key) for century in _CENTURIES}
    roman = {_roman_value(match[0]) for match in _ROMAN.finditer(text)}
    rows = {_compact(run[0]) for run in _RUN.finditer(text)}
    return frozenset({*in_names, *in_short, *decades, *roman, *rows})


def _decades(key: str) -> Iterator[int]:
    """The decades of a century or of life that `key` names: in the 80s, in their twenties."""
    for match in _IN_DIGITS.finditer(key):
        yield int(match[match.lastindex or 0])
    for match in _DECADE.finditer(key):
        yield _DECADES[match[0]]


_DIGITS = re.compile(r"\d+")
_NO_DIGIT = re.compile(r"\D")

#: Numbers in a row: 3,7,11 is a list or one number, in each language another; so 1, 2, 12.
_RUN = re.compile(r"(?<!\d)\d+(?:[.,] ?\d+)+")


def _roman_value(numeral: str) -> Decimal:
    """The value of a Roman numeral up to 29: Phase II is ដំណាក់កាលទី២."""
    values = [_ROMAN_VALUES[letter] for letter in numeral.upper()]
    signs = (-1 if one < other else 1 for one, other in zip(values, [*values[1:], 0], strict=True))
    return Decimal(sum(sign * value for sign, value in zip(signs, values, strict=True)))


def _as_written(number: NumberValue, rows: Sequence[re.Match[str]]) -> str:
    """The one of the `rows` of numbers in which `number` stands; nothing if it stands alone."""
    place = bisect_right(rows, number.span.start, key=lambda row: row.start()) - 1
    inside = place >= 0 and number.span.end <= rows[place].end()
    return _compact(rows[place][0]) if inside else ""


def _is_month(number: NumberValue, text: str) -> bool:
    """Whether `number` is a month that `text` names by its number."""
    return _MONTH.search(text, max(0, number.span.start - 8), number.span.start) is not None


def _dialled(telephone: NumberValue) -> str:
    return str(telephone.value)


def _row_of_digits(text: str) -> str:
    """All the digits of `text` in a row, for a telephone number may be grouped in any way."""
    return _NO_DIGIT.sub("", fold_key(text))


def _compact(run: str) -> str:
    return fold_key(run).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Others:
    """The numbers of the other side, as they are looked for."""

    known: frozenset[Hashable]
    parts: frozenset[int | None]
    fractions: frozenset[Decimal]
    shares: frozenset[Decimal]
    dates: tuple[DateParts, ...]

    @classmethod
    def of(cls, side: NumberedText) -> Others:
        """What is looked for in `side`."""
        numbers = side.numbers
        return cls(
            known=frozenset(map(comparable, numbers)),
            parts=frozenset(part for number in numbers for part in _parts(number)),
            fractions=frozenset(share for number in numbers if (share := _percentage(number))),
            shares=frozenset(
                number.value
                for number in numbers
                if number.kind is NumberKind.PERCENT and isinstance(number.value, Decimal)
            ),
            dates=(
                *(parts for number in numbers if (parts := date_parts(number))),
                *(parts for _, parts in first_days(side)),
            ),
        )


#: A month by its number: ខែ ៣, ខែទី៣.
_MONTH = re.compile(r"ខែ ?(?:ទី ?)?$")
#: Between the days of "12–14 March 2025" and of ថ្ងៃទី១២ ដល់ថ្ងៃទី១៤.
_TO = re.compile(r"(?:st|nd|rd|th)? ?(?:[-–—,&]|to|and|ដល់|និង|ទៅ) ?(?:the |ថ្ងៃ ?)?(?:ទី ?)?")


def first_days(side: NumberedText) -> Iterator[tuple[NumberValue, DateParts]]:
    """The first days of ranges, which share year and month with the last ones."""
    for first, last in pairwise(side.numbers):
        year, month, day = date_parts(last) or (None, None, None)
        earlier = first.value if isinstance(first.value, Decimal) else Decimal()
        if day and 0 < earlier < day and _TO.fullmatch(side.text, first.span.end, last.span.start):
            yield first, (year, month, int(earlier))


def repeated_numbers(source: NumberedText, target: NumberedText) -> Iterator[NumberValue]:
    """The numbers of `target` that stand there twice in a row, and in `source` once."""
    for first, second in pairwise(target.numbers):
        beside = not target.text[first.span.end : second.span.start].strip()
        if beside and not first.spelled and not second.spelled:
            value = comparable(second)
            if value == comparable(first) and [*map(comparable, source.numbers)].count(value) == 1:
                yield second


def stands_in(number: NumberValue, others: Others) -> bool:
    """Whether one of `others` is the same number, or they have the parts that it is made of."""
    if comparable(number) in others.known:
        return True
    if number.kind in (NumberKind.FRACTION, NumberKind.TIME):
        return _made_of(number, others)
    parts = date_parts(number)
    if parts is None:
        share = number.value if number.kind is NumberKind.PERCENT else None
        return number.value in others.parts or _is_rounded(share, others.fractions)
    if any(_agree(parts, other) for other in others.dates):
        return True
    # A month that is written in a way not known leaves day and year as plain numbers.
    return not others.dates and others.known.issuperset(
        {part for part in (parts[0], parts[2]) if part}
    )


def _made_of(number: NumberValue, others: Others) -> bool:
    """Whether `others` say a fraction or a time of day in other ways: 75%, 2 of 3, at 14."""
    known = others.known | others.parts
    if number.kind is NumberKind.FRACTION:
        share = _percentage(number)
        is_share = share is not None and any(_is_rounded(each, [share]) for each in others.shares)
        return is_share or known.issuperset(_as_digits(number) or _parts(number))
    hour, minute = number.value if isinstance(number.value, tuple) else (None, None)
    hours = {(hour or 0) % 12, (hour or 0) % 12 + 12, hour}
    return not hours.isdisjoint(known) and (not minute or minute in known)


def _parts(number: NumberValue) -> tuple[int | None, ...]:
    """The numbers of which a date, a fraction, a time of day or a telephone number is made.

    Not the month where it has a name: the 5 of another sentence is not May.
    """
    if number.kind is NumberKind.TELEPHONE and isinstance(number.value, Decimal):
        return (int(number.value),)
    if number.kind in (NumberKind.FRACTION, NumberKind.TIME):
        value = number.value if isinstance(number.value, tuple) else ()
        return (*value, *_as_digits(number))
    year, month, day = date_parts(number) or (None, None, None)
    return (year, day, month) if len(_DIGITS.findall(number.text)) > 2 else (year, day)


def _as_digits(number: NumberValue) -> tuple[int, ...]:
    """The numbers with which a fraction is written: 8/10 is held as 4/5."""
    return tuple(map(int, _DIGITS.findall(number.text)))


def _percentage(number: NumberValue) -> Decimal | None:
    """A fraction as the percentage that it is; `None` for another number."""
    if number.kind is not NumberKind.FRACTION or not isinstance(number.value, tuple):
        return None
    over, under = number.value
    return Decimal(100 * (over or 0)) / Decimal(under or 1)


def _is_rounded(number: object, fractions: Iterable[Decimal]) -> bool:
    """Whether one of `fractions` is, in percent, `number` rounded: two thirds are 67%, or 66.7%."""
    if not isinstance(number, Decimal):
        return False
    last_place = Decimal(10) ** int(number.as_tuple().exponent)
    return any(abs(number - fraction) < last_place for fraction in fractions)


def _parts_stand_in(number: NumberValue, others: Sequence[NumberValue]) -> bool:
    """Whether year and day of a date, if `number` is one, stand somewhere among `others`."""
    year, _, day = date_parts(number) or (None, None, None)
    known = {comparable(other) for other in others if not other.spelled}
    known |= {part for other in others for part in _parts(other)}
    eras = any(other.kind is NumberKind.BUDDHIST_YEAR for other in others)
    return (not year or year in known or eras) and (not day or day in known)


def _agree(one: DateParts, other: DateParts) -> bool:
    return all(None in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))
