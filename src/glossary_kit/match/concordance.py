"""Find the units in which all of some words stand, in any order and on either side.

The index of each language says which units may have a word (see `unit_index.holding`); those
that may have all are read, and looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from glossary_kit.match.unit_score import stretch
from glossary_kit.match.unit_side import Side, primary
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.folded import Folded, fold, fold_key
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
    """Finds stretches of units, of which `at` gives those at some places, which ascend.

    `sides` are the units indexed by primary language tags. Those at `monolingual` places have
    two texts in one language, of which the index has one.
    """

    def __init__(
        self,
        at: Callable[[Sequence[int]], Iterable[TranslationUnit]],
        sides: Mapping[str, Side],
        monolingual: Sequence[int] = (),
    ) -> None:
        self._at, self._sides = at, sides
        self._monolingual = np.array(monolingual, np.uint32)

    @classmethod
    def of(cls, units: Sequence[TranslationUnit]) -> Concordance:
        """The concordance of `units`, which are indexed first."""
        langs = {primary(lang) for unit in units for lang in (unit.source_lang, unit.target_lang)}
        monolingual = [
            place
            for place, unit in enumerate(units)
            if primary(unit.source_lang) == primary(unit.target_lang)
        ]
        sides = {lang: Side.of(units, lang) for lang in langs}
        return cls(lambda places: (units[place] for place in places), sides, monolingual)

    def find(self, words: Iterable[str], *, limit: int | None = None) -> tuple[ConcordanceHit, ...]:
        """The units in which each of `words` stands on one side or the other, at most `limit`.

        A word may be several, which then stand side by side. Words are compared by their keys.
        English words match from their beginning on (“govern” finds “governance”), up to three
        letters only as a whole. Khmer matches anywhere, in whole clusters, and spaces between
        its letters do not count. Units in which the words stand closest come first.
        """
        keys = [key for word in words if (key := fold_key(word).strip())]
        if not keys:
            return ()
        patterns = [_pattern(key) for key in keys]
        places = self._places(keys)
        found = (
            _hit(unit, place, patterns)
            for place, unit in zip(places, self._at(places), strict=True)
        )
        return tuple(sorted((hit for hit in found if hit), key=_rank)[:limit])

    def _places(self, keys: Iterable[str]) -> list[int]:
        """The places, ascending, of the units that may have all words with these `keys`."""
        having = [self._having(stretch(key)) for key in keys]
        places: list[int] = reduce(np.intersect1d, having).tolist()
        return places

    def _having(self, symbols: Sequence[str]) -> npt.NDArray[np.uint32]:
        """The places, ascending, of the units that may have `symbols` side by side."""
        stretches = [symbols] if symbols else []
        held = (side.holding(stretches) for side in self._sides.values())
        return np.unique(np.concatenate([self._monolingual, *held]))


def _hit(
    unit: TranslationUnit, place: int, patterns: Sequence[re.Pattern[str]]
) -> ConcordanceHit | None:
    """Where all `patterns` stand in the unit; `None` if one does not."""
    sides = fold(unit.source), fold(unit.target)
    if not all(any(pattern.search(side.text) for side in sides) for pattern in patterns):
        return None
    source, target = (tuple(_spans(side, patterns)) for side in sides)
    return ConcordanceHit(unit=unit, place=place, source_spans=source, target_spans=target)


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


def _spans(folded: Folded, patterns: Iterable[re.Pattern[str]]) -> Iterator[Span]:
    """Where the patterns stand in the original text; what overlaps is one stretch."""
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
