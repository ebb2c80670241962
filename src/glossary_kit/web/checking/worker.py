"""A project kept warm in a process that checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.queues import SimpleQueue

from glossary_kit.check.issue import Issue
from glossary_kit.check.mend import edit_for
from glossary_kit.check.rule import UnitRule
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.checking import CheckRun
from glossary_kit.project.mending import unheard
from glossary_kit.web.checking.draft import Draft
from glossary_kit.web.workspace import Place, Snapshot, Workspace

Progress = tuple[str, int, int]
"""A job, how many of its units are done, and how many there are."""

_OFTEN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the check of a draft found: issues with the positions of their units."""

    issues: tuple[tuple[int, Issue], ...]
    suppressed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term in a text: from code point `start` to `end`."""

    start: int
    end: int
    concept: str
    status: str


class Worker:
    """A project at hand in this process, made ready to check and to find terms."""

    def __init__(self, place: Place, progress: SimpleQueue[Progress]) -> None:
        self._workspace = Workspace(place)
        self._progress = progress
        self._snapshot: Snapshot | None = None
        self._run: CheckRun | None = None
        self._of_units: CheckRun | None = None
        self._finders: dict[str, TermFinder] = {}

    def check(self, job: str, draft: Draft) -> Outcome:
        """What all rules find in the draft."""
        run = self._fresh(self._ready())
        counted = self._counted(draft.units, job)
        issues = tuple(
            (position, issue) for (_, position), issue in run.placed_in(counted, draft.name)
        )
        return Outcome(issues=issues, suppressed=run.suppressed)

    def check_alone(self, unit: TranslationUnit) -> tuple[Issue, ...]:
        """What the rules find in the unit that need no other unit to judge it."""
        self._ready()
        assert self._of_units is not None  # made by `_ready`
        return tuple(self._fresh(self._of_units).issues_of([unit], ""))

    def edit_for(self, target: str, issue: Issue) -> Edit | None:
        """The edit that makes the suggestion of `issue`."""
        return edit_for(target, issue, self._ready().checker.words)

    def terms(self, texts: Iterable[tuple[str, str]]) -> list[tuple[Term, ...]]:
        """The terms in each of `texts`, which come with their languages."""
        self._ready()
        return [self._terms(text, lang) for text, lang in texts]

    def concepts(self, draft: Draft) -> tuple[tuple[str, int], ...]:
        """The concepts in the source of the draft and how often each occurs, the first first."""
        counts: Counter[str] = Counter()
        for unit in draft.units:
            text, lang = (
                (unit.source, unit.source_lang) if unit.source else (unit.target, unit.target_lang)
            )
            counts.update(term.concept for term in self._terms(text, lang))
        return tuple(counts.items())

    def _terms(self, text: str, lang: str) -> tuple[Term, ...]:
        run, snapshot = self._ready(), self._snapshot
        assert snapshot is not None  # made by `_ready`
        lang = lang.partition("-")[0]
        if lang not in self._finders:
            entries = snapshot.project.entries
            self._finders[lang] = TermFinder(entries, lang, run.checker.words)
        return tuple(
            Term(
                start=hit.span.start, end=hit.span.end, concept=hit.concept, status=hit.term.status
            )
            for hit in self._finders[lang].find(text)
            if hit.accepted and not hit.nested
        )

    def _ready(self) -> CheckRun:
        """A run with the term base as it now is."""
        snapshot = self._workspace.now()
        if snapshot is not self._snapshot or self._run is None:
            project = snapshot.project
            self._run = project.checking(report=unheard)
            alone = [rule for rule in project.rules() if isinstance(rule, UnitRule)]
            self._of_units = project.checking(alone, report=unheard)
            self._finders = {}
            self._snapshot = snapshot
        return self._run

    @staticmethod
    def _fresh(run: CheckRun) -> CheckRun:
        """A run that has counted nothing yet; what makes it slow to begin is shared."""
        return CheckRun(checker=run.checker, waivers=run.waivers, today=date.today())

    def _counted(self, units: tuple[TranslationUnit, ...], job: str) -> Iterator[TranslationUnit]:
        for number, unit in enumerate(units):
            if number % _OFTEN == 0:
                self._progress.put((job, number, len(units)))
            yield unit
