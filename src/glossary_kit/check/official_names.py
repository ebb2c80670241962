"""Official names that a text has, but not quite: altered by a cluster or two, or cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from glossary_kit.match.near_miss import NearMiss, near_miss
from glossary_kit.model.concept import ConceptEntry, TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.folded import fold, fold_key
from glossary_kit.text.khmer import KHMER_BASE, cluster_count, has_khmer, iter_clusters

LONG_NAME = 8
"""Shorter names are too like other words to be missed in a text that does not ask for them."""
MIN_SCORE = 85.0
MIN_SHARE = 0.4
"""How much of a name must be there for it to be cut short and not absent."""
MIN_MOVED = 0.6
"""How much of a name must be there for it to be rearranged and not another one."""

_GRAM = 3
_LETTER = re.compile(f"[{KHMER_BASE}a-z]")
_LATIN_WORD = re.compile("[A-Za-z]+")


class OfficialNames:
    """The long names that `entries` have in the language `lang`, found again where misspelt."""

    def __init__(self, entries: Iterable[ConceptEntry], lang: str) -> None:
        self._lang = lang
        self._names: list[tuple[str, TermSection]] = []
        self._sizes: list[int] = []
        self._by_gram: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for entry in entries:
            for term in entry.terms(lang) if entry.kind.is_name else ():
                clusters = _clusters(fold_key(term.term))
                if term.status.usable and len(clusters) >= LONG_NAME:
                    for gram in {*_grams(clusters)}:
                        self._by_gram[gram].append(len(self._names))
                    self._names.append((entry.id, term))
                    self._sizes.append(len({*_grams(clusters)}))

    def altered(self, text: str, taken: Sequence[Span]) -> Iterator[tuple[str, NearMiss]]:
        """The concept and the place of each name that stands in `text` with a slip.

        `taken` are the stretches where terms stand as they should.
        """
        shared = Counter(
            index
            for gram in {*_grams(_clusters(fold_key(text)))}
            for index in self._by_gram.get(gram, ())
        )
        misses = [
            (self._names[index][0], miss)
            for index, count in shared.items()
            if 2 * count >= self._sizes[index]
            if (miss := self._slip(self._names[index][1].term, text, taken))
            and miss.score >= MIN_SCORE
        ]
        done: list[Span] = []
        for concept, miss in sorted(misses, key=lambda found: -found[1].score):
            if not any(miss.span.overlaps(other) for other in done):
                done.append(miss.span)
                yield concept, miss

    def _slip(self, name: str, text: str, taken: Sequence[Span]) -> NearMiss | None:
        others = [span for span in taken if fills(span.of(text), name)]
        return near_miss(text, [name], self._lang, others)


def fills(found: str, term: str) -> bool:
    """Whether `found`, a term that stands as it should, is too long to be a part of `term`.

    Short terms have no parts that are terms of their own.
    """
    size = cluster_count(term)
    return size < LONG_NAME or cluster_count(found) >= 0.7 * size


def beginning_of(names: Iterable[str], text: str, taken: Sequence[Span]) -> NearMiss | None:
    """The longest beginning of one of `names` that stands in `text` in the place of the name."""
    folded = fold(text)
    found: list[NearMiss] = []
    for name in names:
        clusters = _clusters(fold_key(name))
        for size in range(len(clusters) - 1, max(3, round(MIN_SHARE * len(clusters)) - 1), -1):
            start = folded.text.find("".join(clusters[:size]))
            if start >= 0:
                span = folded.span(start, start + len("".join(clusters[:size])))
                if not any(span.overlaps(other) for other in taken):
                    score = 100 * size / len(clusters)
                    found.append(NearMiss(term=name, span=span, found=span.of(text), score=score))
                break
    return max(found, key=lambda miss: miss.score, default=None)


def goes_on_otherwise(near: NearMiss, beginning: NearMiss) -> bool:
    """Whether `near` is the `beginning` of its name and then something that is like no part of it.

    No letter of the rest of the name is there, so that it was cut short, and is no slip; one
    letter may be one.
    """
    if near.span.start != beginning.span.start or near.span.end <= beginning.span.end:
        return False
    there = len(fold_key(beginning.found))
    rest = _LETTER.findall(fold_key(near.term), there)
    beyond = _LETTER.findall(fold_key(near.found), there)
    return len(rest) > 1 and set(rest).isdisjoint(beyond)


def rearranged(names: Iterable[str], text: str, taken: Sequence[Span]) -> NearMiss | None:
    """The stretch of `text` with most of one of `names`, its words moved or others among them.

    Compared are the runs of three clusters, of which a moved or added word breaks only those
    at its edges.
    """
    folded = fold(text)
    places = [span for span in iter_clusters(folded.text) if not span.of(folded.text).isspace()]
    grams = [*_grams([span.of(folded.text) for span in places])]
    found: list[NearMiss] = []
    for name in names:
        clusters = _clusters(fold_key(name))
        wanted = {*_grams(clusters)}
        if len(clusters) >= LONG_NAME and (stretch := _densest(grams, wanted, len(clusters))):
            first, last, shared = stretch
            span = folded.span(places[first].start, places[last + _GRAM - 1].end)
            span = _whole_words(text, span, fold_key(name).split())
            if shared >= MIN_MOVED * len(wanted) and not any(map(span.overlaps, taken)):
                score = 100 * shared / len(wanted)
                found.append(NearMiss(term=name, span=span, found=span.of(text), score=score))
    return max(found, key=lambda miss: miss.score, default=None)


def _whole_words(text: str, span: Span, wanted: Sequence[str]) -> Span:
    """`span` with the rest of the Latin words that it cuts, from the first that is `wanted`."""
    words = [Span(*match.span()) for match in _LATIN_WORD.finditer(text)]
    cut = [word for word in words if word.overlaps(span)]
    if not cut or has_khmer(span.of(text)):
        return span
    first = next((word for word in cut if fold_key(word.of(text)) in wanted), cut[0])
    return Span(first.start, max(span.end, cut[-1].end))


def _densest(
    grams: Sequence[tuple[str, ...]], wanted: set[tuple[str, ...]], size: int
) -> tuple[int, int, int] | None:
    """First and last of the stretch of `grams` with most of those `wanted`, and how many.

    It is at most half as long again as a name of `size` clusters.
    """
    hits = [place for place, gram in enumerate(grams) if gram in wanted]
    best: tuple[int, int, int] | None = None
    for number, first in enumerate(hits):
        within = [place for place in hits[number:] if place - first < 1.5 * size]
        shared = len({grams[place] for place in within})
        if best is None or shared > best[2]:
            best = first, within[-1], shared
    return best


def _clusters(key: str) -> list[str]:
    """The clusters of a key, spaces left out."""
    return [cluster for span in iter_clusters(key) if not (cluster := span.of(key)).isspace()]


def _grams(clusters: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(clusters[i : i + _GRAM]) for i in range(len(clusters) - _GRAM + 1))
