"""A term base as a thing to be checked itself: which paths are one, and what came of it."""

from __future__ import annotations

from pathlib import Path

from glossary_kit.check.entry_runner import check_entries
from glossary_kit.errors import UsageError
from glossary_kit.formats.registry import codec_for_path
from glossary_kit.formats.text_input import HEAD
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.file_checking import FileChecker, FileResult
from glossary_kit.project.files import STDIN, draft_files, looks_like_glossary, read_entries
from glossary_kit.store.term_base import concept_files, concept_path

_LANGS = ("en", "km")


def is_term_base(path: Path) -> bool:
    """Whether `path` is a folder of concept files without drafts, or a file of concepts."""
    if path == STDIN:
        return False
    if not path.is_dir():
        only_concepts = _read_as(path, ConceptEntry) and not _read_as(path, TranslationUnit)
        return only_concepts or looks_like_glossary(path)
    try:
        next(draft_files([path]))
    except UsageError:
        return bool(concept_files(path))
    return False


def check_term_base(checker: FileChecker, number: int, path: Path) -> FileResult:
    """What came of the term base `path`, the one with this `number` in the run.

    Each issue is reported in the file of its concept.

    Raises:
        ErrorGroup: with all errors of a folder.
        FormatError: the file is broken.

    """
    entries = read_entries(path)
    places = {entry.id: (number, index) for index, entry in enumerate(entries)}

    def file_of(concept: str) -> str:
        return str(concept_path(path, concept) if path.is_dir() else path)

    issues = check_entries(
        entries,
        checker.rules_for(str(path)),
        file_of,
        checker.severities,
        checker.langs or _LANGS,
    )
    return FileResult(
        path=str(path),
        units=len(entries),
        issues=tuple((places[issue.unit], issue) for issue in issues),
        facts=(),
        allowed=(),
    )


def _read_as(path: Path, carries: type[ConceptEntry | TranslationUnit]) -> bool:
    try:
        with path.open("rb") as stream:
            codec_for_path(str(path), carries, head=stream.read(HEAD))
    except (UsageError, OSError):
        return False
    return True
