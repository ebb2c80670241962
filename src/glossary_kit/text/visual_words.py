"""Common words typed as they are drawn, where each cluster is one that Khmer has: ប្រេទស.

The vowels េ ែ ៃ and the left part of ោ are drawn to the left of their consonant. Typed there,
behind a consonant that has no vowel of its own, they hang on that one, and only a list of words
can tell. What the words of this list become is no word, nor part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from glossary_kit.model.span import Span
from glossary_kit.text.khmer import (
    KHMER_BASE,
    KHMER_COENG,
    KHMER_CONSONANT,
    cluster_texts,
    is_cluster_boundary,
)

_WORDS = """
ពួកគេ ប្រទេស ប្រភេទ ប្រហែល ប្រជែង ប្រវេណី ប្រយោគ ប្រយោជន៍ បច្ចេកទេស បច្ចេកវិទ្យា បច្ចេកសព្ទ
បណ្តេញ បណ្ដេញ បណ្តោះអាសន្ន បណ្ដោះអាសន្ន បកប្រែ បញ្ចេញ បន្ថែម បន្លែ បង្វែរ កន្លែង គម្រោង គណនេយ្យ
ចន្លោះ ចម្លែក ជជែក នយោបាយ មធ្យោបាយ មន្ទីរពេទ្យ មូលហេតុ ឯកទេស សម្តែង សម្ដែង សម្រេច សម្លេង សង្កេត
សង្គ្រោះ អង្កេត រដ្ឋលេខាធិការ អគ្គលេខាធិការ
"""
_BODY = f"[{KHMER_BASE}](?:{KHMER_COENG}[{KHMER_CONSONANT}])*"
_BARE = re.compile(_BODY)
_DRAWN_FIRST = re.compile(f"(?P<body>{_BODY})(?P<vowel>[\u17c1-\u17c4])(?P<rest>.*)")
_E, _AA, _OO = "\u17c1", "\u17b6", "\u17c4"


def visual_words(text: str) -> Iterator[tuple[Span, str]]:
    """The words of `text` that are typed as they are drawn, each with what it should be."""
    for drawn, word in _drawn_words().items():
        start = text.find(drawn)
        while start >= 0:
            end = start + len(drawn)
            if is_cluster_boundary(text, start) and is_cluster_boundary(text, end):
                yield Span(start, end), word
            start = text.find(drawn, end)


@cache
def _drawn_words() -> dict[str, str]:
    """The words of the list, by what they become if a vowel is typed where it is drawn."""
    return {drawn: word for word in _WORDS.split() for drawn in _drawn(cluster_texts(word))}


def _drawn(clusters: list[str]) -> Iterator[str]:
    for place, (before, cluster) in enumerate(pairwise(clusters)):
        match = _DRAWN_FIRST.fullmatch(cluster)
        if match and _BARE.fullmatch(before):
            left, right = (_E, _AA) if match["vowel"] == _OO else (match["vowel"], "")
            pair = before + left + match["body"] + right + match["rest"]
            yield "".join((*clusters[:place], pair, *clusters[place + 2 :]))
