"""The term base, read from a derived copy as long as its files have not changed.

Reading hundreds of small TOML files is most of what a look-up would cost. The copy is JSON in
`.glossary-kit/` beside the term base, named after the content of all files: it can be deleted
at any time, is never stale, and is written again without asking where that is allowed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from glossary_kit import __version__
from glossary_kit.model.concept import (
    AdministrativeStatus,
    Approval,
    ConceptEntry,
    Decision,
    EntryKind,
    LanguageSection,
    Matching,
    PartOfSpeech,
    Reliability,
    Review,
    ReviewState,
    TermSection,
    TermType,
)
from glossary_kit.store.atomic import write_atomically
from glossary_kit.store.term_base import TermBase, concept_files, open_term_base

E = TypeVar("E")
FOLDER = ".glossary-kit"


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
        document = json.loads(path.read_bytes())
        if document["digest"] != digest:
            return None
        return tuple(map(_entry, document["entries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, digest: str, base: TermBase) -> None:
    document = {"digest": digest, "entries": [asdict(entry) for entry in base]}
    content = json.dumps(document, ensure_ascii=False, default=date.isoformat).encode()
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError:
        return  # a folder that may not be written to: the files are read each time


def _entry(data: dict[str, Any]) -> ConceptEntry:
    return ConceptEntry(
        id=data["id"],
        kind=EntryKind(data["kind"]),
        languages=tuple(map(_section, data["languages"])),
        occurs_in=tuple(data["occurs_in"]),
        broader=tuple(data["broader"]),
        narrower=tuple(data["narrower"]),
        see_also=tuple(data["see_also"]),
        replaced_by=data["replaced_by"],
        note=data["note"],
        review=_review(data["review"]),
    )


def _section(data: dict[str, Any]) -> LanguageSection:
    return LanguageSection(**data | {"terms": tuple(map(_term, data["terms"]))})


def _term(data: dict[str, Any]) -> TermSection:
    return TermSection(
        term=data["term"],
        status=AdministrativeStatus(data["status"]),
        term_type=_optional(TermType, data["term_type"]),
        part_of_speech=_optional(PartOfSpeech, data["part_of_speech"]),
        reliability=_optional(Reliability, data["reliability"]),
        source=data["source"],
        lookup_forms=tuple(data["lookup_forms"]),
        matching=_optional(Matching, data["matching"]),
        note=data["note"],
    )


def _review(data: dict[str, Any]) -> Review:
    approval = data["approval"]
    return Review(
        state=ReviewState(data["state"]),
        approval=Approval(**_dated(approval)) if approval else None,
        decisions=tuple(Decision(**_dated(decision)) for decision in data["decisions"]),
    )


def _dated(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"date": date.fromisoformat(data["date"])}


def _optional(kind: Callable[[Any], E], value: object) -> E | None:
    return None if value is None else kind(value)
