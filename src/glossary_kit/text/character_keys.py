"""What stands for a character by itself in a key: the first step of folding (see `folded`)."""

from __future__ import annotations

import re

from glossary_kit.text.fold_rule import FoldRule
from glossary_kit.text.khmer import DEPRECATED_CHARACTERS, IGNORABLE

_CHARACTER_CLASSES: tuple[tuple[FoldRule, str, str], ...] = (
    (FoldRule.QUOTES, "“”„‟«»‹›″＂", '"'),
    (FoldRule.QUOTES, "‘’‚‛′´ʼʹ＇", "'"),
    (FoldRule.DASHES, "‐‑‒–—―−﹣－", "-"),
    (FoldRule.AU_SPELLING, "ឲ", "ឱ"),
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BEYYAL = "\u17d8"  # BEYYAL, deprecated: "and so on"
_IGNORABLE = re.compile(f"[{IGNORABLE}]")


def _explicit_characters() -> dict[str, tuple[str, FoldRule]]:
    """Every character with a key of its own, and the rule it comes from."""
    characters = {char: (to, rule) for rule, chars, to in _CHARACTER_CLASSES for char in chars}
    characters |= {char: (to, FoldRule.COMPATIBILITY) for char, to in _LIGATURES.items()}
    characters |= {
        chr(code): (to, FoldRule.DEPRECATED_CHARACTER) for code, to in DEPRECATED_CHARACTERS.items()
    }
    characters[_BEYYAL] = ("។ល។", FoldRule.DEPRECATED_CHARACTER)
    for value in range(10):
        characters[chr(0x17E0 + value)] = (str(value), FoldRule.DIGITS)
    return characters


_EXPLICIT = _explicit_characters()


def character_key(char: str) -> tuple[str, FoldRule | None]:
    """What stands for `char` in a key, and the rule that says so (`None`: it stands as it is)."""
    if char in _EXPLICIT:
        return _EXPLICIT[char]
    if _IGNORABLE.match(char):
        return "", FoldRule.IGNORABLE
    if char.isspace():
        return " ", FoldRule.SPACING if char != " " else None
    if "\uff01" <= char <= "\uff5e":  # full-width ASCII
        return chr(ord(char) - 0xFEE0).lower(), FoldRule.COMPATIBILITY
    lower = char.lower()
    return lower, FoldRule.CASE if lower != char else None


class _CharacterKeys(dict[int, str]):
    """A table for `str.translate` that computes each character's key when first met."""

    def __missing__(self, code: int) -> str:
        key = self[code] = character_key(chr(code))[0]
        return key


CHARACTER_KEYS = _CharacterKeys()
