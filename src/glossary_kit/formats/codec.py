"""What a codec is: a pair of functions between bytes and the model, and what gets lost between."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields, replace

from glossary_kit.errors import Location

T = TypeVar("T", bound=Struct)
T_co = TypeVar("T_co", covariant=True)


class DiagnosticKind(StrEnum):
    """What became of the part of a foreign file that a diagnostic speaks of."""

    SKIPPED = "skipped"  # an entry or unit that was not read
    CHANGED = "changed"  # read, but as something else than the file says
    LOST = "lost"  # a detail that the model has no place for
    INVALID = "invalid"  # read as it stands, though the standard does not allow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing a reader did not take over as it stands; `count` times, first at `at`."""

    at: Location
    message: str
    kind: DiagnosticKind
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.at}: {self.kind}: {self.message}{times}"


Report = Callable[[Diagnostic], None]


def log(diagnostic: Diagnostic) -> None:
    """Write the diagnostic to the log, so that nothing is silent where nobody collects."""
    logging.getLogger(__name__).warning("%s", diagnostic)


class Reader(Protocol[T_co]):
    """Bytes in, items out, in file order and as they are read.

    `name` is the file's name for messages. Problems that do not stop the reading go to
    `report`; anything else raises `FormatError`, possibly after some items.
    """

    def __call__(self, stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[T_co]:
        """Read the items of `stream`, which is called `name`."""


Writer = Callable[[Iterable[T], BinaryIO], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Generic[T]):
    """One format: how it is read and written, and which fields it cannot hold.

    `suffixes` are lower case with the dot, the usual one first. `loses` names fields as
    `TermSection.note`; what `read(write(x))` gives back is `x` without them.
    `recognises` says whether the first bytes of a file (all of an archive) look like this
    format; it is asked only where several codecs share a suffix. `leaves_out` gives the reason
    why an item is not written at all, `None` for one that is. `monolingual` formats are
    documents in one language: their units have no source. A file of an `only_named` format
    is no draft where it merely lies in a folder.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    carries: type[T]
    read: Reader[T] | None = None
    write: Writer[T] | None = None
    loses: tuple[str, ...] = ()
    description: str = ""
    recognises: Callable[[bytes], bool] | None = None
    leaves_out: Callable[[T], str | None] | None = None
    monolingual: bool = False
    only_named: bool = False


def without_lost(item: T, loses: tuple[str, ...]) -> T:
    """`item` with every field named in `loses` at its default, all the way down."""
    changes: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if f"{type(item).__name__}.{field.name}" in loses:
            changes[field.name] = _default(field)
        elif isinstance(value, Struct):
            changes[field.name] = without_lost(value, loses)
        elif isinstance(value, tuple) and value and isinstance(value[0], Struct):
            changes[field.name] = tuple(without_lost(part, loses) for part in value)
    return replace(item, **changes)


def losses(codec: Codec[T], item: T) -> tuple[str, ...]:
    """What `codec` would lose of `item`: fields by name, or why it is left out altogether."""
    reason = codec.leaves_out(item) if codec.leaves_out else None
    return (reason,) if reason else lost_fields(item, codec.loses)


def lost_fields(item: Struct, loses: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of `loses` that `item` fills, and a codec would therefore lose; sorted."""
    return tuple(sorted(set(_lost(item, loses))))


def _lost(item: Struct, loses: tuple[str, ...]) -> Iterator[str]:
    for field in fields(item):
        value = getattr(item, field.name)
        name = f"{type(item).__name__}.{field.name}"
        if name in loses:
            if value != _default(field):
                yield name
            continue
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Struct):
                yield from _lost(part, loses)


def _default(field: FieldInfo) -> object:
    return "" if field.default is NODEFAULT else field.default
