"""A project kept warm for many requests, and opened again when its files have changed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from glossary_kit.errors import GlossaryKitError
from glossary_kit.match.term_lookup import TermMatch
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project import Project

_LOOKED_AT = 1.5
"""Seconds after which the files are looked at again."""
_REMEMBERED = 4096
"""Answers that are kept: many people type the same beginnings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a project is: enough to open it, in another process too."""

    start: Path
    term_base: Path | None = None
    memory: Path | None = None

    def open(self) -> Project:
        """The project, read anew."""
        return Project(self.start, term_base=self.term_base, memory=self.memory)


class Snapshot:
    """A project as its files were once, and what was made of it for many who ask the same."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.entries: dict[str, ConceptEntry] = {entry.id: entry for entry in project.entries}
        self._kept: dict[tuple[str, ...], str] = {}

    def kept(self, key: tuple[str, ...], make: Callable[[], str]) -> str:
        """What `make` gives for `key`, made once as long as there is room."""
        if key not in self._kept:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]

    def look_up(
        self, query: str, lang: str, limit: int, min_score: float
    ) -> tuple[tuple[TermMatch, ConceptEntry], ...]:
        """The terms like `query`, each with its concept, best first."""
        matches = self.project.look_up(query, lang=lang, limit=limit, min_score=min_score)
        return tuple((match, self.entries[match.concept]) for match in matches)


@dataclass
class Workspace:
    """The project at `place`, for threads to share.

    While its files are being changed and cannot be read, it stays as it was.
    """

    place: Place
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: Snapshot | None = None
    _stamp: object = None
    _looked: float = -_LOOKED_AT

    def last(self) -> Snapshot:
        """The project as it was when it was last looked at, at once."""
        return self._last or self.now()

    def now(self) -> Snapshot:
        """The project as its files are now, or were a moment ago.

        Raises: as `Project.entries`, the first time.
        """
        with self._lock:
            if self._last is None or time.monotonic() - self._looked >= _LOOKED_AT:
                self._last = self._refreshed()
                self._looked = time.monotonic()
            return self._last

    def changed(self) -> Snapshot:
        """The project as its files are now, whenever they were last looked at."""
        self._looked = -_LOOKED_AT
        return self.now()

    def _refreshed(self) -> Snapshot:
        config = self._last.project.config if self._last else self.place.open().config
        stamp = (_stamp(config.term_base), _stamp(config.memory))
        if self._last is not None and stamp == self._stamp:
            return self._last
        self._stamp = stamp
        try:
            project = self.place.open()
            project.look_up("a")  # makes the index before anybody waits for it
            return Snapshot(project)
        except GlossaryKitError:
            if self._last is None:
                raise
            return self._last


def _stamp(path: Path) -> int:
    """A number that changes when a file in the folder `path`, or the file `path`, does."""
    if not path.is_dir():
        return hash((path, _times(path)))
    seen = [
        (name, _times(Path(folder) / name))
        for folder, _, names in os.walk(path)
        for name in names
        if not name.startswith(".")
    ]
    return hash(tuple(sorted(seen)))


def _times(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
