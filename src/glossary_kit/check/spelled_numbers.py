"""Numbers in words: which of them the other side must have, too."""

from __future__ import annotations

import re
from decimal import Decimal

from glossary_kit.check.number_matching import (
    NumberedText,
    Others,
    stands_in,
    written_besides,
)
from glossary_kit.text.number_words import KHMER_END
from glossary_kit.text.numbers import NumberKind, NumberValue, comparable

#: Khmer words of Sanskrit and Pali in which a number up to six is only a part (ត្រីមាស).
_LEARNED = re.compile("ទ្វេ|ត្រី|ចតុ|បញ្ច|ឆមាស|ឆកោណ")
_HALVES_AND_QUARTERS = (2, 4)
_ALL = 100  # one hundred per cent is *wholly*, too
_A_HUNDRED = re.compile("an? ", re.IGNORECASE)
#: The sign of an ordinal that nothing follows but the next word or mark.
_BARE_ORDINAL = re.compile(
    "(?:ថ្ងៃ|លើក|ជុំ|ជំហាន|ជាន់|ថ្នាក់|លំដាប់|ត្រីមាស|ឆមាស|សតវត្ស|ដំណាក់កាល|ជំពូក|មាត្រា|ផ្នែក|កថាខណ្ឌ|វគ្គ)ទី"
    rf"{KHMER_END}[\u200b ]*(?=[។៖)]|$| [\u1780-\u17a2](?!$))"
)


def lost_words(these: NumberedText, those: NumberedText) -> list[NumberValue]:
    """The cardinals, percentages and fractions in words of `these` that are nowhere in `those`.

    Not the smallest, which are often left to the grammar (*one*, *both*) or part of other words
    (ពីរបៀប, ទោះបី); nor those that make an adjective (*three-month*), nor *a hundred*, halves
    and quarters.
    """
    words = [number for number in these.numbers if _is_telling(number, these.text, those.text)]
    if not words:
        return []
    others, written = Others.of(those), written_besides(those.text)
    return list(
        {
            comparable(number): number
            for number in words
            if not stands_in(number, others) and number.value not in written
        }.values()
    )


def lost_ordinals(source: NumberedText, target: NumberedText) -> list[NumberValue]:
    """The ordinals in words of `source` that `target` lacks, if it has a ទី without a number."""
    if not _BARE_ORDINAL.search(target.text):
        return []
    others = Others.of(target)
    return [
        number
        for number in source.numbers
        if number.spelled and number.kind is NumberKind.ORDINAL and not stands_in(number, others)
    ][:1]


def _is_telling(number: NumberValue, text: str, other: str) -> bool:
    """Whether `number` of `text` is in words that another text must have, too."""
    if not number.spelled or text.startswith("-", number.span.end):
        return False
    if number.kind is NumberKind.FRACTION and isinstance(number.value, tuple):
        return number.value[1] not in _HALVES_AND_QUARTERS
    if number.kind not in (NumberKind.CARDINAL, NumberKind.PERCENT):
        return False
    wholly = number.kind is NumberKind.PERCENT and number.value == _ALL
    if wholly or not isinstance(number.value, Decimal) or _A_HUNDRED.match(number.text):
        return False
    small = number.value < (3 if number.text.isascii() else 4)
    doubtful = number.value <= 6 and _LEARNED.search(other)
    return not (small or doubtful)


def spelled_difference(
    source: NumberedText, target: NumberedText
) -> tuple[NumberValue, NumberValue] | None:
    """The only number in words on each side, if that is another one; `None` in any doubt.

    *One* and *first* are as often grammar as numbers, and so are they in Khmer.
    """
    wanted = [number for number in source.numbers if number.spelled and number.value != 1]
    found = [number for number in target.numbers if number.spelled and number.value != 1]
    if len(wanted) != 1 or len(found) != 1:
        return None
    others = [n for n in (*source.numbers, *target.numbers) if n not in (wanted[0], found[0])]
    known = {comparable(number) for number in others}
    one_ordinal = (wanted[0].kind is NumberKind.ORDINAL) != (found[0].kind is NumberKind.ORDINAL)
    same = comparable(wanted[0]) == comparable(found[0])
    if one_ordinal or same or {comparable(wanted[0]), comparable(found[0])} & known:
        return None
    return wanted[0], found[0]
