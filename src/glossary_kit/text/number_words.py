"""Numerals in words, scale words and percent signs of both languages, as data on keys.

All strings are keys (see `folded`): small letters, digits 0–9, canonical Khmer.
"""

from __future__ import annotations

import re

ENGLISH_CARDINALS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen", "twenty"),
        )
    )
}
ENGLISH_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
ENGLISH_ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
}
KHMER_UNITS = {
    **{"មួយ": 1, "ពីរ": 2, "បី": 3, "បួន": 4, "ប្រាំ": 5},
    **{"ប្រាំមួយ": 6, "ប្រាំពីរ": 7, "ប្រាំបី": 8, "ប្រាំបួន": 9},
}
KHMER_TENS = {
    **{"ដប់": 10, "ម្ភៃ": 20, "សាមសិប": 30, "សែសិប": 40, "ហាសិប": 50},
    **{"ហុកសិប": 60, "ចិតសិប": 70, "ប៉ែតសិប": 80, "កៅសិប": 90},
}
SCALES = {
    **{"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9},
    **{"trillion": 10**12, "រយ": 10**2, "ពាន់": 10**3, "ម៉ឺន": 10**4, "សែន": 10**5},
    **{"លាន": 10**6, "កោដិ": 10**7, "ប៊ីលាន": 10**9, "ពាន់លាន": 10**9},
    **{"ម៉ឺនលាន": 10**10, "សែនលាន": 10**11, "ទ្រីលាន": 10**12, "លានលាន": 10**12},
}


def alternatives(words: object) -> str:
    """The inside of a group that matches one of `words`, longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


#: What may not follow a Khmer word: the rest of the cluster that it would cut.
KHMER_END = "(?![\u17b4-\u17d3\u17dd])"
_NOT_A_NUMERAL = "(?<!ជា)(?<!ណា)(?<!្)"  # ជាមួយ "with", ណាមួយ "any"
KHMER_NUMERAL = (
    f"{_NOT_A_NUMERAL}(?:(?P<km_tens>{alternatives(KHMER_TENS)}){KHMER_END})?"
    f"(?:(?P<km_units>{alternatives(KHMER_UNITS)}){KHMER_END}(?!ង{KHMER_END}))?"
)
