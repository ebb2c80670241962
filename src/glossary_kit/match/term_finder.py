"""Find the terms of a base in running text.

One Aho-Corasick pass (Aho and Corasick 1975) over the folded text meets every form of every
term. What it meets is then judged: a hit must not cut a cluster or an English word; a hit of
one or two clusters must have word edges; a hit inside a longer accepted hit is marked so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import ahocorasick_rs

from glossary_kit.match.edges import WordEdges
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, TermHit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.text.english import negated, word_edges
from glossary_kit.text.folded import Folded, FoldRule, fold
from glossary_kit.text.khmer import cluster_count, has_khmer
from glossary_kit.text.segmenters import Segmenter, segmenter

SHORT = 3
"""Terms of at most so many clusters need word edges: inside longer words they are common."""

_HARMLESS = frozenset(
    {FoldRule.CASE, FoldRule.DASHES, FoldRule.DIGITS, FoldRule.QUOTES, FoldRule.SPACING}
)
"""Rules that every writer applies without a thought: no variant of a term for that."""

_NO_RULES = frozenset[FoldRule]()
_UNCUT = re.compile(
    "[^\\W\u1780-\u17ff]{2}|\u17d2.|.[\u17b4-\u17d3\u17dd]|[a-z](?=\\.[a-z]{2})|(?<=[a-z]{2})\\.[a-z]",
    re.DOTALL,
)
"""Two characters between which no hit may begin or end: of one word, or of one cluster."""

_KHMER_SPACE = re.compile(r"(?<=[\u1780-\u17d3\u17dd]) (?=[\u1780-\u17b3])")


class TermFinder:
    """Finds the terms that `entries` have in the language `lang`.

    `words` is the segmenter that decides the word edges of short Khmer terms; the best one
    installed if none is given.
    """

    def __init__(
        self, entries: Iterable[ConceptEntry], lang: str, words: Segmenter | None = None
    ) -> None:
        self.lang = lang
        self._words = words or segmenter("auto")
        forms: defaultdict[str, list[TermForm]] = defaultdict(list)
        for form in term_forms(entries, lang):
            key = _without_khmer_spaces(form.key)[0]
            if key.strip():
                forms[key].append(form)
        self._keys = tuple(forms)
        self._forms = tuple(tuple(same) for same in forms.values())
        self._khmer = tuple(map(has_khmer, self._keys))
        self._short = tuple(cluster_count(key) <= SHORT for key in self._keys)
        self._lexicon = frozenset(filter(has_khmer, self._keys))
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._keys))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Every hit in `text` by place, the longer first; also those inside other words.

        Ask a hit whether it is `accepted`, `usable`, `nested`.
        """
        folded = fold(text, lang=self.lang)
        matches = self._matches(folded.text)
        if not matches:
            return ()
        accepted = self._edges(folded, matches)
        reach = Span(-1, -1)  # of the earlier accepted matches the one that ends furthest
        hits: list[TermHit] = []
        for (place, index), edges in zip(matches, accepted, strict=True):
            nested = reach.covers(place) and reach != place
            if edges is not Edges.INSIDE and not nested and place.end > reach.end:
                reach = place
            hits += self._hits_at(folded, place, index, edges, nested=nested)
        return tuple(hits)

    def _matches(self, key: str) -> list[tuple[Span, int]]:
        """The matches in a folded text that cut no word and no cluster, the longer first."""
        squeezed, removed = _without_khmer_spaces(key)
        matches = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                squeezed, overlapping=True
            )
            if _stands_free(squeezed, start, end)
        ]
        matches.sort()
        if not removed:
            return [(Span(start, -end), index) for start, end, index in matches]
        return [
            (
                Span(start + bisect_right(removed, start), -end + bisect_right(removed, -end - 1)),
                index,
            )
            for start, end, index in matches
        ]

    def _hits_at(
        self, folded: Folded, place: Span, index: int, edges: Edges, *, nested: bool
    ) -> list[TermHit]:
        """One hit for each form that looks like the matched key."""
        span = folded.span(place.start, place.end)
        found = folded.original[span.start : span.end]
        key = folded.text[place.start : place.end]
        return [
            TermHit(
                form.concept,
                self.lang,
                form.term,
                span,
                found,
                form.kind,
                edges,
                _rules_between(found, form.spelling),
                self._khmer[index] and key != form.key,
                nested,
            )
            for form in self._forms[index]
            if not form.cased or _same_case(found, form.spelling)
        ]

    def _edges(self, folded: Folded, matches: list[tuple[Span, int]]) -> list[Edges]:
        """What is known of the word edges of each match.

        Short Khmer matches, and those with a space inside that the term has not, must have
        word edges; the others are known to be words, and give theirs to the short ones.
        """
        known = [self._first_edges(folded.text, place, index) for place, index in matches]
        if None not in known or self._words.name == "clusters":
            return [edges or Edges.CLUSTER for edges in known]
        sure = (place for (place, _), edges in zip(matches, known, strict=True) if edges)
        words = WordEdges(folded, self._words, sure, self._lexicon)
        return [
            edges or (Edges.WORD if words.on_both_sides(place) else Edges.INSIDE)
            for (place, _), edges in zip(matches, known, strict=True)
        ]

    def _first_edges(self, text: str, place: Span, index: int) -> Edges | None:
        """The edges of a match where no segmenter has to be asked, else `None`."""
        if self._khmer[index]:
            key = text[place.start : place.end]
            spaced = all(key != form.key for form in self._forms[index])
            return None if self._short[index] or spaced else Edges.CLUSTER
        negative = text[place.start - 1 : place.start] == "-" and negated(text, place.start)
        return Edges.INSIDE if negative else Edges.WORD


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _without_khmer_spaces(text: str) -> tuple[str, list[int]]:
    """`text` less the single spaces between Khmer characters, and where each was.

    The places are offsets into the text that comes out: the character there had the space
    before it.
    """
    if text.isascii() or " " not in text:
        return text, []
    parts = _KHMER_SPACE.split(text)
    removed, length = [], 0
    for part in parts[:-1]:
        length += len(part)
        removed.append(length)
    return "".join(parts), removed


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Khmer cluster and no word of a script with spaces."""
    if (start and _UNCUT.match(text, start - 1)) or _UNCUT.match(text, end - 1):
        return False
    contracted = text[start - 1 : start] == "'" or text[end : end + 1] == "'"
    return not contracted or word_edges(text, start, end)


def _rules_between(found: str, spelling: str) -> frozenset[FoldRule]:
    """The rules that made one key of two spellings, those aside that applied to both."""
    if found == spelling or found.isascii():
        return _NO_RULES
    return (_rules(found) ^ _rules(spelling)) - _HARMLESS


@lru_cache(maxsize=4096)
def _rules(text: str) -> frozenset[FoldRule]:
    folded = fold(text)
    return folded.rules(0, len(folded.text))


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
