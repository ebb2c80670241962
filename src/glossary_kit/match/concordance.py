"""Find the units in which all of some words stand, in any order and on either side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.khmer import (
    KHMER_BASE,
    KHMER_COENG,
    KHMER_MARK,
    has_khmer,
    is_khmer,
    iter_clusters,
)

SHORT = 3
"""English words so short stand for themselves only: “AI” is not the beginning of “aim”."""
_WHOLE_CLUSTERS = (f"(?<!{KHMER_COENG})", f"(?![{KHMER_MARK}{KHMER_COENG}])")
_LETTER = re.compile(f"[{KHMER_BASE}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceHit:
    """A unit in which all words stand, and where, from left to right.

    `place` is the number of the unit in the memory.
    """

    unit: TranslationUnit
    place: int
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]


class Concordance:
    """Finds stretches of `units`, which are folded once."""

    def __init__(self, units: Sequence[TranslationUnit]) -> None:
        self._units = units
        self._keys = [(fold_key(unit.source), fold_key(unit.target)) for unit in units]

    def find(self, words: Iterable[str], *, limit: int | None = None) -> tuple[ConcordanceHit, ...]:
        """The units in which each of `words` stands on one side or the other, at most `limit`.

        A word may be several, which then stand side by side. Words are compared by their keys.
        English words match from their beginning on (“govern” finds “governance”), up to three
        letters only as a whole. Khmer matches anywhere, in whole clusters, and spaces between
        its letters do not count. Units in which the words stand closest come first.
        """
        patterns = [_pattern(key) for word in words if (key := fold_key(word).strip())]
        if not patterns:
            return ()
        found = [
            place
            for place, keys in enumerate(self._keys)
            if all(any(pattern.search(key) for key in keys) for pattern in patterns)
        ]
        hits = sorted((self._hit(place, patterns) for place in found), key=_rank)
        return tuple(hits[:limit])

    def _hit(self, place: int, patterns: Sequence[re.Pattern[str]]) -> ConcordanceHit:
        unit = self._units[place]
        return ConcordanceHit(
            unit=unit,
            place=place,
            source_spans=tuple(_spans(unit.source, patterns)),
            target_spans=tuple(_spans(unit.target, patterns)),
        )


def _pattern(key: str) -> re.Pattern[str]:
    """What finds the folded words `key` in a key."""
    before, after = _WHOLE_CLUSTERS if has_khmer(key) else ("", "")
    if not is_khmer(key[0]):
        before = r"(?<![^\W_])" if key[0].isalnum() else ""
    if not is_khmer(key[-1]):
        after = r"(?![^\W_])" if key[-1].isalnum() and len(key) <= SHORT else ""
    clusters = [span.of(key) for span in iter_clusters(key)]
    return re.compile(before + "".join(_with_spaces(clusters)) + after)


def _with_spaces(clusters: Sequence[str]) -> Iterator[str]:
    """Every cluster as a pattern, and a space that need not be there between Khmer ones."""
    letters = [bool(_LETTER.match(cluster)) for cluster in clusters]
    for number, cluster in enumerate(clusters):
        between = 0 < number < len(clusters) - 1 and letters[number - 1] and letters[number + 1]
        if cluster == " " and between:
            continue  # the Khmer cluster behind it brings its own
        former = number - 2 if number > 1 and clusters[number - 1] == " " else number - 1
        joined = former >= 0 and letters[former] and letters[number]
        yield (" ?" if joined else "") + re.escape(cluster)


def _spans(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[Span]:
    """Where the patterns stand in `text`; what overlaps is one stretch."""
    folded = fold(text)
    found = sorted(
        folded.span(*match.span())
        for pattern in patterns
        for match in pattern.finditer(folded.text)
    )
    joined: list[Span] = []
    for span in found:
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return iter(joined)


def _rank(hit: ConcordanceHit) -> tuple[int, int, int]:
    extents = [
        spans[-1].end - spans[0].start for spans in (hit.source_spans, hit.target_spans) if spans
    ]
    return sum(extents), len(hit.unit.source), hit.place
