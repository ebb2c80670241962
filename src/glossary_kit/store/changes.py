"""Changes to a term base: planned first, shown, and then made all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glossary_kit.errors import DataError, ErrorGroup, Location
from glossary_kit.model.concept import ConceptEntry, Review
from glossary_kit.store.concept_file import read_concept, write_concept
from glossary_kit.store.term_base import concept_path, save_entries


@dataclass(frozen=True, slots=True)
class Change:
    """A concept before and after; `before` is `None` for a new one."""

    before: ConceptEntry | None
    after: ConceptEntry

    def diff(self) -> str:
        """The change as a unified diff of the concept file, for people to read."""
        import difflib  # only needed when a change is shown

        old = write_concept(self.before).splitlines() if self.before else []
        new = write_concept(self.after).splitlines()
        names = (self.before.id if self.before else "new", self.after.id)
        return "\n".join(difflib.unified_diff(old, new, *names, lineterm=""))


class ChangePlan(Protocol):
    """Whatever knows the changes it would make."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes, one a concept."""


def apply(plan: ChangePlan, folder: Path) -> list[Path]:
    """The files written in the term base `folder` to make the changes: all of them or none.

    Raises: ErrorGroup of DataErrors if a concept is no longer what the plan was made from;
    OSError. Nothing is written then.
    """
    outdated = [error for change in plan.changes if (error := _outdated(folder, change))]
    if outdated:
        raise ErrorGroup(outdated)
    return save_entries(folder, [change.after for change in plan.changes])


def reviewed_wording(entry: ConceptEntry) -> frozenset[tuple[str, str, str]]:
    """What a review is about: the language, wording and status of every term."""
    return frozenset(
        (section.lang, term.term, term.status)
        for section in entry.languages
        for term in section.terms
    )


def review_after(before: ConceptEntry, after: ConceptEntry) -> Review:
    """The review that still holds for `after`: a changed wording has to be reviewed again.

    The decisions are kept in any case.
    """
    if reviewed_wording(before) == reviewed_wording(after):
        return before.review
    return Review(decisions=before.review.decisions)


def _outdated(folder: Path, change: Change) -> DataError | None:
    path = concept_path(folder, change.after.id)
    now = read_concept(path.read_bytes(), str(path), change.after.id) if path.exists() else None
    if now == change.before:
        return None
    what = "the concept was changed since the plan was made"
    return DataError(what, at=Location(path=str(path)), hint="make the plan again")
