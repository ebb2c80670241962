"""The order of a dictionary: where a word stands, and under which letter.

Khmer follows the tailoring of CLDR's `km` collation: a consonant, then with each vowel, then
with each subscript; ុំ ំ ាំ ះ ិះ ុះ េះ ោះ after the vowels; ឫ ឬ after រ and ឭ ឮ after ល; the other
independent vowels as អ with their vowel, ឪ after អូ; a robat as រ before its consonant. Signs
that are no sound of their own decide only between words that are otherwise equal.
"""

from __future__ import annotations

import re

from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_COENG

SortKey = tuple[tuple[int, ...], int, str]
"""What is compared first, and what decides between equals: the robats, then all signs."""

_INDEPENDENT_VOWELS = {
    "ឣ": "អ",
    "ឤ": "អា",
    "ឥ": "អិ",
    "ឦ": "អី",
    "ឧ": "អុ",
    "ឨ": "អុ",
    "ឩ": "អូ",
    "ឪ": "អឪ",
    "ឯ": "អែ",
    "ឰ": "អៃ",
    "ឱ": "អោ",
    "ឲ": "អោ",
    "ឳ": "អៅ",
}
_CONSONANTS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអ"
_VOWELS = ("ា", "ិ", "ី", "ឹ", "ឺ", "ុ", "ូ", "ឪ", "ួ", "ើ", "ឿ", "ៀ", "េ", "ែ", "ៃ", "ោ", "ៅ")
_AFTER_VOWELS = ("ុំ", "ំ", "ាំ", "ះ", "ិះ", "ុះ", "េះ", "ោះ")
_KHMER_UNITS = (*_CONSONANTS, *_VOWELS, *_AFTER_VOWELS, KHMER_COENG)
_WEIGHT = {unit: weight for weight, unit in enumerate(_KHMER_UNITS, start=0x1780)}
_UNIT = re.compile("|".join(sorted(map(re.escape, _KHMER_UNITS), key=len, reverse=True)) + "|.")
_SIGN = re.compile("[\u17c8-\u17cb\u17cd-\u17d1\u17dd\u200b-\u200d]")
_ROBAT = re.compile("([\u1780-\u17b3])\u17cc")
_LATIN_AFTER_KHMER = 0x10000


def khmer_order(text: str) -> SortKey:
    """The key that puts `text` at its place in a Khmer dictionary; Latin comes after Khmer."""
    key = fold_key(text)
    bare = _ROBAT.sub(f"រ{KHMER_COENG}\\1", _SIGN.sub("", key))
    bare = "".join(_INDEPENDENT_VOWELS.get(character, character) for character in bare)
    return tuple(map(_weight, _UNIT.findall(bare))), len(_ROBAT.findall(key)), key


def english_order(text: str) -> SortKey:
    """The key that puts `text` at its place in an English dictionary, capitals or not."""
    return tuple(map(ord, text.casefold())), 0, text


def khmer_letter(text: str) -> str:
    """The consonant under which `text` stands in a Khmer dictionary; Latin letters as A–Z."""
    first = khmer_order(text)[0]
    letter = next((unit for unit, weight in _WEIGHT.items() if first and weight == first[0]), "")
    return letter or english_letter(text)


def english_letter(text: str) -> str:
    """The capital under which `text` stands in an English dictionary; # where it has none."""
    letter = text[:1].upper()
    return letter if letter.isalpha() else "#"


def _weight(unit: str) -> int:
    if unit in _WEIGHT:
        return _WEIGHT[unit]
    return ord(unit) + (_LATIN_AFTER_KHMER if unit.isalpha() else 0)
