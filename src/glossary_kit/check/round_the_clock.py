"""The idiom 24/7, whose numbers are other ones in each language: ២៤ ម៉ោងលើ ២៤ ម៉ោង."""

from __future__ import annotations

import re
from dataclasses import replace

from glossary_kit.check.number_matching import NumberedText

_DAY, _WEEK = r"(?:24|២៤)(?!\d)", r"(?:7|៧)(?!\d)"
_ONE = "(?:មួយ|1|១) ?"
_IN_A_WEEK = f"(?: ?ក្នុង)? ?{_ONE}(?:សប្តាហ៍|សប្ដាហ៍|អាទិត្យ)"
_PER_WEEK = f"(?: ?និង)? ?{_WEEK} ?ថ្ងៃ(?: ?(?:លើ|/) ?{_WEEK}(?: ?ថ្ងៃ)?|{_IN_A_WEEK})?"
_ALWAYS = re.compile(
    rf"{_DAY} ?/ ?{_WEEK}(?:/365)?(?! ?/|\d)"
    rf"|{_DAY} ?(?:hours|hrs) (?:a|per|every) day(?:,?(?: and)? ?(?:7|seven) days (?:a|per) week)?"
    r"|\b(?:a?round)[- ]the[- ]clock\b"
    rf"|{_DAY}(?: ?ម៉ោង)? ?(?:លើ|/) ?{_DAY}(?: ?ម៉ោង)?(?:{_PER_WEEK})?"
    rf"|{_DAY} ?ម៉ោង(?: ?ក្នុង)? ?{_ONE}ថ្ងៃ(?:{_PER_WEEK})?"
    rf"|{_DAY} ?ម៉ោង{_PER_WEEK}",
    re.IGNORECASE,
)


def without_round_the_clock(
    source: NumberedText, target: NumberedText
) -> tuple[NumberedText, NumberedText]:
    """Both texts without the numbers of the idiom, where each has it in its own way."""
    if not _ALWAYS.search(source.text) or not _ALWAYS.search(target.text):
        return source, target
    return _without(source), _without(target)


def _without(side: NumberedText) -> NumberedText:
    places = [match.span() for match in _ALWAYS.finditer(side.text)]
    left = [
        number
        for number in side.numbers
        if not any(start < number.span.end and number.span.start < end for start, end in places)
    ]
    return replace(side, numbers=left)
