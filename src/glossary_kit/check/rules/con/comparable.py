"""Segments made comparable: what two of them share that say the same thing."""

from __future__ import annotations

import re

from glossary_kit.model.span import Span
from glossary_kit.text.english_inflection import singulars
from glossary_kit.text.english_spelling import spelling_variants
from glossary_kit.text.folded import fold_key

#: The space comes first in the pattern, for it is found fast; what is before it is looked at then.
_KHMER_SPACE = re.compile(" (?<=[\u1780-\u17dd] )(?=[\u1780-\u17dd])")
_END_MARKS = " ។៕.!:៖…"
_ACCELERATOR = re.compile(r"[_&~](?=[a-z])")  # marks the key that chooses an entry of a menu
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_EMPTY_WORDS = (
    *("a", "an", "and", "are", "at", "be", "been", "by", "for", "from", "in", "is", "it", "its"),
    *("of", "our", "please", "that", "the", "this", "to", "was", "were", "will", "your"),
)


def whole(segment: str) -> Span:
    """All of `segment` but the white space around it."""
    return Span(len(segment) - len(segment.lstrip()), len(segment.rstrip()))


def comparable(segment: str) -> str:
    """The key of `segment` without the spaces around it and between Khmer letters."""
    return _KHMER_SPACE.sub("", fold_key(segment).strip())


def without_end_mark(segment: str) -> str:
    """`comparable`, also without the mark at its end."""
    return comparable(segment).rstrip(_END_MARKS)


def content_words(segment: str) -> frozenset[str]:
    """The English words of `segment` that carry its sense, in the singular, in one spelling."""
    plain = _ACCELERATOR.sub("", fold_key(segment))
    words = (word for word in _WORD.findall(plain) if word not in _EMPTY_WORDS)
    return frozenset(min(spelling_variants(min(singulars(word), default=word))) for word in words)
