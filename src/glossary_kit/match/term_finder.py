"""Find the terms of a base in running text.

The keys of all forms of all terms are searched for at once (see `key_search`). What stands
free is then judged: a hit of few clusters must have word edges; a hit inside a longer
accepted hit is marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from glossary_kit.match.edges import (
    COENG,
    DOUBLED_BELOW,
    MAY_GO_ON,
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
    without_khmer_spaces,
)
from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import Edges, TermHit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.text.closed_words import closed_words
from glossary_kit.text.english import negated
from glossary_kit.text.folded import Folded, fold, fold_all
from glossary_kit.text.khmer import cluster_count, cluster_texts, has_khmer
from glossary_kit.text.segmenters import Segmenter, segmenter

TOGETHER = 50
"""So many texts are searched at once: enough to be fast, few enough to stay in the caches."""

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
        closed = closed_words() if lang == "km" else {}
        self._lexicon = frozenset({*closed, *filter(has_khmer, forms)})
        # Words that terms must not be found inside are searched for as well; they have no form.
        forms |= {
            word: []
            for word, part in closed.items()
            if word not in forms and (not part or _holds_one(part, forms))
        }
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
        #: How much at the end of a closed word is open.
        self._open = tuple(
            0 if same else len(key) - len(closed[key]) for key, same in forms.items()
        )
        self._asks = self._words.name != "clusters" and _CLUSTER in self._usual_edges
        self._sure = frozenset(
            form.key
            for key, same in forms.items()
            if self._asks and cluster_count(key) > SHORT
            for form in same
        )
        self._search = KeySearch(tuple(forms))

    def find(self, text: str) -> tuple[TermHit, ...]:
        """Every hit in `text` by place, the longer first; also those inside other words.

        Ask a hit whether it is `accepted`, `usable`, `nested`.
        """
        return self._find([fold(text, lang=self.lang)])[0]

    def find_all(self, texts: Sequence[str]) -> list[tuple[TermHit, ...]]:
        """What `find` finds in each of the texts, in a quarter less time if they are many."""
        found: list[tuple[TermHit, ...]] = []
        for first in range(0, len(texts), TOGETHER):
            found += self._find(fold_all(texts[first : first + TOGETHER], lang=self.lang))
        return found

    def _find(self, texts: Sequence[Folded]) -> list[tuple[TermHit, ...]]:
        hits = self._hits(self._search.matches(texts))
        if self._asks:
            hits = [its and self._asked(text, its) for text, its in zip(texts, hits, strict=True)]
        return list(map(_in_original, texts, hits))

    def _hits(self, matches: Matches) -> list[Sequence[TermHit]]:
        """The hits of each text at their places in its key, with their usual edges.

        One loop does all, with no call and no look that is not needed: this is where time goes.
        """
        code, parts, texts = matches.code, matches.parts, matches.texts
        only_form, usual_edges = self._only_form, self._usual_edges
        all_hits: list[Sequence[TermHit]] = []
        spaces, part_end = 0, len(parts[0])  # before the match in the keys, but not in `code`
        text_start, text_end = 0, -1
        for index, start, end in matches.found:
            binding = _BEFORE[code[start - 1]]
            if (binding is None or not FREE_AFTER[code[end]]) and matches.is_cut(start, end):
                continue
            may_bind = binding and code[start - 2] in binding
            second = code[end + 1]
            may_go_on = MAY_GO_ON[second] and (
                second != COENG
                or code[end + 2] in DOUBLED_BELOW[code[end]]
                or MAY_GO_ON[code[end + 3]]
            )
            while start >= part_end:
                spaces += 1
                part_end += len(parts[spaces])
            start += spaces  # noqa: PLW2901
            end += spaces if end <= part_end else _spaces(parts, spaces, part_end, end)  # noqa: PLW2901
            while start > text_end:  # on to the next text
                folded = texts[len(all_hits)]
                hits: list[TermHit] = []
                all_hits.append(hits)
                text, append = folded.original, hits.append
                text_start, text_end = text_end + 1, text_end + 1 + len(folded.code)
                # Where accepted hits, what is closed, and open words end at last.
                outer_end = closed_end = open_end = -1
            start -= text_start  # noqa: PLW2901
            end -= text_start  # noqa: PLW2901
            edges = usual_edges[index]
            if edges is None:  # a closed word
                closed_end, open_end = self._closed(
                    index, folded, start, end, closed_end=closed_end, open_end=open_end
                )
                continue
            if (
                end <= closed_end
                or (may_bind and _bound(folded, start, edges))
                or (may_go_on and goes_on(folded.code, end))
            ):
                edges = _INSIDE
            nested = end <= outer_end  # no two keys are met at the same place
            if not nested and edges is not _INSIDE:
                outer_end = end
            if form := only_form[index]:
                append(TermHit(form, text, start, end, edges, nested))
            else:
                hits += self._of_forms(index, folded, start, end, edges, nested=nested)
        return all_hits + [()] * (len(texts) - len(all_hits))

    def _closed(
        self, index: int, folded: Folded, start: int, end: int, *, closed_end: int, open_end: int
    ) -> tuple[int, int]:
        """Where what is closed, and open words, end at last, now that a closed word is met.

        It is none if it cannot end there (ដីកា in ដី|កាន់តែ), or reaches into an open word.
        """
        part_end = end - self._open[index]
        if part_end == start:
            return closed_end, end
        if goes_on(folded.code, end) or (start < open_end and end != open_end):
            return closed_end, open_end
        return max(closed_end, part_end), open_end

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

    def _asked(self, folded: Folded, hits: Sequence[TermHit]) -> Sequence[TermHit]:
        """The hits, after the segmenter was asked for the edges of those that must be words.

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
            return hits
        words = WordEdges(folded, self._words, known, self._lexicon)
        asked = {span: _WORD if words.on_both_sides(span) else _INSIDE for span in doubtful}
        return list(_with_edges(hits, asked))


