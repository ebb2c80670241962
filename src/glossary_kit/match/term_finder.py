"""Find the terms of a base in running text.

The keys of all forms of all terms are searched for at once (see `key_search`). What stands
free is then judged: a hit of few clusters must have word edges; a hit inside a longer
accepted hit is marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import compress
from operator import not_

from glossary_kit.match.edges import (
    AFTER_FIRST,
    PREFIX_ENDS,
    WordEdges,
    goes_on,
    may_go_on,
    prefixed,
)
from glossary_kit.match.key_search import KeySearch, Place, without_khmer_spaces
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, TermHit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.text.closed_words import CLOSED_WORDS
from glossary_kit.text.code_page import PAGE
from glossary_kit.text.english import negated
from glossary_kit.text.folded import Folded, fold, fold_key
from glossary_kit.text.khmer import cluster_count, has_khmer
from glossary_kit.text.segmenters import Segmenter, segmenter

SHORT = 3
"""Terms of at most so many clusters need word edges: inside longer words they are common."""

_WORD, _CLUSTER, _INSIDE = Edges.WORD, Edges.CLUSTER, Edges.INSIDE
_MAY_BIND = bytes(char == "-" or char in PREFIX_ENDS for char in PAGE)
"""For every byte whether what stands before a term and ends so may make another word of it."""
_MAY_GO_ON = bytes(char in AFTER_FIRST for char in PAGE)
"""For every byte whether it may be the second after a term of which the word goes on."""


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
            key = without_khmer_spaces(form.key)
            if key.strip():
                forms[key].append(form)
        if lang == "km":
            # Words that no term may be found inside are searched for as well; they have no form.
            forms.update((word, []) for word in map(fold_key, CLOSED_WORDS) if word not in forms)
        self._forms = tuple(map(tuple, forms.values()))
        self._written = tuple(frozenset(form.key for form in same) for same in forms.values())
        self._usual_edges = tuple(_CLUSTER if has_khmer(key) else _WORD for key in forms)
        self._asks = self._words.name != "clusters"
        self._short = tuple(cluster_count(key) <= SHORT for key in forms) if self._asks else ()
        self._lexicon = frozenset(filter(has_khmer, forms))
        self._search = KeySearch(tuple(forms))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Every hit in `text` by place, the longer first; also those inside other words.

        Ask a hit whether it is `accepted`, `usable`, `nested`.
        """
        folded = fold(text, lang=self.lang)
        places = self._search.places(folded)
        if not places:
            return ()
        hits: list[TermHit] = []
        append, new = hits.append, tuple.__new__
        aligned, forms = folded.aligned, self._forms
        outer_start = outer_end = -1  # of the earlier accepted places the one that ends furthest
        closed_end = -1  # where the last closed word ends
        for (index, start, end), edges in zip(places, self._edges(folded, places), strict=True):
            if not forms[index]:
                closed_end = max(closed_end, end)
                continue
            if end <= closed_end:
                edges = _INSIDE  # noqa: PLW2901
            if end > outer_end:
                nested = False
                if edges is not _INSIDE:
                    outer_start, outer_end = start, end
            else:
                nested = end < outer_end or start > outer_start
            if not aligned:
                span = folded.span(start, end)
                start, end = span.start, span.end  # noqa: PLW2901
            for form in forms[index]:
                if not form.cased or _same_case(text[start:end], form.spelling):
                    # TermHit(…), made as fast as can be: there are many, and few are looked at.
                    append(new(TermHit, (form, text, start, end, edges, nested)))
        return tuple(hits)

    def _edges(self, folded: Folded, places: list[Place]) -> list[Edges]:
        """What is known of the word edges of each match."""
        text, usual = folded.text, self._usual_edges
        code = folded.code + b"  "
        edges = [
            _INSIDE
            if (_MAY_BIND[code[start - 1]] and _bound(text, start, usual[index]))
            or (_MAY_GO_ON[code[end + 1]] and goes_on(text, end))
            else usual[index]
            for index, start, end in places
        ]
        if self._asks:
            self._ask(folded, places, edges)
        return edges

    def _ask(self, folded: Folded, places: list[Place], edges: list[Edges]) -> None:
        """Ask the segmenter for the edges of matches that must have word edges.

        These are short Khmer ones, those with a space inside that the term has not, and those
        before what may belong to them. The others are known to be words, and give their edges
        to those.
        """
        spans = [Span(start, end) for _, start, end in places]
        doubtful = [
            usual is _CLUSTER
            and (
                self._short[index]
                or folded.text[start:end] not in self._written[index]
                or may_go_on(folded.text, end)
            )
            for (index, start, end), usual in zip(places, edges, strict=True)
        ]
        if not any(doubtful):
            return
        known = compress(spans, map(not_, doubtful))
        words = WordEdges(folded, self._words, known, self._lexicon)
        for match in compress(range(len(spans)), doubtful):
            edges[match] = _WORD if words.on_both_sides(spans[match]) else _INSIDE


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _bound(text: str, start: int, edges: Edges) -> bool:
    """Whether what stands before the term at `start`, of these usual `edges`, is a part of it."""
    if edges is _WORD:
        return text[start - 1 : start] == "-" and negated(text, start)
    return prefixed(text, start)


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
