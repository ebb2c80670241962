"""Look up the terms that are like a query, in both languages at once, best first.

A query is met in several ways, each with a reason that is shown: the term itself, a look-up
form, an inflected form, a wildcard pattern, the beginning of a term, all its words in any
order, a part of a Khmer term, the sound of a Khmer term in Latin letters, and at last likeness
to a term or to its beginning, for which only the forms that look likest are compared in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from glossary_kit.match.term_forms import FormKind, TermForm, term_forms
from glossary_kit.model.concept import AdministrativeStatus, ConceptEntry, TermSection
from glossary_kit.text.english import inflected_forms
from glossary_kit.text.folded import fold_key
from glossary_kit.text.khmer import cluster_count, has_khmer, is_cluster_boundary, whole_clusters
from glossary_kit.text.romanised import khmer_sounds, latin_sounds
from glossary_kit.text.similarity import key_similarity

if TYPE_CHECKING:
    from glossary_kit.match.unit_index import UnitIndex

CANDIDATES = 60
"""So many forms, the likest at first sight, are compared in full."""
NEAR, NEAR_KHMER = 70, 50
"""All forms that reach this score (see `unit_score`) are compared in full, however many. In Khmer
it is lower: another vowel costs a whole cluster there, and half of one in `similarity`."""
SCANNED = 5000
"""A base of so many forms is scanned for candidates; a larger one searched through an index."""
MIN_SOUNDS, LIKE_SOUNDS = 3, 86
"""A query of so many consonants may be Khmer in Latin letters; of five, if they are so like."""
MIN_BEGINNING, LIKE_BEGINNING = 6, 75
"""A query of so many characters may be a spoilt beginning of a term, if it is so like it."""

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
        enough = min_score
        for index, score, why in sorted(self._ways(key), key=lambda way: -way[1]):
            if score < min_score or round(score, 1) < enough:
                break
            form_lang, form = self._forms[index]
            if lang in ("auto", form_lang):
                match = _match(form_lang, form, score, why)
                if form.concept not in best or _rank(match) < _rank(best[form.concept]):
                    best[form.concept] = match
                if len(best) >= limit:
                    enough = max(enough, match.score)  # equals may still rank before it
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
        yield from self._by_part(key)
        yield from self._by_sound(key)
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
        if has_khmer(key):
            yield from self._by_khmer_words(words)
        if not words or has_khmer(key):
            return
        sets = [self._by_word.get(word, set[int]()) for word in words]
        for index in set.intersection(*sets):
            share = len(words) / len(self._forms[index][1].key.split())
            if share < 1 or len(words) > 1:
                yield index, 70 + 25 * min(share, 1.0), "has all words of the query"

    def _by_khmer_words(self, words: list[str]) -> Iterator[tuple[int, float, str]]:
        """Khmer terms that hold all `words`, wherever they stand."""
        if len(words) < 2:
            return
        for index in self._holding(max(words, key=len)):
            form_key = self._keys[index]
            if all(word in form_key and _stands(word, form_key) for word in words):
                share = min(sum(map(len, words)) / len(form_key), 1.0)
                yield index, 70 + 25 * share, "has all words of the query"

    def _by_sound(self, key: str) -> Iterator[tuple[int, float, str]]:
        """Khmer terms that sound like the query, which is in Latin letters."""
        sounds = latin_sounds(key) if not has_khmer(key) else ""
        if len(sounds) < MIN_SOUNDS or len(self._forms) > SCANNED:
            return
        least = LIKE_SOUNDS if len(sounds) >= 5 else 100
        for _, likeness, index in process.extract(
            sounds, self._sounds, scorer=fuzz.ratio, score_cutoff=least, limit=CANDIDATES
        ):
            term = self._forms[index][1].term.term
            yield index, 0.75 * likeness, f"sounds like “{term}”"

    def _by_part(self, key: str) -> Iterator[tuple[int, float, str]]:
        """Khmer terms that hold the query; where their words begin is not written."""
        if not has_khmer(key) or cluster_count(key) < 2:
            return
        for index in self._holding(key):
            form_key = self._keys[index]
            if key in form_key and _stands(key, form_key):
                yield index, 70 + 25 * len(key) / len(form_key), "holds the query"

    def _holding(self, key: str) -> Sequence[int]:
        """The forms that may hold the folded query in whole clusters."""
        if len(self._forms) <= SCANNED:
            return range(len(self._forms))
        from glossary_kit.match.unit_score import symbols

        numbers: list[int] = self._index.holding([symbols(key)]).nonzero()[0].tolist()
        return numbers

    def _by_likeness(self, key: str) -> Iterator[tuple[int, float, str]]:
        length = len(key)
        for index in self._candidates(key):
            lang, form = self._forms[index]
            if form.key != key:
                score = min(key_similarity(key, form.key, lang), 96.0)
                yield index, score, f"is like “{form.spelling}”"
            if length >= MIN_BEGINNING and form.key[:1] == key[:1] and len(form.key) > length + 1:
                score = key_similarity(key, _beginning(form.key, length), lang)
                if LIKE_BEGINNING <= score < 100:
                    yield index, 0.85 * score, f"is like the beginning of “{form.spelling}”"

    def _candidates(self, key: str) -> list[int]:
        """The forms to compare with the query in full: the likest by characters alone."""
        if len(self._forms) > SCANNED:
            least = NEAR_KHMER if has_khmer(key) else NEAR
            near = (number for number, _ in self._index.search(key, least))
            return sorted({*near, *self._index.likest(key, CANDIDATES)})
        wholes = process.extract(key, self._keys, scorer=fuzz.ratio, limit=CANDIDATES)
        beginnings = [other[: len(key)] for other in self._keys]
        likest = process.extract(key, beginnings, scorer=fuzz.ratio, limit=CANDIDATES // 4)
        return sorted({index for *_, index in (*wholes, *likest)})

    @cached_property
    def _keys(self) -> list[str]:
        return [form.key for _, form in self._forms]

    @cached_property
    def _sounds(self) -> list[str | None]:
        """What every Khmer form sounds like."""
        return [khmer_sounds(key) if has_khmer(key) else None for key in self._keys]

    @cached_property
    def _index(self) -> UnitIndex:
        """Only a large base needs it."""
        from glossary_kit.match.unit_index import UnitIndex

        return UnitIndex.build(self._keys)


def _stands(word: str, key: str) -> bool:
    """Whether `word` stands somewhere in `key` without cutting a cluster."""
    return any(True for _ in whole_clusters(word, key))


def _beginning(key: str, length: int) -> str:
    """The first `length` characters of a key, and what is left of the last cluster."""
    while not is_cluster_boundary(key, length):
        length += 1
    return key[:length]


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
