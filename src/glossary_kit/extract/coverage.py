"""How much of an English text the terms of a base cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary_kit.extract.patterns import ALONE, base_form, is_general, longest_noun_phrases
from glossary_kit.extract.tagging import Sentence, Token, tagged
from glossary_kit.match.term_finder import TermFinder

_CONTENT = ("NN", "JJ", "VB", "RB")
#: Verbs and adverbs that carry no content of their own.
_EMPTY = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "has", "have", "had", "having"}
    | {"do", "does", "did", "done", "not", "also", "as", "so", "well", "more", "most", "very"}
    | {"then", "therefore", "however", "such", "up", "below", "above", "no"}
)


@dataclass(frozen=True, slots=True)
class Share:
    """`covered` of `running`, and what is not covered with how often it stands there."""

    running: int
    covered: int
    missing: tuple[tuple[str, int], ...]

    @property
    def percent(self) -> float:
        """The share that is covered, 0–100; 100 where there is nothing to cover."""
        return round(100 * self.covered / self.running, 1) if self.running else 100.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the content words and of the noun phrases of a text is in the base.

    A content word (noun, adjective, verb or adverb, no name of a day, number or filler) is
    covered if it stands in a term of the base, a noun phrase if all its words are. Noun phrases
    that say too little to be a term (a meeting, a result) do not count.
    """

    words: Share
    terms: Share


def coverage(text: str, known: TermFinder) -> Coverage:
    """How much of the English `text` is covered by the terms that `known` finds."""
    covered = {
        offset
        for hit in known.find(text)
        if hit.accepted
        for offset in range(hit.span.start, hit.span.end)
    }
    sentences = tagged(text)
    words = [token for sentence in sentences for token in sentence if _is_content(token)]
    return Coverage(
        words=_share((token.text.lower(), token.span.start in covered) for token in words),
        terms=_share(term for sentence in sentences for term in _terms(sentence, covered)),
    )


def _terms(sentence: Sentence, covered: set[int]) -> Iterator[tuple[str, bool]]:
    for start, end in longest_noun_phrases(sentence):
        tokens = sentence[start:end]
        if not ALONE.issuperset(map(base_form, tokens)):
            yield (
                " ".join(token.text for token in tokens).lower(),
                all(token.span.start in covered for token in tokens),
            )


def _is_content(token: Token) -> bool:
    word = token.text.lower()
    return (
        token.tag.startswith(_CONTENT)
        and word[0].isalpha()
        and len(word) > 1
        and word not in _EMPTY
        and not is_general(token)
    )


def _share(found: Iterable[tuple[str, bool]]) -> Share:
    all_found = list(found)
    missing = Counter(name for name, is_covered in all_found if not is_covered)
    return Share(
        running=len(all_found),
        covered=sum(is_covered for _, is_covered in all_found),
        missing=tuple(sorted(missing.items(), key=lambda each: (-each[1], each[0]))),
    )
