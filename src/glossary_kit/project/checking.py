"""A run of the checks over files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from glossary_kit.check.evidence import TermFacts
from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Rule, Severity
from glossary_kit.check.runner import check_units
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import draft_files, read_file
from glossary_kit.text.segmenters import Segmenter


@dataclass(kw_only=True)
class CheckRun:
    """Checks drafts file by file and counts what it has seen.

    `langs` is the pair of source and target language to take instead of what the files say.
    """

    entries: Sequence[ConceptEntry]
    rules: Sequence[Rule]
    words: Segmenter
    langs: tuple[str, str] | None = None
    severities: dict[str, Severity] = field(default_factory=dict)
    files: int = 0
    units: int = 0
    _facts: dict[tuple[str, str], TermFacts] = field(default_factory=dict, repr=False)

    def issues(self, paths: Sequence[Path], stdin_name: str = "") -> Iterator[Issue]:
        """The issues of all drafts that `paths` name, file by file."""
        for path in draft_files(paths):
            self.files += 1
            name = stdin_name if str(path) == "-" else str(path)
            yield from self.issues_of(read_file(path, TranslationUnit, name=name), name)

    def issues_of(self, units: Iterable[TranslationUnit], path: str) -> Iterator[Issue]:
        """The issues of `units`, which stand in the file called `path`."""
        for unit in units:
            self.units += 1
            terms = self._terms(*(self.langs or (unit.source_lang, unit.target_lang)))
            yield from check_units([unit], path, terms, self.rules, self.severities)

    def _terms(self, source_lang: str, target_lang: str) -> TermFacts:
        pair = (source_lang, target_lang)
        if pair not in self._facts:
            self._facts[pair] = TermFacts(self.entries, *pair, self.words)
        return self._facts[pair]
