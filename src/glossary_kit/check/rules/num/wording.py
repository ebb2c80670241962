"""How the rules of this family point at numbers and name them."""

from __future__ import annotations

import re

from glossary_kit.check.eras import DateParts, date_parts
from glossary_kit.check.number_differences import NumberDifference
from glossary_kit.check.rule import Remark
from glossary_kit.model.span import Span
from glossary_kit.text.dates import month_names
from glossary_kit.text.khmer import TO_KHMER_DIGITS, TO_LATIN_DIGITS, has_khmer
from glossary_kit.text.numbers import NumberValue

_DIGITS = re.compile(r"\d+")
#: A number with nothing but a sign of percentage behind.
_NUMERAL = re.compile(
    r"(\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3})*)( ?(?:%|ភាគរយ|percent|per cent))?", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+")
_PAIR = re.compile(r"\d+[/:]\d+")  # a fraction, a time of day
_NAME = re.compile(r"[A-Za-z]+\d+|\d+[A-Za-z]+")  # A4, 5G
_MONTH = 1
_CENTURIES = (1900, 2000)


def difference_remark(difference: NumberDifference) -> Remark:
    """What to say about a number that is missing, added or changed."""
    wanted, found = difference.wanted, difference.found
    if found is None:
        text = wanted.text if wanted else ""
        return Remark(
            message=f"“{text}” of the source is missing",
            source_term=text,
            expected=(text,),
            verdict="absent",
        )
    if wanted is None:
        message = f"“{found.text}” does not stand in the source"
        return Remark(message=message, span=found.span, verdict="not in the source")
    span, suggestion = _place(wanted, found)
    return Remark(
        message=f"“{wanted.text}” of the source has become “{found.text}”",
        span=span,
        source_term=wanted.text,
        expected=(wanted.text,),
        verdict="another value",
        suggestion=suggestion,
    )


def in_digits_of(model: str, number: str) -> str:
    """`number` in the digits, Khmer or Latin, that `model` has."""
    return number.translate(TO_KHMER_DIGITS if has_khmer(model) else TO_LATIN_DIGITS)


def _place(wanted: NumberValue, found: NumberValue) -> tuple[Span, str | None]:
    """What is to be changed, and what into: of two dates the only part that differs."""
    one, other = date_parts(wanted), date_parts(found)
    if one and other:
        differing = [place for place in range(3) if one[place] and one[place] != other[place]]
        if len(differing) == 1:
            place = differing[0]
            return _date_part(found, other, place, one[place] or 0)
        return found.span, None
    if _PAIR.fullmatch(wanted.text) and _PAIR.fullmatch(found.text):
        return found.span, in_digits_of(found.text, wanted.text)
    was, become = _NUMERAL.fullmatch(wanted.text), _NUMERAL.fullmatch(found.text)
    if was and become:
        sign = (become[2] or "%") if was[2] else ""
        number = _separated_as(become[1], _in_full(was[1], wanted))
        return found.span, in_digits_of(become[1], number) + sign
    is_name = _NAME.fullmatch(wanted.text) and _NAME.fullmatch(found.text)
    return found.span, wanted.text if is_name else None


def _in_full(digits: str, number: NumberValue) -> str:
    """The year that `digits` (the 25 of 2024/25) stand for, if `number` is one; else `digits`."""
    for century in _CENTURIES:
        if digits.isdecimal() and number.value == century + int(digits):
            return str(number.value)
    return digits


def _separated_as(model: str, number: str) -> str:
    """`number`, English, with the signs that `model` has for thousands and decimals."""
    if (
        not _DIGITS.fullmatch(model)
        and set(number) & set(",.")
        and len(set(number) & set(",.")) == 1
    ):
        thousands, sign = _GROUPED.fullmatch(number), re.sub(r"\d", "", model)[0]
        if bool(thousands) == bool(_GROUPED.fullmatch(model)):
            return re.sub("[,.]", sign, number)
    return number


def _date_part(
    found: NumberValue, parts: DateParts, place: int, value: int
) -> tuple[Span, str | None]:
    """Where the year (0), month (1) or day (2) of a date stands, and `value` in its notation."""
    runs = [run for run in _DIGITS.finditer(found.text) if int(run[0]) == parts[place]]
    if place != _MONTH or len(_DIGITS.findall(found.text)) > 2:
        # In a date of nothing but digits the month is in the middle, so the last of two is.
        run = runs[-1] if place == _MONTH else runs[0]
        start = found.span.start
        number = in_digits_of(run[0], str(value).zfill(len(run[0]) if run[0][0] in "0០" else 1))
        return Span(start + run.start(), start + run.end()), number
    names = month_names("km" if has_khmer(found.text) else "en")
    start = found.text.find(names[(parts[place] or 1) - 1])
    if start < 0:
        return found.span, None
    start += found.span.start
    return Span(start, start + len(names[(parts[place] or 1) - 1])), names[value - 1]
