"""The names of everything that folding may do to a text, and the level at which it is done.

Three levels, never mixed: the raw text is never touched; *repair* is a suggestion that a
person accepts; *key* is made for matching and never shown.
"""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How far a rule may go: offered to a person, or used for matching only."""

    REPAIR = "repair"
    KEY = "key"


class FoldRule(StrEnum):
    """One reason why two encodings or spellings of the same word differ."""

    IGNORABLE = "ignorable"  # invisible characters: ZWSP, WJ, soft hyphen, BOM, joiners
    CLUSTER_ORDER = "cluster_order"  # the parts of a cluster in another order
    SPLIT_VOWEL = "split_vowel"  # one vowel typed as two: េ + ី for ើ
    SHIFTER = "shifter"  # ុ typed for the register shifter that looks like it
    REPEATED_MARK = "repeated_mark"  # the same mark twice: it is drawn once
    DEPRECATED_CHARACTER = "deprecated_character"  # characters Unicode advises against
    COENG_DA = "coeng_da"  # subscripts DA and TA look the same
    AU_SPELLING = "au_spelling"  # ឲ for ឱ, and the three spellings of ឱ្យ
    DIGITS = "digits"  # ០–៩ for 0–9
    QUOTES = "quotes"  # one class of quotation marks, one apostrophe
    DASHES = "dashes"  # one class of hyphens and dashes
    SPACING = "spacing"  # any white space, however much, is one space
    CASE = "case"  # capital and small letters
    COMPATIBILITY = "compatibility"  # full-width forms and typographic ligatures

    @property
    def level(self) -> Level:
        """`REPAIR` if the rule is also offered as a repair, else `KEY`."""
        return Level.REPAIR if self in _REPAIR_RULES else Level.KEY


_REPAIR_RULES = frozenset(
    {
        FoldRule.CLUSTER_ORDER,
        FoldRule.SPLIT_VOWEL,
        FoldRule.SHIFTER,
        FoldRule.REPEATED_MARK,
        FoldRule.DEPRECATED_CHARACTER,
        # Inside a cluster only: an invisible character between a base and its mark breaks
        # the cluster on screen. Between clusters it is a legitimate line-break opportunity.
        FoldRule.IGNORABLE,
    }
)
