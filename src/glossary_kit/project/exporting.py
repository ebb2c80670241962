"""The term base as a foreign file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary_kit.formats.codec import losses
from glossary_kit.formats.registry import codec_for_path, codec_named
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project.files import write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The `fields` of a concept that a format could not carry."""

    concept: str
    fields: tuple[str, ...]


def export(entries: Sequence[ConceptEntry], path: Path, to: str | None) -> tuple[Loss, ...]:
    """Write `entries` to `path` in the format `to`, by default the one its suffix names.

    Raises: UsageError if there is no such format, or the file cannot be written.
    """
    codec = codec_named(to) if to else codec_for_path(str(path), ConceptEntry, writing=True)
    write_file(path, entries, codec)
    lost = ((entry.id, losses(codec, entry)) for entry in entries)
    return tuple(Loss(concept=concept, fields=fields) for concept, fields in lost if fields)
