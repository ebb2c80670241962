"""Find the terms of a base in running text.

One Aho-Corasick pass (Aho and Corasick 1975) over the folded text meets every form of every
term. What it meets is then judged: a hit must not cut a cluster or an English word; a hit of
one or two clusters must have word edges; a hit inside a longer accepted hit is marked so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ahocorasick_rs

from glossary_kit.match.edges import WordEdges
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, TermHit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.text.english import word_edges
from glossary_kit.text.folded import Folded, FoldRule, fold
from glossary_kit.text.khmer import cluster_count, has_khmer, is_cluster_boundary
from glossary_kit.text.segmenters import Segmenter, segmenter

SHORT = 2
"""Terms of at most so many clusters need word edges: inside longer words they are common."""

_HARMLESS = frozenset(
    {FoldRule.CASE, FoldRule.DASHES, FoldRule.DIGITS, FoldRule.QUOTES, FoldRule.SPACING}
)
"""Rules that every writer applies without a thought: no variant of a term for that."""

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
        self._short = tuple(has_khmer(key) and cluster_count(key) <= SHORT for key in self._keys)
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._keys))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Every hit in `text` by place, the longer first; also those inside other words.

        Ask a hit whether it is `accepted`, `usable`, `nested`.
        """
        folded = fold(text, lang=self.lang)
        squeezed, removed = _without_khmer_spaces(folded.text)
        matches = self._automaton.find_matches_as_indexes(squeezed, overlapping=True)
        hits: list[TermHit] = []
        for index, start, end in matches:
            if _stands_free(squeezed, start, end):
                before = bisect_right(removed, start)
                within = bisect_right(removed, end - 1)
                inner = Span(start + before, end + within)
                hits += self._hits(text, folded, index, inner)
        if not hits:
            return ()
        return _nested_marked(self._edged(text, hits))

    def _hits(self, text: str, folded: Folded, index: int, inner: Span) -> Iterator[TermHit]:
        """One hit for each form that looks like the matched key and stands at `inner`."""
        span = folded.span(inner.start, inner.end)
        found = span.of(text)
        rules = folded.rules(inner.start, inner.end) - _HARMLESS
        edges = Edges.INSIDE if self._short[index] else Edges.CLUSTER
        for form in self._forms[index]:
            if form.cased and not _same_case(found, form.spelling):
                continue
            yield TermHit(
                concept=form.concept,
                lang=self.lang,
                term=form.term,
                span=span,
                found=found,
                form=form.kind,
                edges=edges if has_khmer(form.key) else Edges.WORD,
                rules=frozenset() if found == form.spelling else rules,
                spaced=folded.text[inner.start : inner.end] != form.key and has_khmer(form.key),
            )

    def _edged(self, text: str, hits: list[TermHit]) -> list[TermHit]:
        """The hits with what is known of their word edges; short ones are put to the test."""
        doubtful = [hit for hit in hits if hit.edges is Edges.INSIDE]
        if not doubtful:
            return hits
        words = WordEdges(text, self._words, (hit.span for hit in hits if hit.accepted))
        return [
            replace(hit, edges=Edges.WORD)
            if hit.edges is Edges.INSIDE and words.on_both_sides(hit.span)
            else hit
            for hit in hits
        ]


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _nested_marked(hits: list[TermHit]) -> tuple[TermHit, ...]:
    """The hits by place, longer first, those inside a longer accepted hit marked `nested`."""
    ordered = sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end, hit.concept))
    marked: list[TermHit] = []
    reach = Span(-1, -1)
    for hit in ordered:
        # An earlier accepted hit that ends furthest covers this one or none does.
        nested = reach.covers(hit.span) and reach != hit.span
        marked.append(replace(hit, nested=True) if nested else hit)
        if hit.accepted and not nested and hit.span.end > reach.end:
            reach = hit.span
    return tuple(marked)


def _without_khmer_spaces(text: str) -> tuple[str, list[int]]:
    """`text` less the single spaces between Khmer characters, and where each was.

    The places are offsets into the text that comes out: the character there had the space
    before it.
    """
    if " " not in text:
        return text, []
    parts = _KHMER_SPACE.split(text)
    removed, length = [], 0
    for part in parts[:-1]:
        length += len(part)
        removed.append(length)
    return "".join(parts), removed


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Khmer cluster and no word of a script with spaces."""
    return (
        is_cluster_boundary(text, start)
        and is_cluster_boundary(text, end)
        and word_edges(text, start, end)
    )


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
