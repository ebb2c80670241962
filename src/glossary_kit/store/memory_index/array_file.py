"""Arrays in one file, used where they lie: opening costs the same for a large one as a small.

The file begins with a mark and a JSON header, which names the arrays with their types, shapes
and places, and says what else there is to say about them. Every array begins at a multiple of
64 bytes. A file that is damaged, or that another version has written, is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from glossary_kit.store.atomic import opened_atomically

Array = npt.NDArray[np.generic]
_MARK = b"glossary-kit arrays 1\n"
_ALIGNMENT = 64
_TYPES = ("|u1", "<u2", "<u4", "<u8", "<i8")
"""Little-endian numbers without surprises; a header names no others."""


class BrokenFileError(Exception):
    """The file is not one of ours, or not whole."""


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """The `arrays` of a file, and what its writer said `about` them.

    They lie in `data`, each behind as many bytes as `places` says.
    """

    about: Mapping[str, Any]
    arrays: Mapping[str, Array]
    data: mmap
    places: Mapping[str, int]


def write_arrays(path: Path, about: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Put `arrays`, and `about`, which JSON can hold, into a file at `path`, in one step.

    Raises: OSError; the file is then as it was.
    """
    laid: dict[str, dict[str, Any]] = {}
    place = 0
    for name, array in arrays.items():
        laid[name] = {"type": _little(array).str, "shape": array.shape, "place": place}
        place += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = json.dumps({"about": about, "arrays": laid}, ensure_ascii=False).encode()
    with opened_atomically(path) as stream:
        head = _MARK + len(header).to_bytes(8, "little") + header
        stream.write(head + b"\0" * (-len(head) % _ALIGNMENT))
        for array in arrays.values():
            content = np.ascontiguousarray(array).astype(_little(array), copy=False)
            stream.write(content.data.cast("B") if content.size else b"")
            stream.write(b"\0" * (-array.nbytes % _ALIGNMENT))


def open_arrays(path: Path) -> ArrayFile:
    """The arrays of the file at `path`, mapped into memory: read when and where they are used.

    Raises: BrokenFileError if the file is not whole; OSError if there is none.
    """
    with path.open("rb") as stream:
        try:
            data = mmap(stream.fileno(), 0, access=ACCESS_READ)
        except ValueError as error:  # an empty file cannot be mapped
            raise BrokenFileError(str(path)) from error
    try:
        return _understood(data)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise BrokenFileError(str(path)) from error


def _understood(data: mmap) -> ArrayFile:
    start = len(_MARK) + 8
    if data[: len(_MARK)] != _MARK:
        raise ValueError("the mark is missing")
    size = int.from_bytes(data[len(_MARK) : start], "little")
    header = json.loads(data[start : start + size])
    first = -(-(start + size) // _ALIGNMENT) * _ALIGNMENT
    arrays = {name: _array(data, first, laid) for name, laid in header["arrays"].items()}
    places = {name: first + laid["place"] for name, laid in header["arrays"].items()}
    return ArrayFile(header["about"], arrays, data, places)


def _array(data: mmap, first: int, laid: Mapping[str, Any]) -> Array:
    """The array of which the header says `laid`; reaching beyond the end is a ValueError."""
    if laid["type"] not in _TYPES or laid["place"] < 0:
        raise ValueError("the header is not ours")
    shape = tuple(int(extent) for extent in laid["shape"])
    if any(extent < 0 for extent in shape):
        raise ValueError("the header is not ours")
    kind, count = np.dtype(laid["type"]), int(np.prod(shape, dtype=object))
    if not count:
        return np.empty(shape, kind)
    return np.frombuffer(data, kind, count, first + int(laid["place"])).reshape(shape)


def _little(array: Array) -> np.dtype[np.generic]:
    return array.dtype.newbyteorder("<")
