"""How long a text is: words where spaces tell them, Khmer clusters where none do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary_kit.text.khmer import cluster_count, has_khmer

#: A word goes on behind an apostrophe, a point or a hyphen: don't, 2.5, decision-making.
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_KHMER = re.compile("[\u1780-\u17ff]+")
_KHMER_LETTERS = re.compile("[\u1780-\u17d3\u17dc\u17dd\u17e0-\u17e9]+")


@dataclass(frozen=True, slots=True)
class Length:
    """The words of a text, its Khmer left out, and its Khmer clusters without punctuation."""

    words: int = 0
    clusters: int = 0


def length_of(text: str) -> Length:
    """The length of `text`, whatever its scripts."""
    if not has_khmer(text):
        return Length(words=len(_WORD.findall(text)))
    clusters = sum(map(cluster_count, _KHMER_LETTERS.findall(text)))
    return Length(words=len(_WORD.findall(_KHMER.sub(" ", text))), clusters=clusters)


def length_in(text: str, lang: str) -> int:
    """The words of `text`; for Khmer its clusters, where a foreign word counts as one."""
    length = length_of(text)
    return length.words + length.clusters if lang.startswith("km") else length.words
