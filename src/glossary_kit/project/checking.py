"""A run of the checks over files: what is found, what is suppressed, what was known before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from glossary_kit.check.baseline import Baseline
from glossary_kit.check.draft import DraftFacts, Place
from glossary_kit.check.issue import Issue
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import UnitChecker
from glossary_kit.check.suppressions import Suppressions
from glossary_kit.check.waivers import Waiver
from glossary_kit.errors import GlossaryKitError, raise_together
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.file_checking import FileChecker, FileResult, Tick
from glossary_kit.project.files import STDIN, draft_files
from glossary_kit.project.parallel import results, workers_for
from glossary_kit.project.term_bases import check_term_base, is_term_base
from glossary_kit.project.workers import Workers


@dataclass(kw_only=True)
class CheckRun:
    """Checks drafts file by file and counts what it has seen.

    `jobs` is the number of processes; `None` for as many as pay. `workers`, where given, do the
    work in their place. `suppressed` counts the
    issues that a permission, a waiver or the baseline took away. `broken` are the errors of the
    drafts that could not be read; a run is done without them.
    """

    checker: FileChecker
    waivers: Sequence[Waiver] = ()
    baseline: Baseline | None = None
    today: date
    jobs: int | None = None
    workers: Workers | None = None
    files: int = 0
    units: int = 0
    suppressed: int = 0
    broken: list[GlossaryKitError] = field(default_factory=list)

    def issues(
        self,
        paths: Sequence[Path],
        stdin_name: str = "",
        tick: Tick | None = None,
        *,
        regions: bool = False,
    ) -> Iterator[Issue]:
        """The issues of all drafts that `paths` name: by file, by unit, by place in the unit.

        A path that is a term base is checked as one, before the drafts. Issues that the
        baseline knows are left out. With `regions` they say where in their file they stand.

        Raises: as `draft_files`; when all issues are given, as `read_file` or an ErrorGroup of
        such, for the drafts that could not be read.
        """
        new = self._new(self.placed(paths, stdin_name, tick))
        if regions:
            from glossary_kit.project.locating import located

            yield from located(new)
        else:
            yield from (issue for _, issue in new)
        raise_together(self.broken)

    def _new(self, placed: Iterable[tuple[Place, Issue]]) -> Iterator[tuple[Place, Issue]]:
        """Those of the issues that the baseline does not know; the others are counted."""
        for place, issue in placed:
            if self.baseline and self.baseline.knows(issue):
                self.suppressed += 1
            else:
                yield place, issue

    def placed(
        self, paths: Sequence[Path], stdin_name: str = "", tick: Tick | None = None
    ) -> Iterator[tuple[Place, Issue]]:
        """The issues of `paths` with the places of their units, whatever the baseline knows.

        A draft that cannot be read is left out, and what is wrong with it is put into `broken`.
        """
        bases = [path for path in paths if is_term_base(path)]
        drafts = list(draft_files([path for path in paths if path not in bases]))
        named = [(path, stdin_name if path == STDIN else str(path)) for path in drafts]
        workers = self.workers or workers_for(drafts, self.jobs)
        whole = any(path.is_dir() for path in paths)
        checked = chain(
            (check_term_base(self.checker, *base) for base in enumerate(bases, -len(bases))),
            results(self.checker, named, workers, self.broken.append, tick),
        )
        yield from self._judged(checked, whole=whole)

    def issues_of(self, units: Iterable[TranslationUnit], path: str) -> Iterator[Issue]:
        """The issues of `units`, which stand in the file called `path`."""
        for _, issue in self.placed_in(units, path):
            yield issue

    def placed_in(
        self, units: Iterable[TranslationUnit], path: str
    ) -> Iterator[tuple[Place, Issue]]:
        """The issues of `units`, which stand in the file called `path`, with their places."""
        yield from self._judged([self.checker.check_units(units, path)], whole=False)

    def _judged(self, files: Iterable[FileResult], *, whole: bool) -> Iterator[tuple[Place, Issue]]:
        suppressions = Suppressions(RULES, self.waivers, today=self.today, whole=whole)
        facts = DraftFacts()
        found: list[tuple[Place, Issue]] = []
        for file in files:
            self.files += 1
            self.units += file.units
            facts.add(file.facts)
            rules = self.checker.rules_for(file.path)
            suppressions.checked(file.path, rules)
            for allowed in file.allowed:
                suppressions.allow(allowed, rules)
            found += file.issues
        if self.broken:
            suppressions.miss_a_file()
        of_run = UnitChecker(self.checker.rules, self.checker.severities)
        found += facts.issues(of_run.draft_rules, of_run.severities)
        left = [
            (place, issue) for place, issue in found if not suppressions.suppresses(place, issue)
        ]
        self.suppressed += len(found) - len(left)
        left += suppressions.issues(self.checker.rules, self.checker.severities)
        yield from sorted(left, key=lambda item: (item[0], item[1].start, item[1].code))
