"""The stretch of a text that looks as if it were meant to be a term, but is not.

A translator who knows the term but slips leaves something very like it. The stretch is found
by aligning the term with the text cluster by cluster (Khmer) or character by character
(English), and counts only if it is no other concept's term and differs by no negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.khmer import iter_clusters
from glossary_kit.text.similarity import similarity

MIN_SCORE = 75.0
MIN_CLUSTERS = 4
"""Shorter terms resemble too many words."""

_NEGATION = re.compile(r"មិន|គ្មាន|ឥត|អន់|ក្រៅ|ក្នុង|\b(?:un|non|in|im|dis|mis|out|not|no)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A stretch of the text (`span`, `found`) and how like `term` it is, 0–100."""

    term: str
    span: Span
    found: str
    score: float


def near_miss(
    text: str, terms: Iterable[str], lang: str, taken: Iterable[Span] = ()
) -> NearMiss | None:
    """The best near miss of any of `terms` in `text`; `None` if there is none.

    `taken` are the stretches that are known to be other concepts' terms.
    """
    folded = fold(text, lang=lang)
    bounds = [*iter_clusters(folded.text)]
    occupied = tuple(taken)
    found = []
    for term in terms:
        stretch = _best_stretch(fold_key(term), folded.text, bounds)
        if stretch is None:
            continue
        span = folded.span(stretch.start, stretch.end)
        score = similarity(term, span.of(text), lang)
        if score >= MIN_SCORE and not any(span.overlaps(other) for other in occupied):
            miss = NearMiss(term=term, span=span, found=span.of(text), score=score)
            if _negations(term) == _negations(miss.found):
                found.append(miss)
    return max(found, key=lambda miss: miss.score, default=None)


def _best_stretch(term: str, text: str, bounds: list[Span]) -> Span | None:
    """Where in the folded `text` the folded `term` fits best, on cluster bounds."""
    wanted = [span.of(term) for span in iter_clusters(term)]
    if len(wanted) < MIN_CLUSTERS or len(bounds) < MIN_CLUSTERS:
        return None
    alphabet: dict[str, str] = {}

    def encoded(clusters: Iterable[str]) -> str:
        return "".join(alphabet.setdefault(c, chr(0xE000 + len(alphabet))) for c in clusters)

    alignment = fuzz.partial_ratio_alignment(
        encoded(wanted), encoded(span.of(text) for span in bounds), score_cutoff=50
    )
    if alignment is None or alignment.dest_end == alignment.dest_start:
        return None
    return Span(bounds[alignment.dest_start].start, bounds[alignment.dest_end - 1].end)


def _negations(text: str) -> list[str]:
    return _NEGATION.findall(fold_key(text))
