"""The checks of one draft file; the work of one process, where there are several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.check.draft import KeptFacts, Place
from glossary_kit.check.evidence import TermFacts
from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Rule, Severity
from glossary_kit.check.rules import RULES
from glossary_kit.check.runner import UnitChecker
from glossary_kit.check.selection import path_matches, selected
from glossary_kit.check.suppression import allowed_in
from glossary_kit.check.suppressions import Allowed
from glossary_kit.config import PerFile
from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Diagnostic, DiagnosticKind, Report, log
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import STDIN, read_file
from glossary_kit.project.pairing import SourceDocument
from glossary_kit.text.segmenters import Segmenter

Tick = Callable[[str, int], None]
"""Told the name of the file and how many of its units are done."""

_TOGETHER = 250
"""Units that are checked together, and told of."""
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
"""Byte order marks and white space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What came of one file: issues with their places, facts, permissions in its notes."""

    path: str
    units: int
    issues: tuple[tuple[Place, Issue], ...]
    facts: tuple[KeptFacts, ...]
    allowed: tuple[Allowed, ...]


@dataclass(kw_only=True)
class FileChecker:
    """Checks files one by one, with the rules that hold for each.

    `langs` is the pair of source and target language to take instead of what the files say.
    What a reader changes or loses goes to `report`. With a `source`, drafts have no source
    of their own, and translate that document.
    """

    entries: Sequence[ConceptEntry]
    rules: Sequence[Rule]
    words: Segmenter
    langs: tuple[str, str] | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file: Sequence[PerFile] = ()
    memory: Sequence[TranslationUnit] = ()
    report: Report = log
    source: SourceDocument | None = None
    _facts: dict[tuple[str, str], TermFacts] = field(default_factory=dict, repr=False)

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules of the run that hold for the file `path`."""
        rules = tuple(self.rules)
        for settings in self.per_file:
            if path_matches(settings.pattern, path):
                rules = selected(rules, settings.select, settings.ignore, among=RULES)
        return rules

    def read(self, path: Path, name: str) -> Iterator[TranslationUnit]:
        """The units of the file `path`, called `name`.

        Raises: as `read_file` and `SourceDocument.pair`; FormatError if there is nothing in it.
        """
        units = self._read(path, name)
        return iter(self.source.pair(list(units), name)) if self.source else units

    def _read(self, path: Path, name: str) -> Iterator[TranslationUnit]:
        """The units of the file as it stands; an empty one is told of."""
        empty = True
        for unit in read_file(path, TranslationUnit, name=name, report=self.report):
            empty = False
            yield unit
        if empty:
            self._tell_empty(path, name)

    def _tell_empty(self, path: Path, name: str) -> None:
        """Report a draft without units: it may be a catalogue that is still empty."""
        at = Location(path=name)
        if path != STDIN and not path.read_bytes().strip(_BLANK):
            raise FormatError(
                "0 units read: the file is empty", at=at, hint="is it the right file?"
            )
        skipped = DiagnosticKind.SKIPPED
        self.report(Diagnostic(at=at, message="the whole file: 0 units read", kind=skipped))

    def prepare(self, units: Sequence[TranslationUnit], path: str) -> None:
        """Find now what is else found with the first unit, for processes that begin as a copy."""
        self.words.words("ក")
        self.check_units(units[:1], path)

    def __getstate__(self) -> dict[str, object]:
        """All but what is found again where there is need, for processes that begin empty.

        They read no files, so they have nothing to report.
        """
        return {**self.__dict__, "_facts": {}, "report": log}

    def check_units(
        self,
        units: Iterable[TranslationUnit],
        path: str,
        number: int = 0,
        first: int = 0,
        tick: Tick | None = None,
    ) -> FileResult:
        """What came of `units`, which stand in the file called `path`, from the `first` one on.

        The file is the one with this `number` in the run.
        """
        checker = UnitChecker(self.rules_for(path), self.severities)
        issues: list[tuple[Place, Issue]] = []
        facts: list[KeptFacts] = []
        allowed: list[Allowed] = []
        count = 0
        left = map(self._in_run_languages, units)
        while part := tuple(islice(left, _TOGETHER)):
            place = (number, first + count)
            checked = checker.check(((unit, self._terms(unit)) for unit in part), path, place)
            issues += checked.issues
            facts += checked.facts
            allowed += [
                Allowed(suppression=each, place=(number, unit_number), path=path, unit=unit)
                for unit_number, unit in enumerate(part, first + count)
                for each in allowed_in(unit.notes)
            ]
            count += len(part)
            if tick:
                tick(path, count)
        return FileResult(
            path=path,
            units=count,
            issues=tuple(issues),
            facts=tuple(facts),
            allowed=tuple(allowed),
        )

    def _in_run_languages(self, unit: TranslationUnit) -> TranslationUnit:
        if self.langs is None or self.langs == (unit.source_lang, unit.target_lang):
            return unit
        return replace(unit, source_lang=self.langs[0], target_lang=self.langs[1])

    def _terms(self, unit: TranslationUnit) -> TermFacts:
        pair = (unit.source_lang, unit.target_lang)
        if pair not in self._facts:
            self._facts[pair] = TermFacts(self.entries, *pair, self.words, self.memory)
        return self._facts[pair]
