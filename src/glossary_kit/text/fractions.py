"""Fractions and halves of both languages: 2/3, two thirds, ពីរភាគបី, half a million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import gcd
from unicodedata import numeric

from glossary_kit.model.span import Span
from glossary_kit.text.number_words import (
    ENGLISH_CARDINALS,
    ENGLISH_ORDINALS,
    KHMER_END,
    KHMER_TENS,
    KHMER_UNITS,
    SCALES,
    one_of,
)

_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_PARTS |= {word: value for word, value in ENGLISH_ORDINALS.items() if value > 2}
_PARTS |= {f"{word}s": value for word, value in ENGLISH_ORDINALS.items() if value > 2}
_WORDS = {**ENGLISH_CARDINALS, **KHMER_UNITS, **KHMER_TENS, "a": 1, "an": 1}
_ENGLISH = one_of(word for word, value in ENGLISH_CARDINALS.items() if value)
_KHMER = rf"(?:\d{{1,3}}|{one_of([*KHMER_UNITS, *KHMER_TENS])}{KHMER_END})"
_SCALES = one_of(word for word in SCALES if word.isascii())
_KHMER_SCALES = one_of(word for word in SCALES if not word.isascii())

#: 2/3, but no date (1/2/2025), no number of a decree (12/25) and not 24/7.
_IN_DIGITS = re.compile(r"(?<![\w/.,-])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\w/]|[.,-]\d)")
#: By a third since May, but not by a third party.
_NO_NOUN = "(?:in|since|from|to|over|and|between|last|this|within)"
_IN_ENGLISH = re.compile(
    rf"(?<![a-z])(?:(?P<over>{_ENGLISH}|an?(?=[ -](?:half|quarter))|an?(?=[ -][a-z]+ of\b)"
    rf"|(?<=by )an?(?=[ -][a-z]+(?:[.,;:)]|$| {_NO_NOUN}\b)))[ -])"
    rf"(?P<under>{one_of(_PARTS)})(?![a-z])"
)
_HALF = re.compile(rf"(?<![a-z])half(?![a-z])(?! an? {_SCALES})|(?:ពាក់កណ្តាល|កន្លះ){KHMER_END}")
#: ½, and 2½.
_SIGNS = {sign: Fraction(numeric(sign)).limit_denominator(9) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_SIGN = re.compile(rf"(?<![\d.,])(?P<whole>\d{{1,3}})? ?(?P<sign>{one_of(_SIGNS)})")
_IN_KHMER = re.compile(rf"(?P<over>{_KHMER}) ?ភាគ ?(?P<under>{_KHMER})")

#: Half a million, a quarter of a million; two and a half million; ពីរលានកន្លះ, ពីរឆ្នាំកន្លះ.
_OF_A_SCALE = re.compile(
    rf"(?<![a-z])(?:(?P<half>half)|(?:a|one) (?P<quarter>quarter) of) an? (?P<scale>{_SCALES})"
    rf"(?![a-z])|(?P<km_half>កន្លះ) ?(?P<km_scale>{_KHMER_SCALES}){KHMER_END}"
)
_AND_A_HALF = re.compile(
    rf"(?<![a-z\d.,])(?P<whole>\d{{1,3}}|{_ENGLISH}|an?(?= (?:hour|day|week|month|year|decade) ))"
    r"(?: (?:hour|day|week|month|year|decade)s?)? and a half"
    rf"(?:[ -](?P<scale>{_SCALES}))?"
    rf"(?![a-z])|(?P<km_whole>(?<![\d.,]){_KHMER}) ?"
    rf"(?:(?P<km_scale>{_KHMER_SCALES})|ឆ្នាំ|ខែ|សប្តាហ៍|ថ្ងៃ|ម៉ោង)? ?កន្លះ{KHMER_END}"
)


@dataclass(frozen=True, slots=True)
class FoundFraction:
    """A fraction in lowest terms at `span`; `spelled` in words."""

    span: Span
    over: int
    under: int
    spelled: bool


@dataclass(frozen=True, slots=True)
class FoundHalf:
    """A number with a half or a quarter in words, at `span`."""

    span: Span
    value: Decimal


#: All of them letters and signs, which are found fast.
_PART = re.compile(
    f"[{''.join(_SIGNS)}]|/|half|halves|quarter|third|ths?(?![a-z])|ភាគ|ពាក់កណ្តាល|កន្លះ"
)


def has_part(key: str) -> bool:
    """Whether `key` has what a fraction or a half in it must have: no others are looked for."""
    return _PART.search(key) is not None


def find_halves(key: str) -> Iterator[FoundHalf]:
    """The numbers in `key`, a text's key, that end in a half or in a sign as ½."""
    for match in _OF_A_SCALE.finditer(key):
        share = Decimal("0.25") if match["quarter"] else Decimal("0.5")
        yield FoundHalf(Span(*match.span()), share * SCALES[match["scale"] or match["km_scale"]])
    for match in _AND_A_HALF.finditer(key):
        whole, scale = match["whole"] or match["km_whole"], match["scale"] or match["km_scale"]
        value = Decimal(_value(whole)) + Decimal("0.5")
        yield FoundHalf(Span(*match.span()), value * (SCALES[scale] if scale else 1))
    for match in _SIGN.finditer(key):
        if match["whole"]:
            part = _SIGNS[match["sign"]]
            value = Decimal(match["whole"]) + Decimal(part.numerator) / part.denominator
            yield FoundHalf(Span(*match.span()), value)


def find_fractions(key: str) -> Iterator[FoundFraction]:
    """The proper fractions in `key`, a text's key; of each notation from left to right."""
    for match in _IN_DIGITS.finditer(key):
        if 0 < int(match["over"]) < int(match["under"]):
            yield _fraction(match, int(match["over"]), int(match["under"]), spelled=False)
    for match in _SIGN.finditer(key):
        part = _SIGNS[match["sign"]]
        yield _fraction(match, part.numerator, part.denominator, spelled=False)
    for match in _IN_ENGLISH.finditer(key):
        over, under = _value(match["over"]), _PARTS[match["under"]]
        plural = match["under"].endswith(("s", "ves"))
        if over < under and plural == (over > 1):
            yield _fraction(match, over, under, spelled=True)
    for match in _IN_KHMER.finditer(key):
        over, under = _value(match["over"]), _value(match["under"])
        if 0 < over < under:
            spelled = not match["over"].isdigit() and not match["under"].isdigit()
            yield _fraction(match, over, under, spelled=spelled)
    for match in _HALF.finditer(key):
        yield _fraction(match, 1, 2, spelled=True)


def _fraction(match: re.Match[str], over: int, under: int, *, spelled: bool) -> FoundFraction:
    common = gcd(over, under)
    return FoundFraction(Span(*match.span()), over // common, under // common, spelled)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _WORDS[numeral]
