"""The front door of the Python API: a project, and one short method per verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from glossary_kit.config import Config, find_config
from glossary_kit.errors import FormatError, Location
from glossary_kit.model.concept import ConceptEntry

if TYPE_CHECKING:
    from glossary_kit.check.rule import Rule
    from glossary_kit.match.term_lookup import TermMatch
    from glossary_kit.project.checking import CheckRun
    from glossary_kit.project.exporting import Loss
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

    @cached_property
    def entries(self) -> tuple[ConceptEntry, ...]:
        """The concepts of the term base.

        Raises:
            ErrorGroup: with all errors of a folder.
            FormatError: the file cannot be read, or holds no concept.

        """
        path = self.config.term_base
        if path.is_dir():
            from glossary_kit.store.derived import open_derived

            return open_derived(path).entries
        from glossary_kit.project.files import read_file

        entries = tuple(read_file(path, ConceptEntry))
        if not entries:
            raise FormatError(
                "0 concepts read", at=Location(path=str(path)), hint="is it the right file?"
            )
        return entries

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
        from glossary_kit.match.term_lookup import TermLookup

        langs = (self.config.source, self.config.target)
        return TermLookup(self.entries, langs).look_up(
            query, lang=lang, limit=limit, min_score=min_score
        )

    def rules(
        self, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
    ) -> tuple[Rule, ...]:
        """The rules of a run: those of the settings, unless `select` or `ignore` say otherwise."""
        from glossary_kit.check.rules import RULES
        from glossary_kit.check.selection import selected

        config = self.config
        return selected(
            RULES,
            config.select if select is None else select,
            config.ignore if ignore is None else ignore,
        )

    def checking(
        self, rules: Sequence[Rule] | None = None, langs: tuple[str, str] | None = None
    ) -> CheckRun:
        """A run of the checks, to be given files or units."""
        from glossary_kit.check.rule import Severity
        from glossary_kit.project.checking import CheckRun

        severities = {code: Severity(name) for code, name in self.config.severity.items()}
        return CheckRun(
            entries=self.entries,
            rules=self.rules() if rules is None else rules,
            words=self.words,
            langs=langs,
            severities=severities,
        )

    def export(self, path: Path, to: str | None = None) -> tuple[Loss, ...]:
        """Write the term base to `path`; what the format could not carry, concept by concept."""
        from glossary_kit.project.exporting import export

        return export(self.entries, path, to)

    def format(self, *, check: bool) -> list[Path]:
        """The files of term base and memory not in canonical form; rewritten unless `check`."""
        from glossary_kit.store.term_base import format_folder
        from glossary_kit.store.translation_memory import format_memory

        changed = format_folder(self.config.term_base, check=check)
        if self.config.memory.is_dir():
            changed += format_memory(self.config.memory, check=check)
        return changed
