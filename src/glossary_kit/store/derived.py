"""The term base, read from a derived copy as long as its files have not changed.

Reading hundreds of small TOML files is most of what a look-up would cost. The copy is JSON in
`.glossary-kit/` beside the term base, named after the content of all files: it can be deleted
at any time, is never stale, and is written again without asking where that is allowed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from glossary_kit import __version__
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.store.atomic import write_atomically
from glossary_kit.store.term_base import TermBase, concept_files, open_term_base

FOLDER = ".glossary-kit"


class _Copy(msgspec.Struct, frozen=True):
    """The copy: the `entries`, and the `digest` of the files that they come from."""

    digest: str
    entries: tuple[ConceptEntry, ...]


def open_derived(folder: Path) -> TermBase:
    """The term base in `folder`, as `open_term_base` reads it.

    Raises: as `open_term_base`.
    """
    if not folder.is_dir():
        return open_term_base(folder)
    path = folder.parent / FOLDER / "term-base.json"
    digest = _digest(folder)
    entries = _read(path, digest)
    if entries is not None:
        return TermBase(entries)
    base = open_term_base(folder)
    _write(path, digest, base)
    return base


def _digest(folder: Path) -> str:
    """A digest of the kit's version and of names and contents of all concept files."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=16)
    for path in concept_files(folder):
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _read(path: Path, digest: str) -> tuple[ConceptEntry, ...] | None:
    """The entries of the copy; `None` if there is none, or it is another content's, or broken."""
    try:
        copy = msgspec.json.decode(path.read_bytes(), type=_Copy)
    except (OSError, msgspec.DecodeError):
        return None
    return copy.entries if copy.digest == digest else None


def _write(path: Path, digest: str, base: TermBase) -> None:
    content = msgspec.json.encode(_Copy(digest=digest, entries=tuple(base)))
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError:
        return  # a folder that may not be written to: the files are read each time
