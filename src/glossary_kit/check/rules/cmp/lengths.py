"""How long a translation is for its source: English in characters, Khmer in clusters.

Measured on 2,000 units of the Universal Declaration of Human Rights and of Android: a Khmer
text has about half as many clusters as its English source has characters, and the longer the
text, the less it strays from that.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from msgspec import Struct

from glossary_kit.check.evidence import Evidence
from glossary_kit.text.seen_clusters import seen_clusters
from glossary_kit.text.sentences import sentences

CLUSTERS_PER_CHARACTER = 0.52
MIN_CHARACTERS = 50
"""Shorter texts are as long as they like."""
MIN_CHARACTERS_OF_SENTENCES = 30
"""Shorter texts may have as many sentences as they like."""

_LATIN = re.compile(r"[A-Za-z0-9$%{<](?:[A-Za-z0-9.,:/@_%{}$<>'’-]*[A-Za-z0-9%}>$/])?")

_ACRONYM = re.compile("[A-Z]{2,8}")
_SMALL_WORDS = r"(?:\W+(?:and|for|in|of|on|the|to))*\W+"


class Lengths(Struct, frozen=True, kw_only=True):
    """The lengths of both sides in the unit of the Khmer side, and of their sentences."""

    source: float
    target: float
    source_sentences: tuple[float, ...]
    target_sentences: tuple[float, ...]
    characters: float

    @property
    def ratio(self) -> float:
        """The length of the target for that of the source; 1 is usual."""
        return self.target / self.source

    @property
    def tolerance(self) -> float:
        """By how much, as a natural logarithm, the ratio may stray."""
        return 0.4 + 4.8 / math.sqrt(self.characters)

    @property
    def missing(self) -> int:
        """How many sentences are missing; negative: how many are too many; 0: all are there.

        A sentence is missing only if its length is missing, too: two English sentences are
        often one in Khmer, and one is often two.
        """
        many, few = sorted((self.source_sentences, self.target_sentences), key=len, reverse=True)
        difference = len(many) - len(few)
        shortest = sum(sorted(many)[:difference])
        gap = abs(self.source - self.target)
        enough = 0.22 if self.characters >= MIN_CHARACTERS else 0.5
        missing = difference and gap >= 0.6 * shortest and abs(math.log(self.ratio)) > enough
        if not missing or (self.ratio < 1) != (many is self.source_sentences):
            return 0
        return difference if many is self.source_sentences else -difference


def lengths(evidence: Evidence, least: int = MIN_CHARACTERS) -> Lengths | None:
    """The lengths of the unit; `None` for other pairs than English–Khmer.

    Also for units whose English has, or would have, fewer than `least` characters. Latin words
    of the Khmer side are left out on both.
    """
    langs = evidence.terms.source_lang[:2], evidence.terms.target_lang[:2]
    if sorted(langs) != ["en", "km"]:
        return None
    measured = _measured(evidence.unit.source, evidence.unit.target, *langs)
    return measured if measured and measured.characters >= least else None


@lru_cache(maxsize=1 << 9)  # several rules ask about the same units
def _measured(
    source_text: str, target_text: str, source_lang: str, target_lang: str
) -> Lengths | None:
    if len(source_text if source_lang == "en" else target_text) < MIN_CHARACTERS_OF_SENTENCES:
        return None
    kept = set(_LATIN.findall(target_text if target_lang == "km" else source_text))
    if target_lang == "km":
        source_text = _abbreviated(source_text, kept)
    source = _sentence_lengths(source_text, source_lang, kept)
    target = _sentence_lengths(target_text, target_lang, kept)
    english = sum(source if source_lang == "en" else target) / CLUSTERS_PER_CHARACTER
    if not sum(source) or not sum(target):
        return None
    return Lengths(
        source=sum(source),
        target=sum(target),
        source_sentences=source,
        target_sentences=target,
        characters=english,
    )


def _abbreviated(english: str, kept: set[str]) -> str:
    """`english` without the names that stand in the Khmer only by their initials (ITU)."""
    for short in kept:
        if _ACRONYM.fullmatch(short) and short not in english:
            words = _SMALL_WORDS.join(rf"{letter}[\w’'-]*" for letter in short)
            english = re.sub(rf"\b{words}", "", english, count=1)
    return english


def _sentence_lengths(text: str, lang: str, kept: set[str]) -> tuple[float, ...]:
    """The length of each sentence; an English one may go on after a line break."""
    plain = text
    if kept and not kept.isdisjoint(_LATIN.findall(text)):
        plain = _LATIN.sub(lambda match: "" if match[0] in kept else match[0], text)
    if lang == "en":
        plain = " ".join(plain.split())
    measured = (_length(span.of(plain), lang) for span in sentences(plain, lang))
    return tuple(length for length in measured if length)


def _length(sentence: str, lang: str) -> float:
    if not any(map(str.isalpha, sentence)):
        return 0
    if lang == "en":
        return len(sentence) * CLUSTERS_PER_CHARACTER
    return seen_clusters(sentence)
