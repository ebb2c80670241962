"""Numerals in words and scale words of both languages, as data on keys.

All strings are keys (see `folded`): small letters, digits 0–9, canonical Khmer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ENGLISH_CARDINALS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
} | {"dozen": 12}
#: How often something is taken, and not how much of it there is.
MULTIPLES = {
    "twice": 2,
    "thrice": 3,
    "doubled": 2,
    "tripled": 3,
    "trebled": 3,
    "quadrupled": 4,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
ENGLISH_CARDINALS |= MULTIPLES
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
    "សូន្យ": 0,
    "មួយ": 1,
    "ពីរ": 2,
    "បី": 3,
    "បួន": 4,
    "ប្រាំ": 5,
    "ប្រាំមួយ": 6,
    "ប្រាំពីរ": 7,
    "ប្រាំពិល": 7,
    "ប្រាំបី": 8,
    "ប្រាំបួន": 9,
}
#: Eleven to nineteen as they are also said: មួយដណ្តប់.
KHMER_UNITS |= {f"{word}ដណ្តប់": 10 + value for word, value in KHMER_UNITS.items() if value}
KHMER_TENS = {
    "ដប់": 10,
    "ម្ភៃ": 20,
    "សាមសិប": 30,
    "សែសិប": 40,
    "ហាសិប": 50,
    "ហុកសិប": 60,
    "ចិតសិប": 70,
    "ប៉ែតសិប": 80,
    "កៅសិប": 90,
}
SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "hundred thousand": 10**5,
    "hundred million": 10**8,
    "thousand million": 10**9,
    "hundred billion": 10**11,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "រយ": 10**2,
    "ពាន់": 10**3,
    "ម៉ឺន": 10**4,
    "សែន": 10**5,
    "លាន": 10**6,
    "កោដិ": 10**7,
    "រយលាន": 10**8,
    "ប៊ីលាន": 10**9,
    "ពាន់លាន": 10**9,
    "ម៉ឺនលាន": 10**10,
    "សែនលាន": 10**11,
    "ទ្រីលាន": 10**12,
    "លានលាន": 10**12,
}

#: What may not follow a Khmer word: the rest of the cluster that it would cut.
KHMER_END = "(?![\u17b4-\u17d3\u17dd])"


def one_of(words: Iterable[str]) -> str:
    """A group without a name that matches one of `words`, longer ones first."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


# ជាមួយ is "with", ណាមួយ "any", នីមួយ "each"; ប្រាំង is the dry season, បីបាច់ "to tend", សូន្យកាស space.
_KHMER = (
    f"(?<!ជា)(?<!ណា)(?<!នី)(?<!\u17d2)(?={one_of([*KHMER_TENS, *KHMER_UNITS])}{KHMER_END})"
    f"(?:(?P<km_tens>{one_of(KHMER_TENS)}){KHMER_END})?"
    f"(?:(?P<km_units>{one_of(KHMER_UNITS)}){KHMER_END}(?!ង{KHMER_END})(?!បាច់|កាស))?"
)
ENGLISH_SCALES = [word for word in SCALES if word.isascii()]
_ENGLISH_SCALE = f"{one_of(ENGLISH_SCALES)}(?![a-z])"
_UNITS = [word for word, value in ENGLISH_CARDINALS.items() if 0 < value < 10]
_ENGLISH = (
    f"(?<![a-z])(?:(?P<tens>{one_of(ENGLISH_TENS)})(?:[- ](?P<units>{one_of(_UNITS)}))?"
    f"|(?P<cardinal>{one_of(ENGLISH_CARDINALS)})|(?P<article>an?)(?=[ ]{_ENGLISH_SCALE}))(?![a-z])"
)
_ORDINAL = (
    f"(?<![a-z])(?:(?P<ordinal_tens>{one_of(ENGLISH_TENS)})[- ])?"
    f"(?P<ordinal>{one_of(ENGLISH_ORDINALS)})(?![a-z])"
)
#: A numeral in words. Groups: km_tens, km_units, tens, units, cardinal, article, ordinal_tens,
#: ordinal.
WORDS = f"(?:{_ORDINAL}|{_ENGLISH}|{_KHMER})"
_NUMERALS = (ENGLISH_TENS, ENGLISH_CARDINALS, ENGLISH_ORDINALS, KHMER_TENS, KHMER_UNITS)
#: What begins as a numeral in words does. To look ahead for it spares most places the trying.
WORD_START = one_of({"a ", "an", *(word[:2] for words in _NUMERALS for word in words)})
_KHMER_SCALES = [word for word in SCALES if not word.isascii()]
#: A scale word. Group: scale.
SCALE = (
    f"(?:[ -]?(?P<scale>{one_of(ENGLISH_SCALES)}(?=s?(?![a-z]))"
    f"|{one_of(_KHMER_SCALES)}{KHMER_END}))"
)
_VALUES = {
    "km_tens": KHMER_TENS,
    "km_units": KHMER_UNITS,
    "tens": ENGLISH_TENS,
    "units": ENGLISH_CARDINALS,
    "cardinal": ENGLISH_CARDINALS,
    "article": {"a": 1, "an": 1},
    "ordinal_tens": ENGLISH_TENS,
    "ordinal": ENGLISH_ORDINALS,
}


def words_value(match: re.Match[str]) -> int | None:
    """The value of a numeral in words that `match` (of `WORDS`) found; `None` if it is empty."""
    found = [values[match[group]] for group, values in _VALUES.items() if match[group]]
    return sum(found) if found else None
