"""Concepts as pairs of terms, for the many formats that know a source, a target, a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from glossary_kit.formats.concept_ids import NewIds
from glossary_kit.model.concept import (
    AdministrativeStatus,
    ConceptEntry,
    LanguageSection,
    PartOfSpeech,
    TermSection,
)

# What no format of pairs can hold, beside what its own codec adds.
LOST_IN_PAIRS = (
    "ConceptEntry.broader",
    "ConceptEntry.kind",
    "ConceptEntry.narrower",
    "ConceptEntry.note",
    "ConceptEntry.occurs_in",
    "ConceptEntry.replaced_by",
    "ConceptEntry.review",
    "ConceptEntry.see_also",
    "LanguageSection.definition_source",
    "LanguageSection.note",
    "TermSection.lookup_forms",
    "TermSection.matching",
    "TermSection.note",
    "TermSection.part_of_speech",
    "TermSection.reliability",
    "TermSection.source",
    "TermSection.status",
    "TermSection.term_type",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One source term with one target term of the same concept, each on one line."""

    concept: ConceptEntry
    source: TermSection
    target: TermSection
    comment: str = ""

    @property
    def texts(self) -> tuple[str, str]:
        """The two terms, white space made single spaces."""
        return one_line(self.source.term), one_line(self.target.term)


def pairs(
    entries: Iterable[ConceptEntry],
    *,
    source: str = "en",
    target: str = "km",
    with_unusable: bool = False,
) -> Iterator[Pair]:
    """Every source term with every target term that may be used, preferred ones first.

    Deprecated source terms are kept, for they stand in documents that must be translated;
    unusable targets only `with_unusable`, for tools that can mark them as forbidden.
    Concepts without a term in both languages give no pair.
    """
    for entry in entries:
        targets = _in_order(entry.terms(target))
        usable = [term for term in targets if with_unusable or term.status.usable]
        for source_term in _in_order(entry.terms(source)):
            for target_term in usable:
                yield Pair(
                    concept=entry,
                    source=source_term,
                    target=target_term,
                    comment=_comment(entry, source, targets),
                )


def without_pair(entry: ConceptEntry) -> str | None:
    """Why the concept gives no pair of an English and a usable Khmer term; `None` if it does."""
    if next(pairs([entry]), None):
        return None
    return without_any_pair(entry) or "no Khmer term that may be used"


def without_any_pair(entry: ConceptEntry) -> str | None:
    """Why the concept gives no pair of an English and a Khmer term at all; `None` if it does."""
    missing = [name for lang, name in (("en", "English"), ("km", "Khmer")) if not entry.terms(lang)]
    return f"no {missing[0]} term" if missing else None


def _in_order(terms: Iterable[TermSection]) -> list[TermSection]:
    order = list(AdministrativeStatus)
    return sorted(terms, key=lambda term: order.index(term.status))


def _comment(entry: ConceptEntry, source: str, targets: Iterable[TermSection]) -> str:
    """What a translator should see beside the pair: the meaning, and what not to write."""
    section = entry.section(source)
    parts = [one_line(section.definition)] if section and section.definition else []
    avoid = [one_line(term.term) for term in targets if not term.status.usable]
    if avoid:
        parts.append(f"Not: {', '.join(avoid)}")
    return ". ".join(part.rstrip(".") for part in parts)


def one_line(text: str) -> str:
    """`text` on one line: trimmed, runs of white space made one space."""
    return re.sub(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text).strip(" ")


@dataclass(slots=True)
class _Group:
    """The rows of one concept."""

    identity: str | None
    sources: dict[str, PartOfSpeech | None] = field(default_factory=dict)
    targets: dict[str, bool] = field(default_factory=dict)
    comments: dict[str, None] = field(default_factory=dict)


class PairGatherer:
    """Puts pairs back together: rows with one key are one concept."""

    def __init__(self, source: str = "en", target: str = "km") -> None:
        self._langs = (source, target)
        self._groups: dict[str, _Group] = {}
        self._ids = NewIds()

    def add(
        self,
        source: str,
        target: str,
        *,
        comment: str = "",
        key: str | None = None,
        forbidden: bool = False,
        part_of_speech: PartOfSpeech | None = None,
    ) -> None:
        """Take one row; without a `key`, the source term tells the concept."""
        group = self._groups.setdefault(f"k{key}" if key else f"s{source}", _Group(key))
        group.sources.setdefault(source, part_of_speech)
        if target:
            group.targets[target] = group.targets.get(target, True) and forbidden
        if comment:
            group.comments.setdefault(comment)

    def concepts(self) -> Iterator[ConceptEntry]:
        """The concepts, in the order of their first rows; ids from the term where none is given."""
        for group in self._groups.values():
            sources = tuple(_terms(dict.fromkeys(group.sources, False)))
            source = LanguageSection(
                lang=self._langs[0],
                terms=tuple(
                    replace(term, part_of_speech=group.sources[term.term]) for term in sources
                ),
                definition="\n".join(group.comments) or None,
            )
            target = LanguageSection(lang=self._langs[1], terms=tuple(_terms(group.targets)))
            yield ConceptEntry(
                id=group.identity or self._ids.of(sources[0].term),
                languages=(source, target) if target.terms else (source,),
            )


def _terms(side: dict[str, bool]) -> Iterator[TermSection]:
    status = AdministrativeStatus.PREFERRED
    for term, forbidden in sorted(side.items(), key=lambda item: item[1]):
        yield TermSection(
            term=term, status=AdministrativeStatus.DEPRECATED if forbidden else status
        )
        status = status if forbidden else AdministrativeStatus.ADMITTED
