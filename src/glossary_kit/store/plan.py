"""What an import would do to a term base: found out first, shown, and only then applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from msgspec.structs import replace

from glossary_kit.model.concept import ConceptEntry
from glossary_kit.store.changes import Change
from glossary_kit.store.concept_text import is_language_tag, write_concept
from glossary_kit.store.merging import merge
from glossary_kit.store.slugs import slug
from glossary_kit.store.stored_form import stored_entry
from glossary_kit.store.term_base import TermBase, is_concept_id
from glossary_kit.text.folded import fold_key


@dataclass(frozen=True, slots=True)
class Clash:
    """An incoming concept that contradicts `ours`: a person has to decide."""

    incoming: ConceptEntry
    ours: ConceptEntry | None
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The incoming concepts by what becomes of them; `clashing` ones are left alone."""

    new: tuple[ConceptEntry, ...]
    changed: tuple[Change, ...]
    clashing: tuple[Clash, ...]
    unchanged: tuple[ConceptEntry, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that applying the plan writes."""
        return (*(Change(None, entry) for entry in self.new), *self.changed)


def plan(
    base: TermBase,
    incoming: Iterable[ConceptEntry],
    *,
    field: str = "imported",
    source_lang: str = "en",
    target_lang: str = "km",
) -> Plan:
    """What importing the concepts `incoming` would do to `base`; nothing is written.

    A concept is the same if it has the same id, or else if its preferred source term is a
    term of ours and its preferred target term is one, too, or is missing on a side. New
    concepts without a usable id get one in the subject field `field`, from their term.
    """
    planner = _Planner(base, field, (source_lang, target_lang))
    planner.place([stored_entry(entry) for entry in incoming])
    return planner.result()


class _Planner:
    """The state while a plan is made: concepts as they would be, and where incoming ones go."""

    def __init__(self, base: TermBase, field: str, langs: tuple[str, str]) -> None:
        self.base = base
        self.field = field
        self.langs = langs
        self.now = {entry.id: entry for entry in base}
        self.clashes: list[Clash] = []
        self.met: list[str] = []
        self.new_ids: dict[frozenset[tuple[str, str]], str] = {}
        self.index: dict[tuple[str, str], list[ConceptEntry]] = {}
        for entry in base:
            for key in _keys(entry):
                self.index.setdefault(key, []).append(entry)

    def place(self, incoming: list[ConceptEntry]) -> None:
        """Find for every incoming concept where it goes, and put it there."""
        placed: list[tuple[ConceptEntry, str]] = []
        for entry in incoming:
            target = self._target(entry)
            if isinstance(target, Clash):
                self.clashes.append(target)
            else:
                placed.append((entry, target))
        ids = {entry.id: entry.id for entry in self.base}
        ids |= {entry.id: target for entry, target in placed}
        for entry, target in placed:
            self._put(_with_references(entry, ids), target)

    def result(self) -> Plan:
        """The plan, new and changed concepts in the order of their ids."""
        new, changed, unchanged = [], [], []
        for concept_id in sorted(set(self.met)):
            before, after = self.base.get(concept_id), self.now[concept_id]
            if before is None:
                new.append(after)
            elif write_concept(before) != write_concept(after):
                changed.append(Change(before, after))
            else:
                unchanged.append(before)
        return Plan(tuple(new), tuple(changed), tuple(self.clashes), tuple(unchanged))

    def _target(self, entry: ConceptEntry) -> str | Clash:
        """The id under which `entry` belongs: of a concept of ours, or a new one."""
        if not any(section.terms for section in entry.languages):
            return Clash(entry, None, "it has no term")
        for section in entry.languages:
            if not is_language_tag(section.lang):
                return Clash(entry, None, f"“{section.lang}” is no language tag")
        if ours := self.base.get(entry.id):
            if _keys(ours) & _keys(entry):
                return ours.id
            return Clash(entry, ours, f"{ours.id} is here, with quite other terms")
        candidates = self._sharing_preferred(entry)
        fitting = [ours for ours in candidates if self._compatible(ours, entry)]
        if len(fitting) == 1:
            return fitting[0].id
        if candidates:
            return Clash(entry, candidates[0], self._contradiction(entry, candidates))
        return self._new_id(entry)

    def _sharing_preferred(self, entry: ConceptEntry) -> list[ConceptEntry]:
        """Our concepts that have the preferred source (else target) term of `entry`."""
        for lang in self.langs:
            if term := entry.preferred(lang):
                return self.index.get((lang, fold_key(term.term)), [])
        return []

    def _compatible(self, ours: ConceptEntry, theirs: ConceptEntry) -> bool:
        """Whether their preferred target term is one of ours, or is missing on a side."""
        term = theirs.preferred(self.langs[1])
        known = {fold_key(mine.term) for mine in ours.terms(self.langs[1])}
        return term is None or not known or fold_key(term.term) in known

    def _contradiction(self, entry: ConceptEntry, candidates: list[ConceptEntry]) -> str:
        term, other = entry.preferred(self.langs[0]), entry.preferred(self.langs[1])
        names = ", ".join(ours.id for ours in candidates)
        shown = term or other
        there = f"; there it is “{other.term}”" if term and other else ""
        return f"“{shown.term if shown else entry.id}” is here already ({names}){there}"

    def _new_id(self, entry: ConceptEntry) -> str:
        """An id for a concept we do not have; the same for one that comes twice."""
        if is_concept_id(entry.id) and "/" in entry.id:
            return entry.id
        keys = _preferred_keys(entry)
        if keys not in self.new_ids:
            terms = entry.terms(self.langs[0])
            preferred = entry.preferred(self.langs[0]) or (terms[0] if terms else None)
            name = slug(preferred.term if preferred else "") or slug(entry.id) or "concept"
            folder = slug(entry.subject_field) or self.field
            self.new_ids[keys] = self._free(f"{folder}/{name}")
        return self.new_ids[keys]

    def _free(self, wanted: str) -> str:
        taken = {*self.now, *self.new_ids.values()}
        numbered = (f"{wanted}-{number}" for number in count(2))
        return next(name for name in chain([wanted], numbered) if name not in taken)

    def _put(self, entry: ConceptEntry, target: str) -> None:
        ours = self.now.get(target)
        if ours is None:
            self.now[target] = replace(entry, id=target)
        else:
            merged, reasons = merge(ours, entry, update=entry.id == target)
            if reasons:
                self.clashes.append(Clash(entry, ours, "; ".join(reasons)))
                return
            self.now[target] = merged
        self.met.append(target)


def _keys(entry: ConceptEntry) -> frozenset[tuple[str, str]]:
    """Every term of the entry, comparable."""
    return frozenset(
        (section.lang, fold_key(term.term)) for section in entry.languages for term in section.terms
    )


def _preferred_keys(entry: ConceptEntry) -> frozenset[tuple[str, str]]:
    preferred = ((section.lang, section.preferred) for section in entry.languages)
    found = frozenset((lang, fold_key(term.term)) for lang, term in preferred if term)
    return found or _keys(entry)


def _with_references(entry: ConceptEntry, ids: Mapping[str, str]) -> ConceptEntry:
    """The entry pointing to where the others went; references to nowhere are left out."""

    def there(references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ids[reference] for reference in references if reference in ids)

    return replace(
        entry,
        broader=there(entry.broader),
        narrower=there(entry.narrower),
        see_also=there(entry.see_also),
        replaced_by=ids.get(entry.replaced_by or ""),
    )
