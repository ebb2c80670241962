"""The term base: a folder of concept files, and what it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from glossary_kit.errors import DataError, ErrorGroup, GlossaryKitError, Location, UsageError
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.store.atomic import write_all_atomically, write_atomically
from glossary_kit.store.concept_file import read_concept, write_concept
from glossary_kit.store.slugs import slug

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class TermBase:
    """Concepts, sorted by id; iterating yields them in that order.

    Raises: DataError if two concepts have the same id.
    """

    entries: tuple[ConceptEntry, ...] = ()
    _by_id: dict[str, ConceptEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        entries = tuple(sorted(self.entries, key=lambda entry: entry.id))
        for one, next_one in pairwise(entries):
            if one.id == next_one.id:
                raise DataError(f"two concepts have the id {one.id}", hint="rename one of them")
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in entries})

    def get(self, concept_id: str) -> ConceptEntry | None:
        """The concept with this id; `None` if there is none."""
        return self._by_id.get(concept_id)

    def __iter__(self) -> Iterator[ConceptEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def open_term_base(folder: Path) -> TermBase:
    """The term base in `folder`: every `<subject-field>/<slug>.toml` in it.

    References between concepts are not followed here; the ENT rules report dangling ones.

    Raises: UsageError if there is no such folder; ErrorGroup with all errors of all files.
    """
    return TermBase(tuple(entry for _, entry in _read_all(folder)))


def save_entry(folder: Path, entry: ConceptEntry) -> Path:
    """The path of the concept file written for `entry`.

    Raises: DataError if the id of `entry` cannot be a path; OSError.
    """
    path = concept_path(folder, entry.id)
    write_atomically(path, file_content(entry))
    return path


def save_entries(
    folder: Path, entries: Iterable[ConceptEntry], *, remove: Iterable[str] = ()
) -> list[Path]:
    """The paths of the files written for `entries`, all of them or none.

    The files of the concepts with the ids `remove` are deleted in the same step.

    Raises: DataError if an id cannot be a path; OSError.
    """
    files = {concept_path(folder, entry.id): file_content(entry) for entry in entries}
    write_all_atomically(files, [concept_path(folder, concept_id) for concept_id in remove])
    return list(files)


def format_folder(folder: Path, *, check: bool) -> list[Path]:
    """The concept files that are not in canonical form; rewritten unless `check`.

    Raises: as `open_term_base`; nothing is written then.
    """
    changed = {
        path: file_content(entry)
        for path, entry in _read_all(folder)
        if path.read_bytes() != file_content(entry)
    }
    if not check:
        write_all_atomically(changed)
    return list(changed)


def is_concept_id(text: str) -> bool:
    """Whether `text` can be the id of a concept: ASCII slugs, with slashes between them."""
    return _ID.fullmatch(text) is not None


def concept_path(folder: Path, concept_id: str) -> Path:
    """The file of the concept `concept_id` in the term base `folder`.

    Raises: DataError if the id is not made of ASCII slugs.
    """
    if not is_concept_id(concept_id):
        proper = "/".join(slug(part) or "…" for part in concept_id.split("/"))
        hint = f"use small Latin letters, digits and hyphens: {proper}"
        raise DataError(f"“{concept_id}” cannot be the id of a concept", hint=hint)
    return folder / f"{concept_id}{_SUFFIX}"


def file_content(entry: ConceptEntry) -> bytes:
    """The bytes of the concept file for `entry`."""
    return write_concept(entry).encode()


def _read_all(folder: Path) -> list[tuple[Path, ConceptEntry]]:
    if not folder.is_dir():
        hint = "name a folder of concept files, or run “glossary-kit init” to make one"
        raise UsageError("there is no term base here", at=Location(path=str(folder)), hint=hint)
    found: list[tuple[Path, ConceptEntry]] = []
    errors: list[GlossaryKitError] = []
    for path in concept_files(folder):
        try:
            found.append((path, _read(folder, path)))
        except ErrorGroup as group:
            errors += group.errors
        except DataError as error:
            errors.append(error)
    if errors:
        raise ErrorGroup(errors)
    return found


def concept_files(folder: Path) -> list[Path]:
    """The concept files of the term base in `folder`, sorted; hidden files and folders are none."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):  # many times faster than Path.rglob
        folders[:] = [name for name in folders if not name.startswith(".")]
        names = [name for name in files if name.endswith(_SUFFIX) and not name.startswith(".")]
        found += [os.path.join(place, name) for name in names]  # noqa: PTH118
    return [Path(path) for path in sorted(found)]


def _read(folder: Path, path: Path) -> ConceptEntry:
    concept_id = path.relative_to(folder).as_posix().removesuffix(_SUFFIX)
    try:
        concept_path(folder, concept_id)
        return read_concept(path.read_bytes(), str(path), concept_id)
    except DataError as error:
        raise DataError(error.message, at=Location(path=str(path)), hint=error.hint) from None
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise DataError(what, at=Location(path=str(path)), hint="check its permissions") from error
