"""How the numbers of a target differ from those of its source, each difference once.

Numbers are compared as values; see `text.numbers`. Rules report the differences by kind, so
that no number is reported by two rules.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from glossary_kit.check.eras import DateParts, date_parts, era_differences
from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold_key
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable, numbers

_ROMAN = re.compile(
    r"\b(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])\b|\b(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})(?<=[ivx])(?=[).])"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_IN_NAME = re.compile(r"(?<=[a-z])\d+|(?<!\d)\d+(?=[a-z])")  # the 4 of 4IR, the 20 of G20


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedText:
    """A text with its numbers."""

    text: str
    numbers: Sequence[NumberValue]


def number_differences(source: NumberedText, target: NumberedText) -> tuple[NumberDifference, ...]:
    """The differences between two texts, a changed number being one."""
    missing = _unmatched(source, target, whole_dates=True)
    extra = _unmatched(target, source)
    differences = [
        NumberDifference(kind=DifferenceKind.ERA, wanted=wanted, found=found)
        for wanted, found in era_differences(source.numbers, target.numbers, missing, extra)
    ]
    for wanted, found in _paired(missing, extra):
        kind = _kind(wanted, found, source.text, target.text)
        differences.append(NumberDifference(kind=kind, wanted=wanted, found=found))
    spelled = _spelled_difference(source, target)
    return (*differences, *([spelled] if spelled else ()))


#: No number, but keys, checksums and rubbish, which cost the most.
_ENDLESS = re.compile(r"[A-Za-z\d_.,+-]{200,}")
_LETTER_O = re.compile("(?<=[០-៩])[oO](?![A-Za-z])|(?<=[០-៩][oO])[oO](?![A-Za-z])")
_SPACED = re.compile(r"(?<![\d.,])[1-9១-៩]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)")


#: The mark of a keyboard shortcut within a number, as user interfaces have it: 0.~5 inch.
_SHORTCUT = re.compile(r"(?<=[\d.,])[~&_](?=\d)")


def numbers_as_meant(text: str, lang: str) -> tuple[NumberValue, ...]:
    """The numbers of `text`, in the language `lang`, in which slips of the keyboard are read over.

    A space that groups thousands is a comma, so that 12 000 is one number; a letter o among
    Khmer digits is the digit that it looks like, which is another rule's business. The marks
    of keyboard shortcuts do not count.
    """
    marks = [match.start() for match in _SHORTCUT.finditer(text)]
    if not marks:
        return _numbers_without_slips(text, lang)
    places = [place for place in range(len(text)) if place not in marks]
    bare = _numbers_without_slips("".join(text[place] for place in places), lang)
    spans = [Span(places[each.span.start], places[each.span.end - 1] + 1) for each in bare]
    return tuple(
        replace(number, span=span, text=span.of(text))
        for number, span in zip(bare, spans, strict=True)
    )


def _numbers_without_slips(text: str, lang: str) -> tuple[NumberValue, ...]:
    plain = _ENDLESS.sub(lambda match: "\ufffc" * len(match[0]), text)
    spaced = _SPACED.sub(lambda match: re.sub(r"\s", ",", match[0]), plain)
    meant = _LETTER_O.sub("០", spaced)
    found = numbers(meant, lang)
    if meant == text:
        return found
    return tuple(replace(number, text=number.span.of(plain)) for number in found)


def _unmatched(
    these: NumberedText, those: NumberedText, *, whole_dates: bool = False
) -> list[NumberValue]:
    """The numbers of `these` that stand nowhere in `those`, each value once.

    A date may leave out its year or its day, unless `whole_dates` are wanted; elsewhere in
    the text will do.
    """
    others = _Others.of(those.numbers)
    written: frozenset[Hashable] | None = None
    unmatched: dict[Hashable, NumberValue] = {}
    for number in these.numbers:
        if number.spelled or number.kind is NumberKind.BUDDHIST_YEAR:
            continue
        found = _stands_in(number, others)
        if found and (not whole_dates or _parts_stand_in(number, those.numbers)):
            continue
        value = comparable(number)
        written = _written(those.text) if written is None else written
        if value not in written and _as_written(number, these.text) not in written:
            unmatched.setdefault(value, number)
    return list(unmatched.values())


def _written(text: str) -> frozenset[Hashable]:
    """What `text` has besides its numbers: those in names, Roman ones, and rows of numbers."""
    in_names = {Decimal(digits) for digits in _IN_NAME.findall(fold_key(text))}
    roman = {_roman_value(match[0]) for match in _ROMAN.finditer(text)}
    return frozenset({*in_names, *roman, *(_compact(run[0]) for run in _RUN.finditer(text))})


#: Numbers in a row: 3,7,11 is a list or one number, in each language another; so 1, 2, 12.
_RUN = re.compile(r"(?<!\d)\d+(?:[.,] ?\d+)+")


def _roman_value(numeral: str) -> Decimal:
    """The value of a Roman numeral up to 29: Phase II is ដំណាក់កាលទី២."""
    values = [_ROMAN_VALUES[letter] for letter in numeral.upper()]
    signs = (-1 if one < other else 1 for one, other in zip(values, [*values[1:], 0], strict=True))
    return Decimal(sum(sign * value for sign, value in zip(signs, values, strict=True)))


def _as_written(number: NumberValue, text: str) -> str:
    """The row of numbers in which `number` stands in `text`; nothing if it stands alone."""
    runs = (run for run in _RUN.finditer(text) if run.start() <= number.span.start < run.end())
    return next((_compact(run[0]) for run in runs), "")


def _compact(run: str) -> str:
    return fold_key(run).replace(" ", "")


@dataclass(frozen=True, slots=True)
class _Others:
    """The numbers of the other side, as they are looked for."""

    known: frozenset[Hashable]
    parts: frozenset[int | None]
    percentages: frozenset[Hashable]
    dates: tuple[DateParts, ...]

    @classmethod
    def of(cls, numbers: Sequence[NumberValue]) -> _Others:
        return cls(
            known=frozenset(map(comparable, numbers)),
            parts=frozenset(part for number in numbers for part in _parts(number)),
            percentages=frozenset(map(_percentage, numbers)),
            dates=tuple(parts for number in numbers if (parts := date_parts(number))),
        )


def _stands_in(number: NumberValue, others: _Others) -> bool:
    """Whether one of `others` is the same number, or they have the parts that it is made of."""
    if comparable(number) in others.known:
        return True
    if number.kind in (NumberKind.FRACTION, NumberKind.TIME):
        return _made_of(number, others)
    parts = date_parts(number)
    if parts is None:
        return number.value in others.parts or comparable(number) in others.percentages
    if any(_agree(parts, other) for other in others.dates):
        return True
    # A month that is written in a way not known leaves day and year as plain numbers.
    return not others.dates and others.known.issuperset(
        {part for part in (parts[0], parts[2]) if part}
    )


def _made_of(number: NumberValue, others: _Others) -> bool:
    """Whether `others` say a fraction or a time of day in other ways: 75%, 2 of 3, at 14."""
    known = others.known | others.parts
    if number.kind is NumberKind.FRACTION:
        return _percentage(number) in known or known.issuperset(_parts(number))
    hour, minute = number.value if isinstance(number.value, tuple) else (None, None)
    hours = {(hour or 0) % 12, (hour or 0) % 12 + 12, hour}
    return not hours.isdisjoint(known) and (not minute or minute in known)


def _parts(number: NumberValue) -> tuple[int | None, ...]:
    """The numbers that a date, a fraction or a time of day is made of."""
    if number.kind in (NumberKind.FRACTION, NumberKind.TIME):
        return number.value if isinstance(number.value, tuple) else ()
    return date_parts(number) or ()


def _percentage(number: NumberValue) -> Hashable:
    """A fraction as the percentage that it is, comparable; `None` for another number."""
    if number.kind is not NumberKind.FRACTION or not isinstance(number.value, tuple):
        return None
    over, under = number.value
    return ("percent", Decimal(100 * (over or 0)) / Decimal(under or 1))


def _parts_stand_in(number: NumberValue, others: Sequence[NumberValue]) -> bool:
    """Whether year and day of a date, if `number` is one, stand somewhere among `others`."""
    year, _, day = date_parts(number) or (None, None, None)
    known = {comparable(other) for other in others if not other.spelled}
    known |= {part for other in others for part in date_parts(other) or ()}
    eras = any(other.kind is NumberKind.BUDDHIST_YEAR for other in others)
    return (not year or year in known or eras) and (not day or day in known)


def _agree(one: DateParts, other: DateParts) -> bool:
    return all(None in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


_Pair = tuple[NumberValue | None, NumberValue | None]


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


def _kind(
    wanted: NumberValue | None, found: NumberValue | None, source: str, target: str
) -> DifferenceKind:
    decisive, text = (wanted, source) if wanted else (found, target)
    if decisive and is_reference(decisive, text):
        return DifferenceKind.REFERENCE
    if all(number is None or number.kind is NumberKind.DATE for number in (wanted, found)):
        same_day = wanted and found and _without_year(wanted) == _without_year(found)
        return DifferenceKind.NUMBER if same_day else DifferenceKind.DATE
    return DifferenceKind.NUMBER


def _without_year(number: NumberValue) -> tuple[int | None, ...]:
    return (date_parts(number) or ())[1:]


#: What is counted out in a document, and the numbers between the word and the number meant.
_LABEL = (
    r"(?<![a-z])(?:articles?|art\.|sections?|sec\.|chapters?|annex(?:es)?|appendix|appendices"
    r"|clauses?|paragraphs?|paras?\.?|tables?|figures?|fig\.|box(?:es)?|schedules?)"
    r"|មាត្រា|ផ្នែក|ជំពូក|ឧបសម្ព័ន្ធ|ប្រការ|កថាខណ្ឌ|តារាង|រូបភាព|រូប|ប្រអប់"
)
_LISTED = r"[\d.]+(?:,? (?:and|or|to|និង|ឬ|ដល់) |, ?| ?- ?| (?:និង|ឬ|ដល់)(?:ទី)?)"
_REFERENCE = re.compile(rf"(?:{_LABEL}) ?(?:ទី|លេខ)? ?(?:{_LISTED})*$")


def is_reference(number: NumberValue, text: str) -> bool:
    """Whether `number`, which stands in `text`, names an article, a section, a table …."""
    before = fold_key(text[max(0, number.span.start - 60) : number.span.start])
    return number.kind is not NumberKind.DATE and _REFERENCE.search(before) is not None


def _spelled_difference(source: NumberedText, target: NumberedText) -> NumberDifference | None:
    """The only number in words on each side, if that is another one; `None` in any doubt.

    *One* and *first* are as often grammar as numbers, and so are they in Khmer.
    """
    wanted = [number for number in source.numbers if number.spelled and number.value != 1]
    found = [number for number in target.numbers if number.spelled and number.value != 1]
    if len(wanted) != 1 or len(found) != 1:
        return None
    others = [n for n in (*source.numbers, *target.numbers) if n not in (wanted[0], found[0])]
    known = {comparable(number) for number in others}
    ordinal = NumberKind.ORDINAL in (wanted[0].kind, found[0].kind)
    same = comparable(wanted[0]) == comparable(found[0])
    if ordinal or same or {comparable(wanted[0]), comparable(found[0])} & known:
        return None
    return NumberDifference(kind=DifferenceKind.NUMBER, wanted=wanted[0], found=found[0])
