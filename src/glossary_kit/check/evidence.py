"""The facts of one unit, found once and handed to all rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import structs

from glossary_kit.check.as_meant import as_meant
from glossary_kit.check.demands import Demand, demands
from glossary_kit.check.drawn_first import Drawn, visual_order
from glossary_kit.check.found_together import found_at_once, found_together
from glossary_kit.check.number_differences import NumberDifference, number_differences
from glossary_kit.check.number_matching import NumberedText
from glossary_kit.check.numbers_as_meant import numbers_as_meant
from glossary_kit.check.sides import Sides
from glossary_kit.check.term_facts import TermFacts
from glossary_kit.match.term_finder import outermost
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import KHMER_BASE, has_khmer, is_blank
from glossary_kit.text.legacy_fonts import legacy_text
from glossary_kit.text.numbers import NumberValue, has_digit
from glossary_kit.text.repair import Repair, repairs
from glossary_kit.text.tokens import Token, blanked, tokens

_MONTH = "ខែ"
_KHMER_LETTER = re.compile(f"[{KHMER_BASE}]")

__all__ = ["Demand", "Evidence", "TermFacts"]


def _source_hits(units: Sequence[Evidence]) -> list[tuple[TermHit, ...]]:
    """All hits in the source."""
    return units[0].terms.source_finder.find_all([each.unit.source for each in units])


def _target_hits(units: Sequence[Evidence]) -> list[tuple[TermHit, ...]]:
    """All hits in the target."""
    return units[0].terms.target_finder.find_all([each.unit.target for each in units])


class Evidence:
    """The facts of one unit; each is found when first asked for, many for all units `together`."""

    def __init__(self, unit: TranslationUnit, terms: TermFacts) -> None:
        self.unit = unit
        self.terms = terms
        self.together: Sequence[Evidence] = (self,)

    @property
    def document(self) -> str:
        """The file in which the unit stands; empty if it stands in none."""
        return (self.unit.at and self.unit.at.path) or ""

    @cached_property
    def blank_target(self) -> bool:
        """Whether nothing can be seen in the target."""
        return is_blank(self.unit.target)

    @found_together
    def copied(self) -> bool:
        """Whether the target says what the source says, letter by letter."""
        if self.unit.source.isascii() and _KHMER_LETTER.search(self.unit.target):
            return False
        key = fold_key(self.unit.source).split()
        return bool(key) and key == fold_key(self.unit.target).split()

    @property
    def reviewed(self) -> Sequence[TranslationUnit]:
        """The reviewed units of the memory that have the same source."""
        return self.terms.reviewed.get(fold_key(self.unit.source).strip(), ())

    source_hits = found_at_once(_source_hits)
    target_hits = found_at_once(_target_hits)

    @found_together
    def target_terms(self) -> tuple[TermHit, ...]:
        """The hits in the target that are words, and no part of a longer term."""
        return outermost(self.target_hits)

    @found_together
    def source_numbers(self) -> tuple[NumberValue, ...]:
        """The numbers and dates of the source."""
        return numbers_as_meant(self.source_prose, self.terms.source_lang)

    @found_together
    def target_numbers(self) -> tuple[NumberValue, ...]:
        """The numbers and dates of the target."""
        return numbers_as_meant(self.target_prose, self.terms.target_lang)

    @found_together
    def number_differences(self) -> tuple[NumberDifference, ...]:
        """How the numbers of the target differ from those of the source.

        Those in words count only if the source has some.
        """
        in_digits = has_digit(self.unit.source) or has_digit(self.unit.target)
        month = _MONTH in self.unit.source or _MONTH in self.unit.target
        if not in_digits and not month and not self.source_numbers:
            return ()
        return number_differences(
            NumberedText(
                text=self.unit.source, prose=self.source_prose, numbers=self.source_numbers
            ),
            NumberedText(
                text=self.unit.target, prose=self.target_prose, numbers=self.target_numbers
            ),
        )

    @found_together
    def source_tokens(self) -> tuple[Token, ...]:
        """What is not language in the source: placeholders, tags, addresses, code."""
        return tokens(self.unit.source)

    @found_together
    def target_tokens(self) -> tuple[Token, ...]:
        """What is not language in the target: placeholders, tags, addresses, code."""
        return tokens(self.unit.target)

    @found_together
    def source_prose(self) -> str:
        """The source with U+FFFC for every character that is not language."""
        return blanked(self.unit.source, self.source_tokens)

    @found_together
    def target_prose(self) -> str:
        """The target with U+FFFC for every character that is not language."""
        return blanked(self.unit.target, self.target_tokens)

    @cached_property
    def khmer_prose(self) -> str:
        """The prose of the target if there is Khmer in it, else nothing.

        Khmer that is left over in an English target is not judged as Khmer.
        """
        if self.terms.target_lang.startswith("en"):
            return ""
        return self.target_prose if has_khmer(self.unit.target) else ""

    @property
    def translated_prose(self) -> str:
        """The prose of the target as far as it is translated: any English, or a text with Khmer."""
        return self.target_prose if self.terms.target_lang.startswith("en") else self.khmer_prose

    @cached_property
    def target_repairs(self) -> tuple[Repair, ...]:
        """What to write instead of faulty Khmer clusters of the target."""
        return repairs(self.unit.target)

    @cached_property
    def visual_order(self) -> tuple[Drawn, ...]:
        """What in the target is typed as it is drawn, each with the same in logical order."""
        return visual_order(self.unit.target, self.terms.visual_words)

    @cached_property
    def in_old_font(self) -> Span | None:
        """Where a target that should be Khmer is typed for a font without Unicode."""
        if not self.unit.target_lang.startswith("km"):
            return None
        return legacy_text(self.target_prose, self.unit.source)

    def torn(self, span: Span) -> bool:
        """Whether an inline code stands inside `span` of the target, or at its end."""
        codes = self.unit.target_codes
        return any(span.start < code.offset <= span.end for code in codes)

    @found_together
    def demands(self) -> tuple[Demand, ...]:
        """What the terms of the source ask of the target, one for each place and concept.

        A target that is empty, a copy of the source or in an old font is asked for nothing. A
        term that is there but for slips in its characters is left to the rules on characters.
        """
        if self.blank_target or self.copied:
            return ()
        if not has_khmer(self.unit.target) and self.in_old_font:
            return ()
        sides = Sides(
            unit=self.unit,
            source_hits=self.source_hits,
            target_hits=self.target_hits,
            terms=self.terms,
        )
        found = tuple(demands(sides))
        if all(demand.met for demand in found):
            return found
        meant = as_meant(self.unit.target, self.visual_order)
        if meant == self.unit.target:
            return found
        sides = structs.replace(
            sides,
            unit=structs.replace(self.unit, target=meant, target_codes=()),
            target_hits=self.terms.target_finder.find(meant),
        )
        met = {demand.source_hit.span for demand in demands(sides) if demand.met}
        return tuple(each for each in found if each.met or each.source_hit.span not in met)
