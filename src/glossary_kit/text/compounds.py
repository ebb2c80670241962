"""Whether what a segmenter joins to a term is a word of its own: គ្រូ in គ្រូបង្រៀន.

Segmenters learnt from news join frequent pairs of words (គឺជា, ក្រុមការងារ), so that a term
seems to stand inside a longer word. It stands there as a word if what is left of the longer
word is made of common words. This is a matter of a list, not of grammar: the list holds words
that are used alone, and none that mostly serves to build other words (កម្ម, យន្ត, ករ).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from glossary_kit.model.span import Span
from glossary_kit.text.closed_words import closed_words
from glossary_kit.text.common_words import COMMON_WORDS
from glossary_kit.text.folded import fold_key

#: What makes a noun of the word that follows: common before a term only.
NOMINALISERS = ("ការ", "ភាព", "សេចក្តី", "អ្នក")

_NONE = frozenset[str]()


def is_word_edge(
    text: str, offset: int, words: Iterable[Span], *, before: bool, more: frozenset[str] = _NONE
) -> bool:
    """Whether a term that begins (`before`) or ends at `offset` does so where a word does.

    That is at an edge of the `words` into which a segmenter cut `text`, a key, or inside one,
    if what the term leaves over of it is made of common words, or of `more` words (keys).
    """
    return all(
        _cuts_well(text, word, offset, before=before, more=more)
        for word in words
        if word.start < offset < word.end
    )


def _cuts_well(text: str, word: Span, offset: int, *, before: bool, more: frozenset[str]) -> bool:
    left, right = fold_key(text[word.start : offset]), fold_key(text[offset : word.end])
    whole = left + right
    if closed_words().get(whole) == left:  # open behind the bar: ផ្លូវ|ច្បាប់
        return True
    if whole in _common_words():  # one word, however it looks: ជាមួយ, រដ្ឋមន្ត្រី
        return False
    if before and left in NOMINALISERS:
        return True
    if any(whole.removeprefix(noun) in _common_words() for noun in NOMINALISERS):
        return False  # ការ + វាយតម្លៃ
    rest = left if before else right
    return rest in more or _made_of_common_words(before=before).fullmatch(rest) is not None


@cache
def _common_words() -> frozenset[str]:
    return frozenset(fold_key(" ".join(COMMON_WORDS)).split())


@cache
def _made_of_common_words(*, before: bool) -> re.Pattern[str]:
    words = _common_words() | set(NOMINALISERS if before else ())
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))})+")
