"""The numbers of a text in which slips of the keyboard are read over."""

from __future__ import annotations

import re
from dataclasses import replace

from glossary_kit.model.span import Span
from glossary_kit.text.numbers import NumberValue, has_digit, numbers

#: No number, but a placeholder; or keys, checksums and rubbish, which cost the most.
_MANY = 200
_NO_NUMBER = re.compile(rf"[A-Za-z\d_.,+-]{{{_MANY},}}|\{{\d+\}}")
_LETTER_O = re.compile("(?<=[០-៩])[oO]+(?![A-Za-z])")
#: The mark of a keyboard shortcut in a number or a word, as user interfaces have it: 0.~5, H_eight.
_SHORTCUT = re.compile(r"(?<=[\d.,])[~&_](?=\d)|(?<=[A-Za-z])[~&_](?=[a-z])")


def numbers_as_meant(text: str, lang: str) -> tuple[NumberValue, ...]:
    """The numbers of `text`, in the language `lang`, in which slips of the keyboard are read over.

    A letter o among Khmer digits is the digit that it looks like, which is another rule's
    business. The marks of keyboard shortcuts do not count.
    """
    marked = any(mark in text for mark in "~&_")
    marks = [match.start() for match in _SHORTCUT.finditer(text)] if marked else []
    if not marks:
        return _numbers_without_marks(text, lang)
    places = [place for place in range(len(text)) if place not in marks]
    bare = _numbers_without_marks("".join(text[place] for place in places), lang)
    spans = [Span(places[each.span.start], places[each.span.end - 1] + 1) for each in bare]
    return tuple(
        replace(number, span=span, text=span.of(text))
        for number, span in zip(bare, spans, strict=True)
    )


def _numbers_without_marks(text: str, lang: str) -> tuple[NumberValue, ...]:
    plain = text
    if len(text) >= _MANY or "{" in text:
        plain = _NO_NUMBER.sub(lambda match: "\ufffc" * len(match[0]), text)
    meant = _LETTER_O.sub(lambda match: "០" * len(match[0]), plain) if has_digit(plain) else plain
    found = numbers(meant, lang)
    if meant == text:
        return found
    return tuple(replace(number, text=number.span.of(plain)) for number in found)
