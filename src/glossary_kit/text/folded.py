"""Comparable text that knows which original characters stand behind it.

Two strings that a reader takes for the same have the same *key*: `fold_key(a) == fold_key(b)`.
The key is for matching only and is never shown. It is made in three steps:

1. every character by itself: invisible characters go, capitals become small, ០–៩ become 0–9,
   quotation marks, dashes and white space become one of their class;
2. every Khmer cluster by itself: canonical order (see `khmer`), then subscript TA for DA;
3. runs of white space become one space, and the three spellings of ឱ្យ become one.

Folding is idempotent, and local: a stretch of a key that begins and ends at clusters, mapped
back to the original and folded again, is the same stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from glossary_kit.model.span import Span
from glossary_kit.text.character_keys import CHARACTER_KEYS, character_key
from glossary_kit.text.code_page import SEPARATOR, decoded, encoded, encoded_keys
from glossary_kit.text.fold_rule import FoldRule, Level
from glossary_kit.text.khmer import (
    IGNORABLE,
    KHMER_COENG,
    KHMER_MARK,
    PLAIN_CLUSTER,
    SOUND_CLUSTER,
    canonical_cluster,
    canonicalised,
    is_cluster_boundary,
    iter_clusters,
)
from glossary_kit.text.settled import settled

__all__ = ["FoldRule", "Folded", "Level", "fold", "fold_all", "fold_key", "remembered_key"]


def _cluster_key(match: re.Match[str]) -> str:
    return canonical_cluster(match[0]).replace(_COENG_DA, _COENG_TA)


_SEPARATOR_CODE = encoded(SEPARATOR)
_COENG_DA, _COENG_TA = KHMER_COENG + "ដ", KHMER_COENG + "ត"
_SPACE_RUN = re.compile(" {2,}")
_AOY = "អោយ"
#: អោយ as two whole clusters, not at the edge of a longer one; clusters before it are passed over.
_AOY_AMONG_CLUSTERS = re.compile(f"{_AOY}(?![{KHMER_MARK}{KHMER_COENG}])|{PLAIN_CLUSTER.pattern}")
#: A cluster that may differ from its key. Looking at no others triples the speed.
_DOUBTFUL_CLUSTER = re.compile(f"(?!(?!.{_COENG_DA}){SOUND_CLUSTER}){PLAIN_CLUSTER.pattern}")


def _auy(match: re.Match[str]) -> str:
    return "ឱ្យ" if match[0] == _AOY else match[0]


#: What happens to more than one character at a time, after every character has its key.
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (PLAIN_CLUSTER, _cluster_key),
    (_SPACE_RUN, lambda _: " "),
    (_AOY_AMONG_CLUSTERS, _auy),
)

#: Characters whose key has not the length of one.
_UNEVEN = re.compile(f"[{IGNORABLE}\u0130\u17a4\u17b4\u17b5\u17d8\ufb00-\ufb06]")


def fold_key(text: str) -> str:
    """The key of `text`: equal for strings that a reader takes for the same."""
    code = _settled(text)
    if code is None:
        return _any_key(text)
    return code.decode("ascii") if text.isascii() else decoded(code)


def fold(text: str, *, lang: str = "km") -> Folded:
    """The key of `text`, which is taken to be in `lang`, with the way back to `text`."""
    code = _settled(text)
    if code is not None:
        return Folded(text, code, len(code) == len(text), lang)
    key = _any_key(text)
    # No rule but those of uneven characters makes a text longer, so where the lengths are equal
    # and no such character occurs, nothing has shifted.
    aligned = len(key) == len(text) and not _UNEVEN.search(text)
    return Folded(text, encoded(key), aligned, lang, key)


def fold_all(texts: Sequence[str], *, lang: str = "km") -> list[Folded]:
    """`fold` of each of the texts; of many short ones in two thirds of the time."""
    code = _settled(SEPARATOR.join(texts))
    codes = [] if code is None else code.split(_SEPARATOR_CODE)
    if len(codes) != len(texts):
        return [fold(text, lang=lang) for text in texts]
    pairs = zip(texts, codes, strict=True)
    return [Folded(text, code, len(code) == len(text), lang) for text, code in pairs]


def _settled(text: str) -> bytes | None:
    """The key of `text` in bytes (see `code_page`); `None` if bytes do not suffice."""
    code = encoded_keys(text)
    return None if code is None else settled(code)


def _any_key(text: str) -> str:
    """The key of any `text`, by strings."""
    key = _DOUBTFUL_CLUSTER.sub(_cluster_key, text.translate(CHARACTER_KEYS))
    key = _SPACE_RUN.sub(" ", key)
    return _AOY_AMONG_CLUSTERS.sub(_auy, key) if _AOY in key else key


class Folded(Struct, gc=False):
    """The key of a text with the way back to the `original`.

    The way back is only looked for when asked for: most texts contain nothing to point at.
    `code` is the key in bytes (see `code_page`); `aligned` says that every cluster stands at
    the same place in key and original.
    """

    original: str
    code: bytes
    aligned: bool
    lang: str = "km"
    _text: str | None = None

    @property
    def text(self) -> str:
        """The key."""
        if self._text is None:
            self._text = decoded(self.code)
        return self._text

    @property
    def origins(self) -> tuple[Span, ...]:
        """For every character of `text` the stretch of the original that it stands for."""
        return _origins(self.original)

    def span(self, start: int, end: int) -> Span:
        """The whole original clusters behind `text[start:end]`, from the first to the last."""
        text = self.text
        if self.aligned and is_cluster_boundary(text, start) and is_cluster_boundary(text, end):
            return Span(start, end)
        key_starts, origins = _clusters_behind(self.original)
        first = bisect_right(key_starts, start) - 1
        if start < end:
            return Span(origins[first].start, origins[bisect_left(key_starts, end) - 1].end)
        place = origins[first].start if start < len(self.text) else len(self.original)
        return Span(place, place)

    def rules(self, start: int, end: int) -> frozenset[FoldRule]:
        """The rules by which the original behind `text[start:end]` became its key."""
        return _rules_applied(self.span(start, end).of(self.original))


@lru_cache(maxsize=256)
def _clusters_behind(text: str) -> tuple[list[int], list[Span]]:
    """Where in its key each cluster of `text` begins, and its span in `text`.

    Clusters that leave nothing in the key are left out.
    """
    starts, spans, key = list[int](), list[Span](), ""
    for cluster in iter_clusters(text):
        piece = remembered_key(cluster.of(text))
        if piece:
            starts.append(len(key))
            spans.append(cluster)
            key += piece
    if key == fold_key(text):
        return starts, spans
    origins = _origins(text)  # a rule has joined clusters: white space, អោយ
    starts = [
        place for place, span in enumerate(origins) if not place or span != origins[place - 1]
    ]
    return starts, [origins[start] for start in starts]


@lru_cache(maxsize=1 << 16)
def remembered_key(text: str) -> str:
    """`fold_key` of what comes again and again: a cluster, a term."""
    return fold_key(text)


def _origins(text: str) -> tuple[Span, ...]:
    """The stretch of `text` behind every character of its key: `fold_key` with a trace.

    Exact and slow; `Folded.span` finds the same with less work in all but rare texts.
    """
    key, origins = "", list[Span]()
    for cluster in iter_clusters(text):
        piece = cluster.of(text).translate(CHARACTER_KEYS)
        key += piece
        origins += [cluster] * len(piece)
    for pattern, replacement in _STEPS:
        key, origins = _traced(pattern, replacement, key, origins)
    return tuple(origins)


def _traced(
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
    key: str,
    origins: list[Span],
) -> tuple[str, list[Span]]:
    """`pattern.sub(replacement, key)`, every replacement standing for its whole match."""
    pieces, traced, done = list[str](), list[Span](), 0
    for match in pattern.finditer(key):
        start, end = match.span()
        piece = replacement(match)
        pieces += key[done:start], piece
        traced += origins[done:start]
        traced += [Span(origins[start].start, origins[end - 1].end)] * len(piece)
        done = end
    return "".join(pieces) + key[done:], traced + origins[done:]


def _rules_applied(text: str) -> frozenset[FoldRule]:
    rules = {rule for char in text if (rule := character_key(char)[1])}
    key = text.translate(CHARACTER_KEYS)
    for cluster in PLAIN_CLUSTER.findall(key):
        canonical, cluster_rules = canonicalised(cluster)
        rules |= cluster_rules
        if _COENG_DA in canonical:
            rules.add(FoldRule.COENG_DA)
    if _SPACE_RUN.search(key):
        rules.add(FoldRule.SPACING)
    key = PLAIN_CLUSTER.sub(_cluster_key, key)
    if _AOY_AMONG_CLUSTERS.sub(_auy, key) != key:
        rules.add(FoldRule.AU_SPELLING)
    return frozenset(rules)
