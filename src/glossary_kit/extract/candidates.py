"""Term candidates of English texts, best first, with where they stand and what the base knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary_kit.extract.association import Counterpart
from glossary_kit.extract.c_value import Words, c_values, contrast
from glossary_kit.extract.patterns import ALONE, LITTLE, base_form, names, noun_phrases
from glossary_kit.extract.tagging import Sentence, tagged
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.span import Span

_FRAGMENT = 0.8
"""A stretch that a longer candidate continues with the same word so often is a piece of it."""
_CONTEXTS = 3
_CONTEXT_WIDTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of English that may be a term.

    `score` is the C-value times the contrast with general English and orders candidates of
    the same texts only. `concept` is the concept of the base that has this term, `None` for
    a new one. `texts` are the indices of the texts in which it stands.
    """

    term: str
    frequency: int
    score: float
    c_value: float
    contrast: float
    concept: str | None
    contexts: tuple[str, ...]
    texts: frozenset[int]
    counterparts: tuple[Counterpart, ...] = ()


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """Where a candidate stands, and the words with which a longer candidate goes on there."""

    text: int
    span: Span
    found: str
    before: str
    after: str


def candidates(texts: Sequence[str], known: TermFinder) -> tuple[Candidate, ...]:
    """The candidates of the English `texts`, best first; `known` finds the terms of the base.

    The score is the C-value (Frantzi, Ananiadou and Mima 2000) times the contrast with
    general English (Ahmad, Gillam and Tostevin 1999). What occurs as a part of one longer
    candidate only is left out.
    """
    found: defaultdict[Words, list[_Occurrence]] = defaultdict(list)
    running: Counter[str] = Counter()
    for index, text in enumerate(texts):
        for sentence in tagged(text):
            running.update(token.text.lower() for token in sentence if token.text[0].isalpha())
            for words, occurrence in _occurrences(index, text, sentence):
                found[words].append(occurrence)
    values = c_values({words: len(places) for words, places in found.items()})
    concepts = _Concepts(texts, known)
    made = (
        _candidate(places, values[words], running, concepts, texts)
        for words, places in found.items()
        if values[words] > 0 and not _is_fragment(places) and not ALONE.issuperset(words)
    )
    kept = (candidate for candidate in made if candidate.score > 0)
    return tuple(sorted(kept, key=lambda candidate: (-candidate.score, candidate.term)))


def _occurrences(index: int, text: str, sentence: Sentence) -> Iterator[tuple[Words, _Occurrence]]:
    places = {*noun_phrases(sentence), *names(sentence)}
    for start, end in sorted(places):
        span = Span(sentence[start].span.start, sentence[end - 1].span.end)
        longer_after = any(s <= start and e > end for s, e in places)
        longer_before = any(s < start and e >= end for s, e in places)
        yield (
            tuple(map(base_form, sentence[start:end])),
            _Occurrence(
                text=index,
                span=span,
                found=" ".join(span.of(text).split()),
                before=sentence[start - 1].text.lower() if longer_before else "",
                after=sentence[end].text.lower() if longer_after else "",
            ),
        )


def _is_fragment(places: Sequence[_Occurrence]) -> bool:
    for side in ("before", "after"):
        words = Counter(word for place in places if (word := getattr(place, side)))
        if words and words.most_common(1)[0][1] >= _FRAGMENT * len(places):
            return True
    return False


def _candidate(
    places: Sequence[_Occurrence],
    c_value: float,
    running: Counter[str],
    concepts: _Concepts,
    texts: Sequence[str],
) -> Candidate:
    written = Counter(place.found for place in places)
    term = max(written, key=lambda form: (form.islower(), written[form], form))
    content = [word for word in term.lower().split() if word not in LITTLE]
    special = contrast(content, running, running.total())
    return Candidate(
        term=term,
        frequency=len(places),
        score=round(c_value * special, 2),
        c_value=round(c_value, 2),
        contrast=round(special, 2),
        concept=concepts.of(places),
        contexts=tuple(dict.fromkeys(_contexts(places, texts)))[:_CONTEXTS],
        texts=frozenset(place.text for place in places),
    )


def _contexts(places: Iterable[_Occurrence], texts: Sequence[str]) -> Iterator[str]:
    """The line of text around every occurrence."""
    for place in places:
        text, span = texts[place.text], place.span
        start = text.rfind("\n", max(0, span.start - _CONTEXT_WIDTH), span.start) + 1
        start = start or max(0, span.start - _CONTEXT_WIDTH)
        stop = text.find("\n", span.end, span.end + _CONTEXT_WIDTH)
        stop = min(span.end + _CONTEXT_WIDTH, len(text)) if stop < 0 else stop
        left = "…" if start and text[start - 1] != "\n" else ""
        right = "…" if stop < len(text) and text[stop] != "\n" else ""
        yield f"{left}{' '.join(text[start:stop].split())}{right}"


class _Concepts:
    """Which concept the base knows at a place of the texts."""

    def __init__(self, texts: Sequence[str], known: TermFinder) -> None:
        self._at = {
            (index, hit.span): hit.concept
            for index, hits in enumerate(known.find_all(texts))
            for hit in hits
            if hit.accepted
        }

    def of(self, places: Iterable[_Occurrence]) -> str | None:
        """The concept that has most of these places for its own; `None` if none has."""
        found = Counter(
            concept for place in places if (concept := self._at.get((place.text, place.span)))
        )
        return found.most_common(1)[0][0] if found else None
