"""The front door of the Python API: a project, and one short method per verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from glossary_kit.config import Config, find_config
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.tm import MemoryVerbs

if TYPE_CHECKING:
    from glossary_kit.check.rule import Rule
    from glossary_kit.extract.candidates import Candidate
    from glossary_kit.extract.coverage import Coverage
    from glossary_kit.formats.codec import Report
    from glossary_kit.formats.selection import Selection
    from glossary_kit.match.term_finder import TermFinder
    from glossary_kit.match.term_lookup import TermLookup, TermMatch
    from glossary_kit.model.review import ReviewRow
    from glossary_kit.project.checking import CheckRun
    from glossary_kit.project.exporting import Export
    from glossary_kit.project.pairing import SourceDocument
    from glossary_kit.project.statistics import Statistics
    from glossary_kit.project.workers import Workers
    from glossary_kit.store.changes import ChangePlan
    from glossary_kit.store.plan import Plan
    from glossary_kit.store.review import ReviewPlan
    from glossary_kit.text.segmenters import Segmenter

__all__ = ["Project"]


class Project:
    """A term base and a memory with their settings.

    Opened at a folder, it takes the settings that hold there; `term_base` and `memory` put
    another folder, or any readable file, in the place of the project's own.
    """

    def __init__(
        self,
        start: Path | None = None,
        *,
        term_base: Path | None = None,
        memory: Path | None = None,
    ) -> None:
        config = find_config(start or Path.cwd())
        self.config: Config = replace(
            config, term_base=term_base or config.term_base, memory=memory or config.memory
        )
        self._memory_is_foreign = memory is not None
        self._finders: dict[str, TermFinder] = {}

    @cached_property
    def entries(self) -> tuple[ConceptEntry, ...]:
        """The concepts of the term base.

        Raises:
            ErrorGroup: with all errors of a folder.
            FormatError: the file cannot be read, or holds no concept.

        """
        if self.config.term_base.is_dir():
            from glossary_kit.store.derived import open_derived

            return open_derived(self.config.term_base).entries
        from glossary_kit.project.files import read_entries

        return read_entries(self.config.term_base)

    @cached_property
    def units(self) -> tuple[TranslationUnit, ...]:
        """The units of the memory; none where the project has no memory.

        Raises: ErrorGroup with all errors of a folder; FormatError if a file cannot be read.
        """
        return tuple(each.unit for each in self.tm.units)

    @cached_property
    def tm(self) -> MemoryVerbs:
        """The verbs of the memory."""
        return MemoryVerbs(self.config, today=date.today(), foreign=self._memory_is_foreign)

    @cached_property
    def words(self) -> Segmenter:
        """The segmenter that the settings name, else the best one installed."""
        from glossary_kit.text.segmenters import segmenter

        return segmenter(self.config.segmenter or "auto")

    def entry(self, concept: str) -> ConceptEntry | None:
        """The concept with the id `concept`; `None` if there is none."""
        return next((entry for entry in self.entries if entry.id == concept), None)

    def look_up(
        self, query: str, *, lang: str = "auto", limit: int = 10, min_score: float = 60.0
    ) -> tuple[TermMatch, ...]:
        """The terms like `query`, best first, one for each concept."""
        return self._term_lookup.look_up(query, lang=lang, limit=limit, min_score=min_score)

    @cached_property
    def _term_lookup(self) -> TermLookup:
        """The index of all terms, made once for all look-ups."""
        from glossary_kit.match.term_lookup import TermLookup

        return TermLookup(self.entries, (self.config.source, self.config.target))

    def terms_in(self, text: str, lang: str) -> Mapping[str, ConceptEntry]:
        """The concepts whose usable terms stand in `text`, by the term as it stands there."""
        from glossary_kit.match.term_finder import TermFinder, outermost

        if lang not in self._finders:
            self._finders[lang] = TermFinder(self.entries, lang, self.words)
        return {
            hit.found: entry
            for hit in outermost(self._finders[lang].find(text))
            if hit.usable and (entry := self.entry(hit.concept))
        }

    def rules(
        self, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
    ) -> tuple[Rule, ...]:
        """The rules of a run: those of the settings, unless `select` or `ignore` say otherwise.

        Raises: ErrorGroup of ConfigErrors, or UsageError, for a name that stands for no rule.
        """
        from glossary_kit.project.check_settings import chosen_rules

        return chosen_rules(self.config, select, ignore)

    def checking(
        self,
        rules: Sequence[Rule] | None = None,
        langs: tuple[str, str] | None = None,
        *,
        source_file: Path | None = None,
        known: Path | None = None,
        jobs: int | None = None,
        workers: Workers | None = None,
        report: Report | None = None,
    ) -> CheckRun:
        """A run of the checks, to be given files or units.

        `source_file` is the document that a draft in one language translates. `known` is a
        baseline: the issues in it are not reported. `jobs` is the number of processes; `None`
        for as many as pay; `workers` take their place. What the reader of a draft changes or
        loses goes to `report`, or to the log.
        """
        from glossary_kit.formats.codec import log
        from glossary_kit.project.check_settings import baseline, severities, waivers
        from glossary_kit.project.checking import CheckRun
        from glossary_kit.project.file_checking import FileChecker

        told = report or log
        checker = FileChecker(
            entries=self.entries,
            rules=self.rules() if rules is None else rules,
            words=self.words,
            langs=langs,
            severities=severities(self.config),
            per_file=self.config.per_file,
            memory=self.units,
            report=told,
            source=self._source_document(source_file, told),
        )
        return CheckRun(
            checker=checker,
            waivers=waivers(self.config),
            baseline=baseline(known),
            today=date.today(),
            jobs=jobs,
            workers=workers,
        )

    def _source_document(self, path: Path | None, report: Report) -> SourceDocument | None:
        """The source document in the file `path`; `None` if there is no path."""
        from glossary_kit.project.pairing import SourceDocument

        if path is None:
            return None
        return SourceDocument(path=path, entries=self.entries, words=self.words, report=report)

    def export(
        self,
        path: Path,
        to: str | None = None,
        *,
        selection: Selection | None = None,
        force: bool = False,
    ) -> Export:
        """Write the concepts that `selection` takes to `path`; all of them where it is `None`.

        The result counts them, and says what the format could not carry of each. With `force`,
        a file is replaced even if it is no earlier export.
        """
        from glossary_kit.formats.selection import Selection
        from glossary_kit.project.exporting import export

        return export(self.entries, path, to, selection or Selection(), force=force)

    def plan_import(self, path: Path, *, field: str, report: Report) -> Plan:
        """What importing the term base `path` would do; new concepts go to the field `field`.

        Raises: FormatError if the file cannot be read, or holds no concept.
        """
        from glossary_kit.project.files import read_entries
        from glossary_kit.store.plan import plan
        from glossary_kit.store.term_base import TermBase

        langs = {"source_lang": self.config.source, "target_lang": self.config.target}
        incoming = read_entries(path, report=report)
        return plan(TermBase(self.entries), incoming, field=field, **langs)

    def plan_review(self, sheet: Path, *, report: Report) -> ReviewPlan:
        """What the decisions in the review sheet `sheet` would do."""
        from glossary_kit.project.reviewing import read_sheet

        return self.plan_decisions(read_sheet(sheet, report))

    def plan_decisions(self, rows: Iterable[ReviewRow]) -> ReviewPlan:
        """What the decisions in `rows` would do."""
        from glossary_kit.store.review import plan_review
        from glossary_kit.store.term_base import TermBase

        return plan_review(TermBase(self.entries), rows)

    def apply(self, plan: ChangePlan) -> list[Path]:
        """The files written to make the changes of `plan`: all of them or none."""
        from glossary_kit.store.changes import apply

        return apply(plan, self._folder())

    def export_review(
        self,
        sheet: Path,
        *,
        fields: Sequence[str] = (),
        states: Sequence[str] = (),
        langs: Sequence[str] = (),
    ) -> int:
        """The number of terms written to the review sheet `sheet`; all, or those chosen."""
        from glossary_kit.project.reviewing import chosen, write_sheet

        return write_sheet(sheet, chosen(self.entries, fields=fields, states=states, langs=langs))

    def rename(self, old: str, new: str) -> list[Path]:
        """The files written to give the concept `old` the id `new`, references included."""
        from glossary_kit.store.rename import rename

        return rename(self._folder(), old, new)

    def extract(
        self, paths: Sequence[Path], *, known: bool = False, limit: int = 50
    ) -> tuple[tuple[Candidate, ...], int]:
        """The best term candidates in `paths`, and how many of all the term base knows."""
        from glossary_kit.project.extracting import extract
        from glossary_kit.project.source_texts import source_texts

        config = self.config
        return extract(
            [source_texts(path, config.source) for path in paths],
            self.entries,
            self.words,
            langs=(config.source, config.target),
            known=known,
            limit=limit,
        )

    def statistics(self) -> Statistics:
        """The concepts counted by subject field, state of review and reliability."""
        from glossary_kit.project.statistics import statistics

        return statistics(self.entries, (self.config.source, self.config.target))

    def coverage(self, path: Path) -> Coverage:
        """How much of the source text in `path` the term base covers."""
        from glossary_kit.extract.coverage import coverage
        from glossary_kit.match.term_finder import TermFinder
        from glossary_kit.project.source_texts import source_texts

        texts = source_texts(path, self.config.source).texts
        return coverage("\n".join(texts), TermFinder(self.entries, self.config.source))

    def _folder(self) -> Path:
        """The folder of the term base.

        Raises: UsageError if it may not be changed.
        """
        from glossary_kit.project.own_folder import own_folder

        return own_folder(self.config, self.config.term_base, "term base")

    def format(self, *, check: bool) -> list[Path]:
        """The files of term base and memory not in canonical form; rewritten unless `check`."""
        from glossary_kit.store.term_base import format_folder
        from glossary_kit.store.translation_memory import format_memory

        changed = format_folder(self.config.term_base, check=check)
        if self.config.memory.is_dir():
            changed += format_memory(self.config.memory, check=check)
        return changed
