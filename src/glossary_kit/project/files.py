"""Foreign files by path: which codec reads one, and reading or writing it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

from msgspec import Struct

from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats import safe_zip
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.for_people import is_report_page
from glossary_kit.formats.registry import CODECS, codec_for_path
from glossary_kit.formats.text_input import HEAD
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.atomic import write_atomically

T = TypeVar("T", bound=Struct)
STDIN = Path("-")
_ABOUT = ("readme", "license", "changelog", "contributing")
_OF_UNITS = [codec for codec in CODECS if codec.carries is TranslationUnit and codec.read]


def read_file(path: Path, carries: type[T], *, name: str = "", report: Report = log) -> Iterator[T]:
    """The items that the foreign file `path` carries; `-` is standard input, called `name`.

    Raises:
        UsageError: there is no such file, it cannot be opened, or no codec reads it.
        FormatError: it is broken.

    """
    label = name or str(path)
    refuse_pipe(path)
    try:
        with io.BytesIO(sys.stdin.buffer.read()) if path == STDIN else path.open("rb") as stream:
            codec = codec_for_path(label, carries, head=head_of(stream))
            if codec.read is not None:
                yield from codec.read(stream, label, report=report)
    except OSError as error:
        raise _unreadable(label, error) from error


def refuse_pipe(path: Path) -> None:
    """Nothing, or the UsageError that `path` is a pipe or a socket, which may never end."""
    if path.is_fifo() or path.is_socket():
        hint = "save what it would give as a file, or give it on standard input"
        raise UsageError("this is no regular file", at=Location(path=str(path)), hint=hint)


def read_entries(
    path: Path, *, empty: bool = False, report: Report = log
) -> tuple[ConceptEntry, ...]:
    """The concepts of the term base `path`: a folder of our own, or a foreign file.

    Raises:
        ErrorGroup: with all errors of a folder.
        UsageError: there is no such file, or no codec reads it.
        FormatError: the file is broken, or there is no concept and it may not be `empty`.

    """
    if path.is_dir():
        from glossary_kit.store.term_base import open_term_base

        entries = open_term_base(path).entries
    else:
        entries = tuple(read_file(path, ConceptEntry, report=report))
    if not entries and not empty:
        at = Location(path=str(path))
        raise FormatError("0 concepts read", at=at, hint="is it the right file?")
    return entries


def write_file(path: Path, items: Iterable[T], codec: Codec[T]) -> None:
    """Write `items` to `path` in one step: afterwards the file is whole, or as it was.

    Raises: UsageError if the file cannot be written.
    """
    if not path.absolute().parent.is_dir():
        hint = "make the folder first, or name another one"
        raise UsageError("the folder does not exist", at=Location(path=str(path)), hint=hint)
    buffer = io.BytesIO()
    if codec.write is not None:
        codec.write(items, buffer)
    write_bytes(path, buffer.getvalue())


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step; to a pipe or a device, which has no steps, as it is.

    Raises: UsageError if the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a rename would put a file in the place of the device
        else:
            write_atomically(path, data)
    except OSError as error:
        raise UsageError(
            f"the file cannot be written: {os.strerror(error.errno or 0)}",
            at=Location(path=str(path)),
            hint="name a file in a folder that exists and that you may write to",
        ) from error


def draft_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named by `paths`; a folder stands for all drafts in it and below, sorted.

    What looks like a glossary in a folder is no draft, nor is a report of a check. A document in
    one language is one if it is in Khmer: others are sources, or tell about the folder (README).

    Raises: UsageError if a path is neither file nor folder, or a folder holds no draft.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [file for file in sorted(path.rglob("*")) if _is_draft(file, path)]
        if not found:
            suffixes = sorted({suffix for codec in _OF_UNITS for suffix in codec.suffixes})
            raise UsageError(
                "there is no draft in this folder",
                at=Location(path=str(path)),
                hint=f"drafts are files ending in {', '.join(suffixes)}",
            )
        yield from found


def _is_draft(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    fitting = [
        codec
        for codec in _OF_UNITS
        if file.name.lower().endswith(codec.suffixes) and not codec.only_named
    ]
    if not fitting or any(part.startswith(".") for part in parts) or not file.is_file():
        return False
    if looks_like_glossary(file) or is_report_page(_head(file)):
        return False
    return not fitting[0].monolingual or (file.stem.lower() not in _ABOUT and _in_khmer(file))


def _in_khmer(file: Path) -> bool:
    """Whether the document `file` is in Khmer; one that cannot be read is, to be told about."""
    try:
        first = next(read_file(file, TranslationUnit, report=lambda _: None), None)
    except FormatError:
        return True
    return first is not None and first.target_lang == "km"


def looks_like_glossary(file: Path) -> bool:
    """Whether the beginning of `file` says that it holds concepts, whatever its name says."""
    head = _head(file)
    try:
        codec = codec_for_path(file.name, ConceptEntry, head=head)
    except UsageError:
        return False
    return codec.recognises is not None and codec.recognises(head)


def _head(file: Path) -> bytes:
    """The beginning of `file` as `head_of` gives it; nothing where it cannot be opened."""
    try:
        with file.open("rb") as stream:
            return head_of(stream)
    except OSError:
        return b""


def head_of(stream: BinaryIO) -> bytes:
    """The beginning of a file; all of an archive, of which the beginning says nothing."""
    head = stream.read(HEAD)
    if head.startswith(b"PK"):
        head += stream.read(safe_zip.LARGEST)
    stream.seek(0)
    return head


def _unreadable(label: str, error: OSError) -> UsageError:
    at = Location(path=label)
    if isinstance(error, FileNotFoundError):
        return UsageError("there is no such file", at=at, hint="check the spelling of the path")
    if isinstance(error, IsADirectoryError):
        return UsageError("this is a folder, not a file", at=at, hint="name a file in it")
    return UsageError(f"the file cannot be read: {error.strerror}", at=at)
