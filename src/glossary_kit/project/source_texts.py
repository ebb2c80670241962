"""What there is to read in a file: a text, or the two sides of a bilingual one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.text_input import decoded
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import STDIN, read_file

_PLAIN = (".txt", ".text", ".md")


@dataclass(frozen=True, slots=True)
class SourceTexts:
    """Texts of the source language; `targets` are their translations, or empty."""

    texts: tuple[str, ...]
    targets: tuple[str, ...] = ()


def source_texts(path: Path, source_lang: str) -> SourceTexts:
    """The texts in `source_lang` that `path` holds.

    A text file is one text (`-`: standard input), a bilingual file or a memory folder is one
    a unit, with its translations.

    Raises:
        UsageError: there is no such file, or no codec reads it.
        FormatError: it is broken.

    """
    if path.is_dir():
        from glossary_kit.store.translation_memory import open_memory

        return _sides((each.unit for each in open_memory(path)), path, source_lang)
    if path == STDIN:
        return SourceTexts((decoded(sys.stdin.buffer, "-"),))
    if path.suffix.lower() in _PLAIN:
        return SourceTexts((_text(path),))
    return _sides(read_file(path, TranslationUnit), path, source_lang)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return decoded(stream, str(path))
    except OSError as error:
        raise UsageError(
            f"the file cannot be read: {error.strerror}",
            at=Location(path=str(path)),
            hint="check the spelling of the path",
        ) from error


def _sides(units: Iterable[TranslationUnit], path: Path, source_lang: str) -> SourceTexts:
    """Source and target texts, whichever side of the file is in `source_lang`."""
    pairs = [
        (unit.target, unit.source)
        if unit.target_lang == source_lang
        else (unit.source, unit.target)
        for unit in units
    ]
    if not pairs:
        raise UsageError(
            "there is nothing to read", at=Location(path=str(path)), hint="is it the right file?"
        )
    texts, targets = zip(*pairs, strict=True)
    return SourceTexts(texts, targets)
