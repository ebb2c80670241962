"""A draft on somebody's desk: what was found, taken, ignored, and how to take that back."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.report.summary import Summary, summed_up
from glossary_kit.web.checking.draft import Draft, with_edit, without_last_edit
from glossary_kit.web.checking.pool import Pool
from glossary_kit.web.checking.work import check_draft, check_file, edit_of
from glossary_kit.web.checking.worker import Outcome

Key = tuple[int, str, int]
"""The unit of an issue, its fingerprint, and its number among those that share it there."""

_MOST_STEPS = 1000


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that was done: an edit of the unit `before`, or the issue `key` ignored."""

    before: TranslationUnit | None = None
    key: Key | None = None


@dataclass
class Desk:
    """One draft of one visitor; `job` is its name among all checks.

    `revision` grows with everything that is done: what was meant for an older one is not done.
    """

    job: str
    pool: Pool
    name: str
    draft: Draft | None = None
    outcome: Outcome | None = None
    notices: tuple[str, ...] = ()
    error: BaseException | None = None
    revision: int = 0
    _ignored: set[Key] = field(default_factory=set)
    _steps: list[_Step] = field(default_factory=list)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _task: asyncio.Task[None] | None = None

    def begin(self, data: bytes) -> asyncio.Task[None]:
        """Start to check the file `data`; the task ends when that is done, or failed."""
        self._task = asyncio.create_task(self._check(data))
        return self._task

    async def _check(self, data: bytes) -> None:
        try:
            found = await self.pool.long(check_file, self.job, self.name, data)
            self.draft, self.outcome, self.notices = found
        except Exception as error:  # noqa: BLE001  told to whoever looks at the desk
            self.error = error
        finally:
            self.pool.forget(self.job)

    @property
    def issues(self) -> list[tuple[int, int, Issue]]:
        """Number, position of the unit and issue, of all that are not ignored."""
        if self.outcome is None:
            return []
        seen: Counter[tuple[int, str]] = Counter()
        shown = []
        for number, (position, issue) in enumerate(self.outcome.issues):
            same = (position, issue.fingerprint)
            seen[same] += 1
            if (*same, seen[same]) not in self._ignored:
                shown.append((number, position, issue))
        return shown

    @property
    def can_undo(self) -> bool:
        """Whether anything was done that can be taken back."""
        return bool(self._steps)

    @property
    def ignored(self) -> int:
        """How many issues are ignored."""
        return len(self._ignored)

    def summary(self) -> Summary:
        """The counts of the issues that are shown."""
        units = len(self.draft.units) if self.draft else 0
        suppressed = self.outcome.suppressed if self.outcome else 0
        issues = [issue for *_, issue in self.issues]
        return summed_up(issues, files=1, units=units, suppressed=suppressed)

    async def take(self, revision: int, number: int) -> None:
        """Put the suggestion of issue `number` into the draft."""
        async with self._lock:
            if revision != self.revision or self.draft is None or self.outcome is None:
                return
            position, issue = self.outcome.issues[number]
            unit = self.draft.units[position]
            if takeable(issue, unit):
                edit = await self.pool.quick(edit_of, unit.target, issue)
                if edit:
                    await self._edit(self.draft, position, edit)

    async def write(self, revision: int, position: int, text: str) -> None:
        """Put `text` in the place of the target at `position`."""
        async with self._lock:
            if revision != self.revision or self.draft is None:
                return
            unit = self.draft.units[position]
            if writable(unit) and text.strip() and text != unit.target:
                edit = Edit(span=Span(0, len(unit.target)), text=text)
                await self._edit(self.draft, position, edit)

    async def _edit(self, draft: Draft, position: int, edit: Edit) -> None:
        after = with_edit(draft, position, edit)
        self.outcome = await self._checked(after)
        self._done(_Step(before=draft.units[position]))
        self.draft = after

    def ignore(self, revision: int, number: int) -> None:
        """Show issue `number` no more."""
        if revision != self.revision or self.outcome is None:
            return
        position, issue = self.outcome.issues[number]
        same = [
            each
            for each, (place, other) in enumerate(self.outcome.issues)
            if (place, other.fingerprint) == (position, issue.fingerprint)
        ]
        key = (position, issue.fingerprint, same.index(number) + 1)
        self._ignored.add(key)
        self._done(_Step(key=key))

    async def undo(self, revision: int) -> None:
        """Take back what was done last."""
        async with self._lock:
            if revision != self.revision or not self._steps or self.draft is None:
                return
            step = self._steps.pop()
            self.revision += 1
            if step.key:
                self._ignored.discard(step.key)
            elif step.before:
                before = without_last_edit(self.draft, step.before)
                self.outcome = await self._checked(before)
                self.draft = before

    async def _checked(self, draft: Draft) -> Outcome:
        try:
            return await self.pool.long(check_draft, self.job, draft)
        finally:
            self.pool.forget(self.job)

    def _done(self, step: _Step) -> None:
        self._steps = [*self._steps, step][-_MOST_STEPS:]
        self.revision += 1


def takeable(issue: Issue, unit: TranslationUnit) -> bool:
    """Whether the suggestion of `issue` can be put into the target with one click.

    Where an inline code stands inside, only a person knows where it belongs afterwards.
    """
    inside = any(issue.start < code.offset < issue.end for code in unit.target_codes)
    return (
        issue.suggestion is not None
        and issue.side is Side.TARGET
        and issue.start < issue.end
        and issue.suggestion != issue.found
        and not inside
    )


def writable(unit: TranslationUnit) -> bool:
    """Whether the whole target may be written anew: it is there, and holds no inline code."""
    return bool(unit.target) and not unit.target_codes
