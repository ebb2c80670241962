"""The translation memory: a folder of collections, each a folder of unit files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary_kit.errors import DataError, ErrorGroup, GlossaryKitError, Location, UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.atomic import write_all_atomically, write_atomically
from glossary_kit.store.unit_file import read_units, write_units

_SUFFIX = ".tsv"


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A unit with the place it has in the memory."""

    collection: str
    document: str
    unit: TranslationUnit


def open_memory(folder: Path) -> tuple[MemoryUnit, ...]:
    """All units of the memory in `folder`, by collection and document, in document order.

    Files stand at `<collection>/<document>.tsv`; the collection may have subfolders.

    Raises: UsageError if there is no such folder; ErrorGroup with all errors of all files.
    """
    return tuple(
        MemoryUnit(*placed(folder, path), unit)
        for path, units in _read_all(folder)
        for unit in units
    )


def unit_files(folder: Path) -> list[Path]:
    """The unit files of the memory in `folder`, in the order of its units.

    Raises: UsageError if there is no such folder.
    """
    if not folder.is_dir():
        hint = "name a folder of unit files"
        raise UsageError("there is no memory here", at=Location(path=str(folder)), hint=hint)
    return sorted(folder.rglob(f"*{_SUFFIX}"))


def document_path(folder: Path, collection: str, document: str) -> Path:
    """The unit file of a document in the memory `folder`."""
    return folder / collection / f"{document}{_SUFFIX}"


def save_document(
    folder: Path,
    collection: str,
    document: str,
    units: Iterable[TranslationUnit],
    *,
    source_lang: str = "en",
    target_lang: str = "km",
) -> Path:
    """The path of the unit file written for `units`.

    Raises: UsageError as `write_units`; OSError.
    """
    path = document_path(folder, collection, document)
    write_atomically(path, _content(units, source_lang, target_lang))
    return path


def format_memory(folder: Path, *, check: bool) -> list[Path]:
    """The unit files that are not in canonical form; rewritten unless `check`.

    Raises: as `open_memory`; nothing is written then.
    """
    changed: dict[Path, bytes] = {}
    for path, units in _read_all(folder):
        if units:  # without units only the header says which languages they would have
            content = _content(units, units[0].source_lang, units[0].target_lang)
            if content != path.read_bytes():
                changed[path] = content
    if not check:
        write_all_atomically(changed)
    return list(changed)


def _content(units: Iterable[TranslationUnit], source_lang: str, target_lang: str) -> bytes:
    stream = io.BytesIO()
    write_units(units, stream, source_lang=source_lang, target_lang=target_lang)
    return stream.getvalue()


def _read_all(folder: Path) -> Iterator[tuple[Path, list[TranslationUnit]]]:
    errors: list[GlossaryKitError] = []
    for path in unit_files(folder):
        try:
            with path.open("rb") as stream:
                yield path, list(read_units(stream, str(path)))
        except ErrorGroup as group:
            errors += group.errors
        except OSError as error:
            what = f"the file cannot be read: {error.strerror}"
            at = Location(path=str(path))
            errors.append(DataError(what, at=at, hint="check its permissions"))
    if errors:
        raise ErrorGroup(errors)


def placed(folder: Path, path: Path) -> tuple[str, str]:
    """The collection and the document that the unit file `path` in `folder` holds."""
    relative = path.relative_to(folder)
    collection = "" if relative.parent == Path() else relative.parent.as_posix()
    return collection, relative.name.removesuffix(_SUFFIX)
