"""Find the terms of a base in running text.

The keys of all forms of all terms are searched for at once (see `key_search`). What stands
free is then judged: a hit of few clusters must have word edges; a hit inside a longer
accepted hit is marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import compress

from glossary_kit.match.edges import PREFIX_ENDS, WordEdges, prefixed
from glossary_kit.match.key_search import KeySearch, Place, without_khmer_spaces
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, FormKind, TermHit
from glossary_kit.model.concept import ConceptEntry, TermSection
from glossary_kit.model.span import Span
from glossary_kit.text.english import negated
from glossary_kit.text.folded import Folded, fold
from glossary_kit.text.khmer import cluster_count, has_khmer
from glossary_kit.text.segmenters import Segmenter, segmenter

SHORT = 3
"""Terms of at most so many clusters need word edges: inside longer words they are common."""

_Head = tuple[str, str, TermSection, FormKind, str]
_WORD, _CLUSTER, _INSIDE = Edges.WORD, Edges.CLUSTER, Edges.INSIDE


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
        self._forms = tuple(tuple(map(self._hit_parts, same)) for same in forms.values())
        self._written = tuple(frozenset(form.key for form in same) for same in forms.values())
        self._asks = self._words.name != "clusters"
        self._usual_edges = tuple(self._edges_of(key) for key in forms)
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
        key_text, aligned, forms = folded.text, folded.aligned, self._forms
        outer_start = outer_end = -1  # of the earlier accepted places the one that ends furthest
        for (start, end, index), edges in zip(places, self._edges(folded, places), strict=True):
            nested = end <= outer_end and (end < outer_end or start > outer_start)
            if end > outer_end and edges is not _INSIDE:
                outer_start, outer_end = start, end
            key = key_text[start:end]
            if not aligned:
                span = folded.span(start, end)
                start, end = span.start, span.end  # noqa: PLW2901
            for head, form_key, cased in forms[index]:
                if not cased or _same_case(text[start:end], head[4]):
                    # A TermHit, made as fast as can be: there are many, and few are looked at.
                    facts = (text, start, end, edges, key != form_key, nested)
                    append(new(TermHit, head + facts))
        return tuple(hits)

    def _edges(self, folded: Folded, places: list[Place]) -> list[Edges]:
        """What is known of the word edges of each match.

        Short Khmer matches, and those with a space inside that the term has not, must have
        word edges; the others are known to be words, and give theirs to the short ones.
        """
        known = self._first_edges(folded.text, places)
        if None not in known:
            return [edges for edges in known if edges]
        spans = [Span(start, end) for start, end, _ in places]
        words = WordEdges(folded, self._words, compress(spans, known), self._lexicon)
        return [
            edges or (_WORD if words.on_both_sides(span) else _INSIDE)
            for span, edges in zip(spans, known, strict=True)
        ]

    def _first_edges(self, text: str, places: list[Place]) -> list[Edges | None]:
        """The edges of the matches where no segmenter has to be asked, else `None`."""
        known = list[Edges | None]()
        for start, end, index in places:
            edges = self._usual_edges[index]
            if edges is _WORD:
                if text[start - 1 : start] == "-" and negated(text, start):
                    edges = _INSIDE
            elif text[start - 2 : start] in PREFIX_ENDS and prefixed(text, start):
                edges = _INSIDE
            elif self._asks and edges and text[start:end] not in self._written[index]:
                edges = None
            known.append(edges)
        return known

    def _edges_of(self, key: str) -> Edges | None:
        """The edges of a match of `key` as far as the key tells them; `None`: ask a segmenter."""
        if not has_khmer(key):
            return _WORD
        return None if self._asks and cluster_count(key) <= SHORT else _CLUSTER

    def _hit_parts(self, form: TermForm) -> tuple[_Head, str, bool]:
        """What a hit of `form` begins with, the key of the form, and whether its case counts."""
        head = (form.concept, self.lang, form.term, form.kind, form.spelling)
        return head, form.key, form.cased


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
