"""Telephone numbers of both languages: 023 724 809, (+855) 23 724 809, 012-345-678."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary_kit.model.span import Span

_COUNTRY = "855"
_DIGITS_AT_LEAST = 8
#: Groups of digits that begin with + or 0; or nine digits and more that begin with 0.
_TELEPHONE = re.compile(
    r"(?<![\d.,])(?:\((?:\+\d{1,3}|0\d{1,3})\)|\+\d+|0\d{2,})(?: ?\(0\)\d*)?"
    r"(?:[ -]\(?\d{2,6}\)?)+(?!\d)|(?<![\d.,])0\d{8,9}(?!\d|[.,]\d)"
)
_BEGINNING = re.compile(r"\+\d|0\d")
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class FoundTelephone:
    """A telephone number at `span`; `value` is what is dialled within the country, without 0."""

    span: Span
    value: int


def find_telephones(key: str) -> Iterator[FoundTelephone]:
    """The telephone numbers in `key`, a text's key, from left to right."""
    if not _BEGINNING.search(key):
        return
    for match in _TELEPHONE.finditer(key):
        digits = _NO_DIGIT.sub("", match[0].replace("(0)", ""))
        if len(digits) >= _DIGITS_AT_LEAST:
            national = digits.removeprefix(_COUNTRY) if "+" in match[0] else digits
            yield FoundTelephone(Span(*match.span()), int(national))
