"""Where a target is typed as it is drawn, and marks that hang on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary_kit.model.span import Span
from glossary_kit.text.khmer import (
    IGNORABLE,
    KHMER_BASE,
    KHMER_COENG,
    KHMER_CONSONANT,
    KHMER_MARK,
    RAW_CLUSTER,
    canonical_cluster,
)
from glossary_kit.text.visual_words import VisualWords

#: Marks that hang on nothing. The dotted circle shows marks by themselves.
_STRAY = re.compile(
    f"(?:^|[^{KHMER_BASE}{KHMER_MARK}{KHMER_COENG}{IGNORABLE}\u25cc\u00a0])"
    f"[{IGNORABLE}]*([{KHMER_MARK}{KHMER_COENG}]+)",
    re.MULTILINE,
)
#: Before a mark that is quoted by itself, or hangs on a letter of another script.
_NO_STRAY = re.compile(r"[«“‘\"'(\[\u0e00-\u0eff]$")
#: What is drawn to the left of its consonant: the vowels េ ែ ៃ, the subscript RO.
_DRAWN_FIRST = re.compile(
    f"(?P<parts>[\u17c1-\u17c3]?(?:\u17d2\u179a)?)(?=[{KHMER_CONSONANT}])"
    f"(?P<cluster>{RAW_CLUSTER.pattern})"
)
#: What a vowel never follows within a cluster, in whichever order its parts are typed: all marks
#: but ា ី ះ, behind which េ may be meant for ោ ើ េះ, and េ ែ ៃ, which may be typed twice.
#: The vowel comes first in the pattern, for it is found fast; what is before it is looked at then.
_AFTER_THE_END = re.compile(
    f"[\u17c1-\u17c3](?:(?=[{KHMER_CONSONANT}])"
    "(?<=[\u17b7\u17b9-\u17c0\u17c4-\u17c6\u17c8\u17cb\u17cd\u17d0].)"
    # These end no word with ៃ before a word with ន, so that it is that of នៃ.
    f"|(?=ន(?![{KHMER_MARK}{KHMER_COENG}]))"
    f"(?<=ៃ)(?:(?<=[^{KHMER_COENG}][កខគឃងជឈញឋឍណតធពភយរលសហអឡ].)|(?<={KHMER_COENG}[កខគចជញឋតណធភយអ].)))"
)

Drawn = tuple[Span, str]
"""A place in a text, and what stands there in logical order."""


def stray_marks(text: str) -> Iterator[Span]:
    """Where marks stand in `text` without a base; not those that are quoted by themselves.

    A letter of Thai or Lao is a base in the wrong script, which is another rule's business.
    """
    for match in _STRAY.finditer(text):
        if not _NO_STRAY.search(text[: match.start(1)]):
            yield Span(*match.span(1))


def visual_clusters(text: str) -> Iterator[Drawn]:
    """The clusters of `text` that begin with what is only drawn there, each as it should be."""
    starts = [span.start for span in stray_marks(text)]
    starts += [match.start() for match in _AFTER_THE_END.finditer(text)]
    for start in starts:
        end = min((other for other in starts if other > start), default=len(text))
        match = _DRAWN_FIRST.match(text, start, end)
        if match and match["parts"]:
            vowels = match["parts"].replace("\u17d2\u179a", "")
            subscript = match["parts"].removeprefix(vowels)
            mended = canonical_cluster(match["cluster"] + subscript + vowels)
            yield Span(*match.span()), mended


def visual_order(text: str, words: VisualWords) -> tuple[Drawn, ...]:
    """The clusters of `text`, and those `words`, that are typed as they are drawn."""
    clusters = tuple(visual_clusters(text))
    known = ((word.span, word.word) for word in words.find(text))
    return clusters + tuple(
        (span, word) for span, word in known if not any(span.overlaps(one) for one, _ in clusters)
    )