def outermost(hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The accepted hits that lie inside no longer accepted one."""
    return tuple(hit for hit in hits if hit.accepted and not hit.nested)


def _with_edges(hits: Iterable[TermHit], asked: Mapping[Span, Edges]) -> Iterator[TermHit]:
    """The hits with the edges that were `asked` for, nested in those that are accepted then."""
    outer = Span(-1, -1)
    for hit in hits:
        edges = asked.get(hit.span, hit.edges)
        nested = hit.end <= outer.end and hit.span != outer  # that is another form of the same key
        if not nested and edges is not _INSIDE:
            outer = hit.span
        yield TermHit(hit.form, hit.text, hit.start, hit.end, edges, nested)


def _holds_one(part: str, keys: Collection[str]) -> bool:
    """Whether one of the `keys` stands in this closed `part` of a word."""
    clusters = cluster_texts(part)
    return any(
        "".join(clusters[start:end]) in keys
        for start, end in combinations(range(len(clusters) + 1), 2)
    )


def _spaces(parts: list[bytes], spaces: int, part_end: int, end: int) -> int:
    """How many spaces were removed before the `end` of a match: `spaces` before `part_end`."""
    while end > part_end:
        spaces += 1
        part_end += len(parts[spaces])
    return spaces


def _bound(folded: Folded, start: int, edges: Edges) -> bool:
    """Whether what stands before the term at `start`, of these usual `edges`, is a part of it."""
    if edges is _WORD:
        return folded.code[start - 1] == _HYPHEN and negated(folded.text, start)
    return prefixed(folded.code, start)


def _in_original(folded: Folded, hits: Iterable[TermHit]) -> tuple[TermHit, ...]:
    """The hits at their places in the original text."""
    if folded.aligned:
        return tuple(hits)
    places = ((hit, folded.span(hit.start, hit.end)) for hit in hits)
    return tuple(
        TermHit(hit.form, hit.text, span.start, span.end, hit.edges, hit.nested)
        for hit, span in places
    )


def _same_case(found: str, spelling: str) -> bool:
    """Whether the letters of two spellings agree in their case, whatever stands between."""
    return [char for char in found if char.isalpha()] == [c for c in spelling if c.isalpha()]
