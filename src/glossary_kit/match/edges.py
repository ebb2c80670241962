"""Whether a hit in Khmer text stands as a word, or is a part of a longer one.

Khmer writes no spaces between words, so an edge is evidenced, in this order, by a character
that is no Khmer letter (space, digit, punctuation, Latin, and the zero-width space that
careful typists put between words), by a longer term that begins or ends there, and at last
by a segmenter, which is asked only about a sentence that holds a short candidate. A prefix
that makes a noun (ការ, ភាព) may stand before the hit, for it leaves the word what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary_kit.model.span import Span
from glossary_kit.text.repair import repairs
from glossary_kit.text.segmenters import Segmenter
from glossary_kit.text.sentences import sentences

_INSIDE_KHMER = re.compile("[\u1780-\u17d3\u17dd]{2}")
_NOUN_PREFIX = re.compile("(?:ការ|ភាព|សេចក្តី|សេចក្ដី|កិច្ច|អ្នក)$")
_LONGEST_PREFIX = 8


class WordEdges:
    """The word edges of one text; `terms` are hits that are known to be whole words."""

    def __init__(self, text: str, segmenter: Segmenter, terms: Iterable[Span] = ()) -> None:
        self._text = text
        self._segmenter = segmenter
        self._edges = {0, len(text)}
        for span in terms:
            self._edges |= {span.start, span.end}
        self._unsegmented: list[Span] | None = None

    def on_both_sides(self, span: Span) -> bool:
        """Whether `span` begins, with a noun's prefix or without, and ends where a word does."""
        if not self._is_edge(span.end):
            return False
        if self._is_edge(span.start):
            return True
        start = max(0, span.start - _LONGEST_PREFIX)
        prefix = _NOUN_PREFIX.search(self._text, start, span.start)
        return prefix is not None and self._is_edge(prefix.start())

    def _is_edge(self, offset: int) -> bool:
        if offset in self._edges:
            return True
        if not _INSIDE_KHMER.match(self._text, offset - 1):
            return True
        self._segment_sentence_at(offset)
        return offset in self._edges

    def _segment_sentence_at(self, offset: int) -> None:
        if self._unsegmented is None:
            self._unsegmented = list(sentences(self._text, "km"))
        for sentence in self._unsegmented:
            if sentence.start <= offset < sentence.end:
                self._unsegmented.remove(sentence)
                edges = _segment_edges(sentence.of(self._text), self._segmenter)
                self._edges.update(sentence.start + edge for edge in edges)
                return


def _segment_edges(text: str, segmenter: Segmenter) -> Iterator[int]:
    """Where words begin and end in `text`, as the segmenter sees its mended spelling.

    A cluster out of order is no word to any segmenter, so it is shown the repaired one.
    """
    mended, pieces, done = [*repairs(text)], list[str](), 0
    for repair in mended:
        pieces += text[done : repair.span.start], repair.replacement
        done = repair.span.end
    for word in segmenter.words("".join(pieces) + text[done:]):
        for edge in (word.start, word.end):
            shift = 0
            for repair in mended:
                if repair.span.start >= edge + shift:
                    break
                shift += len(repair.found) - len(repair.replacement)
            yield edge + shift
