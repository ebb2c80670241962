"""The verbs of the translation memory: one short method each, as `glossary-kit tm` has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from glossary_kit.config import Config

if TYPE_CHECKING:
    from glossary_kit.formats.codec import Report
    from glossary_kit.leverage.analysis import FileAnalysis
    from glossary_kit.match.concordance import Concordance, ConcordanceHit
    from glossary_kit.match.unit_lookup import UnitLookup, UnitMatch
    from glossary_kit.match.unit_penalties import UnitPenalties
    from glossary_kit.model.alignment import AlignedUnit
    from glossary_kit.model.concept import ConceptEntry
    from glossary_kit.project.tm.counting import DocumentCount
    from glossary_kit.project.tm.exporting import UnitLoss
    from glossary_kit.project.tm.indexing import IndexedMemory, Tick
    from glossary_kit.project.tm.translating import Pretranslation
    from glossary_kit.project.workers import Workers
    from glossary_kit.store.memory_plan import MemoryPlan
    from glossary_kit.store.translation_memory import MemoryUnit

__all__ = ["MemoryVerbs"]


class MemoryVerbs:
    """What can be done, on the day `today`, with the memory that the settings `config` name.

    It is `foreign` where it stands in the place of the project's own; then the settings may
    name collections that it does not have.
    """

    def __init__(self, config: Config, *, today: date, foreign: bool = False) -> None:
        self._config, self._today, self._foreign = config, today, foreign
        self._langs = (config.source, config.target)
        self._indexed: IndexedMemory | None = None

    @property
    def path(self) -> Path:
        """The folder or file of the memory."""
        return self._config.memory

    @cached_property
    def units(self) -> tuple[MemoryUnit, ...]:
        """The units of the memory with their places, in document order.

        Raises: ErrorGroup with all errors of a folder; UsageError if there is no memory;
        FormatError if a file cannot be read.
        """
        from glossary_kit.project.tm.reading import read_placed

        return read_placed(self._config.memory)

    @cached_property
    def lookup(self) -> UnitLookup:
        """The look-up of `units`; of a folder, it reads those alone that it finds.

        Raises: as `units` and `penalties`.
        """
        from glossary_kit.project.tm.searching import unit_lookup

        return unit_lookup(self.index() or self.units, self.penalties)

    @cached_property
    def penalties(self) -> UnitPenalties:
        """What the settings take off a match, whatever its text.

        Raises: ErrorGroup of ConfigErrors for collections that the memory does not have.
        """
        from glossary_kit.project.tm.charging import unit_penalties

        return unit_penalties(self._config, self._today, strict=not self._foreign)

    def index(self, tick: Tick | None = None) -> IndexedMemory | None:
        """The memory with its index, made or mended first if need be; `tick` is told of it.

        `None` if the memory is no folder, or there is nowhere to put an index.

        Raises: as `units`; UsageError if another process is at it, and does not end.
        """
        if self._indexed is None and self._config.memory.is_dir():
            from glossary_kit.project.tm.indexing import indexed_memory

            self._indexed = indexed_memory(self._config.memory, tick)
        return self._indexed

    def placed(self, place: int) -> MemoryUnit:
        """The unit that is at `place` in `units`, with its collection and document."""
        return self._indexed.units.placed(place) if self._indexed else self.units[place]

    def search(
        self, segment: str, *, lang: str = "auto", limit: int = 10, min_score: float = 70.0
    ) -> tuple[UnitMatch, ...]:
        """The units like `segment`, best first; `place` in a match is one in `units`.

        With the language `auto` the segment is in the target language if the two have
        different scripts and it is in that one.
        """
        from glossary_kit.project.tm.searching import search

        return search(
            self.lookup, segment, lang=lang, langs=self._langs, limit=limit, min_score=min_score
        )

    def concordance(
        self, words: Iterable[str], *, limit: int | None = None
    ) -> tuple[ConcordanceHit, ...]:
        """The units in which all of `words` stand; `place` in a hit is one in `units`."""
        return self._concordance.find(words, limit=limit)

    @cached_property
    def _concordance(self) -> Concordance:
        from glossary_kit.project.tm.searching import concordance

        return concordance(self.index() or self.units)

    def plan_import(
        self,
        path: Path,
        *,
        collection: str,
        document: str | None = None,
        keep_conflicts: bool = False,
        report: Report,
    ) -> MemoryPlan:
        """What importing the units of `path` would do; the document is called as the file.

        Raises: UsageError if the memory is no folder; as `read_file`; as `plan_units`.
        """
        from glossary_kit.project.tm.importing import plan_import

        return plan_import(
            self._config,
            self.units,
            path,
            place=(collection, document or path.stem),
            keep_conflicts=keep_conflicts,
            report=report,
        )

    def align(
        self, first: Path, second: Path, *, entries: Sequence[ConceptEntry], report: Report
    ) -> tuple[AlignedUnit, ...]:
        """The units of a document and its translation, whichever comes first.

        Terms of `entries` that stand in both help to find what belongs together.

        Raises: UsageError if they are no translations of each other; as `read_file`.
        """
        from glossary_kit.project.tm.aligning import align_documents

        return align_documents(first, second, entries, self._config, report)

    def plan_aligned(
        self, units: Iterable[AlignedUnit], *, collection: str, document: str
    ) -> MemoryPlan:
        """What bringing in those of the aligned `units` that nobody need look at would do.

        Raises: UsageError if the memory is no folder; as `plan_units`.
        """
        from glossary_kit.project.tm.importing import plan_incoming

        sure = [each.unit for each in units if not each.doubts]
        return plan_incoming(self._config, self.units, sure, place=(collection, document))

    def apply_import(self, plan: MemoryPlan) -> Path | None:
        """The unit file written to make the changes of `plan`; `None` if there are none."""
        from glossary_kit.project.own_folder import own_folder
        from glossary_kit.store.memory_plan import apply_units

        folder = own_folder(self._config, self._config.memory, "memory")
        return apply_units(plan, folder, self.units, self._langs)

    def export(self, path: Path, to: str | None = None) -> tuple[UnitLoss, ...]:
        """Write the memory to `path`; what the format could not carry, unit by unit."""
        from glossary_kit.project.tm.exporting import export_units

        return export_units(self.units, path, to)

    def analyse(
        self,
        paths: Sequence[Path],
        *,
        untranslated: bool = False,
        workers: Workers | None = None,
        report: Report,
    ) -> tuple[FileAnalysis, ...]:
        """The drafts that `paths` name, their segments counted by what the memory has for them.

        `workers` are others than this process; they all come to the same counts.

        Raises: as `draft_files` and `read_file`; as `Workers.results`.
        """
        from glossary_kit.project.tm.analysing import analyse

        opening = self._opening(workers) if workers else (lambda: self.lookup)
        return analyse(paths, opening, untranslated=untranslated, workers=workers, report=report)

    def _opening(self, workers: Workers) -> Callable[[], UnitLookup]:
        """How `workers` open the memory: by its index, or with the units sent to them."""
        from glossary_kit.project.tm.searching import indexed_lookup, unit_lookup

        if workers.are_here and self.index():
            return partial(indexed_lookup, self._config.memory, self.penalties)
        return partial(unit_lookup, self.units, self.penalties)

    def translate(
        self, path: Path, *, min_score: float, replace_initial: bool = False, report: Report
    ) -> Pretranslation:
        """The draft `path` with what the memory has for its empty targets; nothing is written.

        With `replace_initial`, targets whose state is initial are replaced, too.

        Raises: as `translating.translate`.
        """
        from glossary_kit.project.tm.translating import translate

        return translate(
            path, self.lookup, min_score=min_score, replace_initial=replace_initial, report=report
        )

    def statistics(self) -> tuple[DocumentCount, ...]:
        """The documents of the memory, counted."""
        from glossary_kit.project.tm.counting import count_documents

        return count_documents(self.units)
