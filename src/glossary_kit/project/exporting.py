"""The term base as a foreign file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary_kit.errors import GlossaryKitError, Location, UsageError
from glossary_kit.formats.codec import Codec, losses
from glossary_kit.formats.registry import CODECS, codec_for_path, codec_named
from glossary_kit.formats.selection import Selection
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project.files import head_of, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a format could not carry of a concept: `fields`, or all of it for a `reason`."""

    concept: str
    fields: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export did: concepts `written`, those not `chosen`, and losses by concept."""

    written: int
    not_chosen: int
    losses: tuple[Loss, ...]


def export(
    entries: Sequence[ConceptEntry],
    path: Path,
    to: str | None,
    selection: Selection,
    *,
    force: bool = False,
) -> Export:
    """Write what `selection` takes to `path` in the format `to`, by default that of its suffix.

    A file that is there is replaced if it is an earlier export, or with `force`.

    Raises: UsageError if there is no such format or subject field, if nothing would be
    written, if another file would be lost, or if the file cannot be written.
    """
    codec = _writing(to) if to else codec_for_path(str(path), ConceptEntry, writing=True)
    _check_fields(entries, selection.subject_fields)
    chosen = tuple(selection.of(entries))
    lost = tuple(loss for entry in chosen if (loss := _loss(codec, entry)))
    written = len(chosen) - sum(loss.reason is not None for loss in lost)
    if not written:
        raise _nothing(codec, lost)
    if not force:
        _refuse_replacing(path, codec)
    write_file(path, chosen, codec)
    return Export(written=written, not_chosen=len(entries) - len(chosen), losses=lost)


def _writing(name: str) -> Codec[ConceptEntry]:
    codec = codec_named(name)
    if codec.carries is ConceptEntry and codec.write:
        return codec
    able = [each.name for each in CODECS if each.carries is ConceptEntry and each.write]
    raise UsageError(
        f"term bases are not written as “{name}”", hint=f"the formats are {', '.join(able)}"
    )


def _refuse_replacing(path: Path, codec: Codec[ConceptEntry]) -> None:
    """Nothing, or the UsageError that `path` is a file that is no earlier export."""
    if not path.is_file() or not path.stat().st_size or _is_readable(path, codec):
        return
    raise UsageError(
        f"this file is there, and by its look no earlier export as {codec.name}",
        at=Location(path=str(path)),
        hint="name another file, or add --force to replace it",
    )


def _is_readable(path: Path, codec: Codec[ConceptEntry]) -> bool:
    """Whether the file looks like one of this format; no if the format is only written."""
    if codec.read is None:
        return False
    with path.open("rb") as stream:
        if codec.recognises:
            return codec.recognises(head_of(stream))
        if path.suffix.lower() in (".po", ".pot"):  # any draft could be read as a glossary
            return b"X-Generator: glossary-kit" in head_of(stream)
        try:
            return next(codec.read(stream, str(path), report=lambda _: None), None) is not None
        except GlossaryKitError:
            return False


def _check_fields(entries: Iterable[ConceptEntry], wanted: Iterable[str]) -> None:
    """Refuse a subject field that no concept is in: it is a slip, and would choose nothing."""
    fields = {entry.subject_field for entry in entries}
    known = {above for field in fields for above in _with_those_above(field)}
    for field in wanted:
        if field not in known:
            near = difflib.get_close_matches(field, known, n=1)
            raise UsageError(
                f"there is no subject field “{field}”",
                hint=f"did you mean {near[0]}?"
                if near
                else f"there are {', '.join(sorted(known))}",
            )


def _with_those_above(field: str) -> Iterator[str]:
    while field:
        yield field
        field = field.rpartition("/")[0]


def _loss(codec: Codec[ConceptEntry], entry: ConceptEntry) -> Loss | None:
    reason = codec.leaves_out(entry) if codec.leaves_out else None
    if reason:
        return Loss(concept=entry.id, reason=reason)
    fields = losses(codec, entry)
    return Loss(concept=entry.id, fields=fields) if fields else None


def _nothing(codec: Codec[ConceptEntry], lost: Sequence[Loss]) -> UsageError:
    if not lost:
        return UsageError(
            "no concept is left to write",
            hint="ask for less: fewer filters, or look at `glossary-kit stats`",
        )
    return UsageError(
        f"no concept chosen fits into {codec.name}: {lost[0].concept} has {lost[0].reason}",
        hint="choose other concepts or terms, or a format that holds them",
    )
