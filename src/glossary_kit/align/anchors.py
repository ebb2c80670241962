"""Anchors: what a sentence and its translation have in common whatever else they say.

Numbers compared as values, concepts of the term base whose terms stand in both languages, and
words in Latin letters, which a Khmer text takes over as they are (names, acronyms, codes).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from glossary_kit.match.term_finder import TermFinder, outermost
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.text.numbers import comparable, numbers
from glossary_kit.text.segmenters import segmenter

_DIGIT = re.compile(r"\d")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")


class AnchorKind(StrEnum):
    """Where an anchor comes from."""

    NUMBER = "number"
    CONCEPT = "concept"
    WORD = "word"
    LEARNT = "learnt"  # from the documents themselves, see `lexicon`


class Anchor(NamedTuple):
    """One anchor; `value` is equal in both languages."""

    kind: AnchorKind
    value: Hashable


class AnchorFinder:
    """Finds the anchors of sentences in the language `lang`; concepts are those of `entries`."""

    def __init__(self, entries: Iterable[ConceptEntry], lang: str) -> None:
        self._lang = lang
        # An anchor need not be sure: clusters decide word edges, for they cost nothing.
        self._terms = TermFinder(entries, lang, segmenter("clusters"))

    def find(self, text: str) -> frozenset[Anchor]:
        """The anchors of `text`.

        Numbers in words are left out: “one” and មួយ are no numbers more often than not.
        """
        return frozenset(self._found(text))

    def _found(self, text: str) -> Iterator[Anchor]:
        for number in numbers(text, self._lang) if _DIGIT.search(text) else ():
            if not number.spelled:
                yield Anchor(AnchorKind.NUMBER, comparable(number))
        for hit in outermost(self._terms.find(text)):
            yield Anchor(AnchorKind.CONCEPT, hit.concept)
        for word in _LATIN_WORD.findall(text):
            yield Anchor(AnchorKind.WORD, word.lower())
