"""A document as the aligner sees it: sentences, where paragraphs begin, lengths, anchors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossary_kit.align.anchors import Anchor, AnchorFinder
from glossary_kit.text.khmer import cluster_count
from glossary_kit.text.sentences import sentences

CLUSTERS_PER_CHARACTER = 0.53
"""Khmer clusters for one character of English, in five documents and the Universal Declaration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `opens` says whether it is the first of its paragraph.

    `length` is in clusters, that of other languages than Khmer turned into those that their
    translation would have.
    """

    text: str
    length: float
    opens: bool
    anchors: frozenset[Anchor] = frozenset()


def sentences_of(
    paragraphs: Iterable[str], lang: str, anchors: AnchorFinder | None = None
) -> tuple[Sentence, ...]:
    """The sentences of a document in the language `lang`, its paragraphs given one by one.

    Without an `AnchorFinder` they have no anchors: only lengths and paragraphs speak.
    """
    return tuple(
        Sentence(
            text=text,
            length=_length(text, lang),
            opens=number == 0,
            anchors=anchors.find(text) if anchors else frozenset(),
        )
        for paragraph in paragraphs
        for number, span in enumerate(sentences(paragraph, lang))
        for text in (" ".join(span.of(paragraph).split()),)
    )


def _length(text: str, lang: str) -> float:
    if lang.startswith("km"):
        return max(1, cluster_count("".join(text.split())))
    return max(1, len(text) * CLUSTERS_PER_CHARACTER)
