"""What there is to read in a file: the text of a document, or the two sides of a bilingual one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import STDIN, read_file


@dataclass(frozen=True, slots=True)
class SourceTexts:
    """Texts of the source language; `targets` are their translations, or empty."""

    texts: tuple[str, ...]
    targets: tuple[str, ...] = ()


def source_texts(path: Path, source_lang: str) -> SourceTexts:
    """The texts in `source_lang` that `path` holds.

    Standard input (`-`) is one text; every paragraph of a document in one language is one,
    every unit of a bilingual file or a memory folder, with its translation.

    Raises:
        UsageError: there is no such file, or no codec reads it.
        FormatError: it is broken.

    """
    if path.is_dir():
        from glossary_kit.store.translation_memory import open_memory

        return _sides((each.unit for each in open_memory(path)), path, source_lang)
    if path == STDIN:
        return SourceTexts((decoded(sys.stdin.buffer, "-"),))
    return _sides(read_file(path, TranslationUnit), path, source_lang)


def _sides(units: Iterable[TranslationUnit], path: Path, source_lang: str) -> SourceTexts:
    """Source and target texts, whichever side of the file is in `source_lang`."""
    pairs = [
        (unit.target, unit.source)
        if unit.target_lang == source_lang
        else (unit.source, unit.target)
        for unit in units
    ]
    if not any(text for text, _ in pairs):
        raise UsageError(
            f"there is no text in the language {source_lang} to read",
            at=Location(path=str(path)),
            hint="is it the right file?",
        )
    texts, targets = zip(*pairs, strict=True)
    return SourceTexts(texts, targets)
