"""What to write instead of faulty Khmer clusters: suggestions, which a person accepts.

Subscript DA and TA look the same and are both correct Unicode, so neither is ever repaired
into the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary_kit.model.span import Span
from glossary_kit.text.fold_rule import FoldRule
from glossary_kit.text.khmer import (
    KHMER_BASE,
    KHMER_COENG,
    RAW_CLUSTER,
    SOUND_CLUSTER,
    canonicalised,
)

_BEYYAL, _AND_SO_ON = "\u17d8", "។ល។"
_REPAIRABLE = re.compile(f"(?!{SOUND_CLUSTER})(?:{RAW_CLUSTER.pattern})|{_BEYYAL}")

#: A consonant with the same subscript twice; group 1: with it once. That looks different, so it is
#: no repair that needs no thought.
REPEATED_SUBSCRIPT = re.compile(
    f"([{KHMER_BASE}](?:{KHMER_COENG}[{KHMER_BASE}])*?({KHMER_COENG}[{KHMER_BASE}]))\\2+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What is `found` at `span`, one cluster, its `replacement` and the rules behind it."""

    span: Span
    found: str
    replacement: str
    rules: frozenset[FoldRule]


def repairs(text: str) -> tuple[Repair, ...]:
    """The repairs of `text` in the order of their places, at most one for each cluster."""
    return tuple(_repairs(text))


def _repairs(text: str) -> Iterator[Repair]:
    for match in _REPAIRABLE.finditer(text):
        found = match[0]
        if found == _BEYYAL:
            replacement, rules = _AND_SO_ON, frozenset({FoldRule.DEPRECATED_CHARACTER})
        else:
            replacement, rules = canonicalised(found)
        if replacement != found:
            span = Span(match.start(), match.end())
            yield Repair(span=span, found=found, replacement=replacement, rules=rules)


def repaired(text: str) -> str:
    """`text` with all its repairs made; everything outside faulty clusters as it was."""
    pieces, done = list[str](), 0
    for repair in _repairs(text):
        pieces += text[done : repair.span.start], repair.replacement
        done = repair.span.end
    return "".join(pieces) + text[done:]
