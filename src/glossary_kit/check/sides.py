"""The two sides of a unit with the terms found on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from glossary_kit.check.term_facts import TermFacts
from glossary_kit.match.verdict import TermHit
from glossary_kit.model.unit import TranslationUnit


class Sides(Struct, frozen=True, kw_only=True):
    """A unit with the hits on both sides."""

    unit: TranslationUnit
    source_hits: Sequence[TermHit]
    target_hits: Sequence[TermHit]
    terms: TermFacts

    def is_name(self, concept: str) -> bool:
        """Whether `concept` is an official name, which is not put together anew."""
        return self.terms.entries[concept].kind.is_name


def whole_words(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for `text` as Latin words of its own."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])", flags)
