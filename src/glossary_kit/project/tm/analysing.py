"""Drafts analysed: what a memory holds of them, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary_kit.formats.codec import Report, log
from glossary_kit.leverage.analysis import FileAnalysis, FileMatches, analysis, file_matches
from glossary_kit.match.unit_lookup import UnitLookup
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import draft_files, read_file


def analyse(
    paths: Sequence[Path], lookup: UnitLookup, *, untranslated: bool, report: Report = log
) -> tuple[FileAnalysis, ...]:
    """The drafts that `paths` name, by band; only their `untranslated` units, if so wished.

    Raises: as `draft_files` and `read_file`.
    """

    def matches(path: Path) -> FileMatches:
        units = read_file(path, TranslationUnit, report=report)
        return file_matches(units, str(path), lookup, untranslated=untranslated)

    return analysis(matches(path) for path in draft_files(paths))
