"""Find the terms of a base in running text.

The keys of all forms of all terms are searched for at once (see `key_search`). What stands
free is then judged: a hit of few clusters must have word edges; a hit inside a longer
accepted hit is marked so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from glossary_kit.match.edges import (
    AFTER_FIRST,
    COENG,
    DOUBLED_BELOW,
    WordEdges,
    before_prefix_end,
    goes_on,
    may_be_joined,
    prefixed,
)
from glossary_kit.match.key_search import (
    FREE_AFTER,
    FREE_BEFORE,
    KeySearch,
    Matches,
    is_cut,
    without_khmer_spaces,
)
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, TermHit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.text.closed_words import CLOSED_WORDS
from glossary_kit.text.english import negated
from glossary_kit.text.folded import Folded, fold, fold_key
from glossary_kit.text.khmer import cluster_count, has_khmer
from glossary_kit.text.segmenters import Segmenter, segmenter

SHORT = 3
"""Terms of at most so many clusters need word edges: inside longer words they are common."""

_WORD, _CLUSTER, _INSIDE = Edges.WORD, Edges.CLUSTER, Edges.INSIDE
_HYPHEN = ord("-")
_BEFORE = tuple(
    (frozenset(range(256)) if byte == _HYPHEN else before_prefix_end(byte)) if free else None
    for byte, free in enumerate(FREE_BEFORE)
)
"""For every byte before a match the bytes before that with which it may make another word of it;
`None` if it must be looked at whether the match stands free."""


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
        forms: dict[str, list[TermForm]] = defaultdict(list)
        for form in term_forms(entries, lang):
            key = without_khmer_spaces(form.key)
            if key.strip():
                forms[key].append(form)
        if lang == "km":
            # Words that no term may be found inside are searched for as well; they have no form.
            forms.update((word, []) for word in map(fold_key, CLOSED_WORDS) if word not in forms)
        forms = dict(sorted(forms.items()))  # makes the automaton up to a tenth faster
        self._forms = tuple(map(tuple, forms.values()))
        #: The form of every key, where it is one and in no need of being looked at.
        self._only_form = tuple(
            same[0] if len(same) == 1 and not same[0].cased else None for same in forms.values()
        )
        #: The edges of the matches of every key, as far as nothing speaks against it.
        self._usual_edges = tuple(
            (_CLUSTER if has_khmer(key) else _WORD) if same else None for key, same in forms.items()
        )
        self._asks = self._words.name != "clusters"
        self._sure = frozenset(
            form.key
            for key, same in forms.items()
            if self._asks and cluster_count(key) > SHORT
            for form in same
        )
        self._lexicon = frozenset(filter(has_khmer, forms))
        self._search = KeySearch(tuple(forms))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Every hit in `text` by place, the longer first; also those inside other words.

        Ask a hit whether it is `accepted`, `usable`, `nested`.
        """
        folded = fold(text, lang=self.lang)
        matches = self._search.matches(folded)
        if not matches.found:
            return ()
        hits = self._hits(folded, matches, {})
        if self._asks and (asked := self._asked(folded, hits)):
            hits = self._hits(folded, matches, asked)
        return tuple(hits) if folded.aligned else tuple(_in_original(folded, hits))

    def _hits(
        self, folded: Folded, matches: Matches, asked: Mapping[tuple[int, int], Edges]
    ) -> list[TermHit]:
        """The hits at their places in the key; of some places the edges have been `asked` for.

        One loop does all, with no call and no look that is not needed: this is where time goes.
        """
        text, only_form, usual_edges = folded.original, self._only_form, self._usual_edges
        code, parts = matches.code, matches.parts
        hits: list[TermHit] = []
        append = hits.append
        spaces, part_end = 0, len(parts[0])  # before the match in the key, but not in `code`
        outer_end = closed_end = -1  # where accepted hits, and closed words, so far end at last
        for index, start, end in matches.found:
            binding = _BEFORE[code[start - 1]]
            if (binding is None or not FREE_AFTER[code[end]]) and is_cut(folded, code, start, end):
                continue
            may_bind = binding and code[start - 2] in binding
            second = code[end + 1]
            may_go_on = second in AFTER_FIRST and (
                second != COENG
                or code[end + 2] in DOUBLED_BELOW[code[end]]
                or code[end + 3] in AFTER_FIRST
            )
            while start >= part_end:
                spaces += 1
                part_end += len(parts[spaces])
            start += spaces  # noqa: PLW2901
            end += spaces if end <= part_end else _spaces(parts, end)  # noqa: PLW2901
            edges = usual_edges[index]
            if edges is None:  # a closed word
                closed_end = max(closed_end, end)
                continue
            if (
                end <= closed_end
                or (may_bind and _bound(folded, start, edges))
                or (may_go_on and goes_on(folded.code, end))
            ):
                edges = _INSIDE
            elif asked:
                edges = asked.get((start, end), edges)
            nested = end <= outer_end  # no two keys are met at the same place
            if not nested and edges is not _INSIDE:
                outer_end = end
            if form := only_form[index]:
                append(TermHit(form, text, start, end, edges, nested))
            else:
                hits += self._of_forms(index, folded, start, end, edges, nested=nested)
        return hits

    def _of_forms(
        self, index: int, folded: Folded, start: int, end: int, edges: Edges, *, nested: bool
    ) -> list[TermHit]:
        """The hits of a match whose key has several forms, or one of which the case counts."""
        text = folded.original
        found = text[start:end] if folded.aligned else folded.span(start, end).of(text)
        return [
            TermHit(form, text, start, end, edges, nested)
            for form in self._forms[index]
            if not form.cased or _same_case(found, form.spelling)
        ]

    def _asked(self, folded: Folded, hits: list[TermHit]) -> dict[tuple[int, int], Edges]:
        """What the segmenter says of the edges of hits that must have word edges, by place.

        These are short Khmer ones, those with a space inside that the term has not, and those
        before what may belong to them. The other accepted ones are known to be words, and give
        their edges to those.
        """
        text, sure = folded.text, self._sure
        known: list[Span] = []
        doubtful: list[Span] = []
        for hit in hits:
            if hit.edges is _CLUSTER and (
                text[hit.start : hit.end] not in sure or may_be_joined(text, hit.end)
            ):
                doubtful.append(hit.span)
            elif hit.edges is not _INSIDE:
                known.append(hit.span)
        if not doubtful:
            return {}
        words = WordEdges(folded, self._words, known, self._lexicon)
        return {
            (span.start, span.end): _WORD if words.on_both_sides(span) else _INSIDE
            for span in doubtful
        }


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _spaces(parts: list[bytes], end: int) -> int:
    """How many spaces were removed before the `end` of a match."""
    return bisect_left(list(accumulate(map(len, parts))), end)


def _bound(folded: Folded, start: int, edges: Edges) -> bool:
    """Whether what stands before the term at `start`, of these usual `edges`, is a part of it."""
    if edges is _WORD:
        return folded.code[start - 1] == _HYPHEN and negated(folded.text, start)
    return prefixed(folded.code, start)


def _in_original(folded: Folded, hits: Iterable[TermHit]) -> Iterator[TermHit]:
    """The hits at their places in the original text."""
    for hit in hits:
        span = folded.span(hit.start, hit.end)
        yield TermHit(hit.form, hit.text, span.start, span.end, hit.edges, hit.nested)


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
