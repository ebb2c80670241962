"""Whether a hit in Khmer text stands as a word, or is a part of a longer one.

Khmer writes no spaces between words, so an edge is evidenced, in this order, by a character
that is no Khmer letter (space, digit, punctuation, Latin, and the zero-width space that
careful typists put between words), by a longer term that begins or ends there, and at last
by a segmenter, which is asked only about a sentence that holds a short candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary_kit.model.span import Span
from glossary_kit.text.segmenters import Segmenter
from glossary_kit.text.sentences import sentences

_INSIDE_KHMER = re.compile("[\u1780-\u17d3\u17dd]{2}")


class WordEdges:
    """The word edges of one text."""

    def __init__(self, text: str, segmenter: Segmenter, terms: Iterable[Span] = ()) -> None:
        self._text = text
        self._segmenter = segmenter
        self._edges = {0, len(text)}
        for span in terms:
            self._edges |= {span.start, span.end}
        self._unsegmented: list[Span] | None = None

    def on_both_sides(self, span: Span) -> bool:
        """Whether `span` begins and ends where a word does."""
        return self._is_edge(span.start) and self._is_edge(span.end)

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
                for word in self._segmenter.words(sentence.of(self._text)):
                    self._edges |= {sentence.start + word.start, sentence.start + word.end}
                self._unsegmented.remove(sentence)
                return
