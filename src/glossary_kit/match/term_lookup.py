"""Look up the terms that are like a query, in both languages at once, best first.

A query is met in several ways, each with a reason that is shown: the term itself, a look-up
form, an inflected form, a wildcard pattern, the beginning of a term, all its words in any
order, and at last likeness, for which only the forms that look likest are compared in full. In
a large base those are found by the bigrams that they share with the query (the filter of
Ukkonen 1992, used here to rank candidates), so a look-up costs about the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz, process

from glossary_kit.match.term_forms import TermForm, term_forms
from glossary_kit.match.verdict import FormKind
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry, TermSection
from glossary_kit.text.english import inflected_forms
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import has_khmer
from glossary_kit.text.similarity import key_similarity

CANDIDATES = 100
"""How many forms are compared in full."""
SCANNED = 5000
"""A base of so many forms is scanned for candidates; a larger one through an index of bigrams."""
FEWEST_BIGRAMS, MOST_COUNTED = 4, 2000
"""Bigrams are counted from the rarest on: at least so many, until so many forms have one."""

_STATUS_ORDER = tuple(AdministrativeStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatch:
    """A term like the query: `score` 0–100, and `why` it was chosen."""

    concept: str
    lang: str
    term: TermSection
    score: float
    why: str


class TermLookup:
    """Looks up the terms of `entries` in the languages `langs`."""

    def __init__(
        self, entries: Iterable[ConceptEntry], langs: Iterable[str] = ("en", "km")
    ) -> None:
        entries = tuple(entries)
        self._forms = [
            (lang, form) for lang in langs for form in term_forms(entries, lang, inflected=False)
        ]
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        for index, (_, form) in enumerate(self._forms):
            self._exact[form.key].append(index)
            for word in form.key.split():
                self._by_word[word].add(index)
        self._sorted = sorted((form.key, index) for index, (_, form) in enumerate(self._forms))

    def look_up(
        self, query: str, *, lang: str = "auto", limit: int = 10, min_score: float = 60.0
    ) -> tuple[TermMatch, ...]:
        """The best `limit` matches that reach `min_score`, one for each concept.

        `lang` restricts the terms to one language; `*` in the query stands for any characters.
        """
        key = fold_key(query).strip()
        if not key.strip("* "):
            return ()
        best: dict[str, TermMatch] = {}
        for index, score, why in self._ways(key):
            form_lang, form = self._forms[index]
            if lang in ("auto", form_lang) and score >= min_score:
                match = _match(form_lang, form, score, why)
                if form.concept not in best or _rank(match) < _rank(best[form.concept]):
                    best[form.concept] = match
        return tuple(sorted(best.values(), key=_rank)[:limit])

    def _ways(self, key: str) -> Iterator[tuple[int, float, str]]:
        """Every way in which a form meets the folded query, as (form, score, why)."""
        if "*" in key:
            yield from self._by_wildcard(key)
            return
        yield from self._by_key(key)
        yield from self._by_inflection(key)
        yield from self._by_prefix(key)
        yield from self._by_words(key)
        yield from self._by_likeness(key)

    def _by_key(self, key: str) -> Iterator[tuple[int, float, str]]:
        for index in self._exact.get(key, ()):
            form = self._forms[index][1]
            if form.kind is FormKind.HEADWORD:
                yield index, 100.0, "is the term"
            else:
                yield index, 98.0, f"is a look-up form of “{form.term.term}”"

    def _by_inflection(self, key: str) -> Iterator[tuple[int, float, str]]:
        """Terms of which the query is an inflected form, or the other way round."""
        if has_khmer(key):
            return
        for variant in inflected_forms(key) - {key}:
            for index in self._exact.get(variant, ()):
                yield index, 97.0, f"is a form of “{self._forms[index][1].term.term}”"

    def _by_wildcard(self, key: str) -> Iterator[tuple[int, float, str]]:
        pattern = re.compile(".*".join(map(re.escape, key.split("*"))))
        for index, (_, form) in enumerate(self._forms):
            if pattern.fullmatch(form.key):
                yield index, 90.0, f"matches the pattern {key}"

    def _by_prefix(self, key: str) -> Iterator[tuple[int, float, str]]:
        for place in range(bisect_left(self._sorted, (key, -1)), len(self._sorted)):
            candidate, index = self._sorted[place]
            if not candidate.startswith(key):
                return
            if candidate != key:
                yield index, 80 + 15 * len(key) / len(candidate), "begins with the query"

    def _by_words(self, key: str) -> Iterator[tuple[int, float, str]]:
        words = key.split()
        if not words or has_khmer(key):
            return
        sets = [self._by_word.get(word, set[int]()) for word in words]
        for index in set.intersection(*sets):
            share = len(words) / len(self._forms[index][1].key.split())
            if share < 1 or len(words) > 1:
                yield index, 70 + 25 * min(share, 1.0), "has all words of the query"

    def _by_likeness(self, key: str) -> Iterator[tuple[int, float, str]]:
        for index in self._candidates(key):
            lang, form = self._forms[index]
            if form.key != key:
                score = min(key_similarity(key, form.key, lang), 96.0)
                yield index, score, f"is like “{form.spelling}”"

    def _candidates(self, key: str) -> list[int]:
        """The forms to compare with the query in full: the likest by characters alone."""
        if len(self._forms) <= SCANNED:
            found = process.extract(key, self._keys, scorer=fuzz.ratio, limit=CANDIDATES)
            return [index for *_, index in found]
        postings = sorted((self._by_bigram.get(bigram, []) for bigram in _bigrams(key)), key=len)
        shared: Counter[int] = Counter()
        for number, posting in enumerate(postings):
            if number >= FEWEST_BIGRAMS and len(shared) > MOST_COUNTED:
                break
            shared.update(posting)

        def dice(item: tuple[int, int]) -> float:
            return item[1] / (len(key) + len(self._keys[item[0]]))

        best = sorted(shared.most_common(4 * CANDIDATES), key=dice, reverse=True)
        return [index for index, _ in best[:CANDIDATES]]

    @cached_property
    def _keys(self) -> list[str]:
        return [form.key for _, form in self._forms]

    @cached_property
    def _by_bigram(self) -> defaultdict[str, list[int]]:
        """The forms that have a bigram; only a large base needs them."""
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for index, key in enumerate(self._keys):
            for bigram in _bigrams(key):
                forms[bigram].append(index)
        return forms


def _match(lang: str, form: TermForm, score: float, why: str) -> TermMatch:
    if not form.term.status.usable:
        why = f"{why}; {form.term.status}"
    return TermMatch(
        concept=form.concept, lang=lang, term=form.term, score=round(score, 1), why=why
    )


def _rank(match: TermMatch) -> tuple[float, int, int, str, str]:
    return (
        -match.score,
        _STATUS_ORDER.index(match.term.status),
        len(match.term.term),
        match.term.term,
        match.concept,
    )


def _bigrams(key: str) -> set[str]:
    """The pairs of neighbouring characters, the ends of the key counted as characters too."""
    return {first + second for first, second in pairwise(f"^{key}$")}
