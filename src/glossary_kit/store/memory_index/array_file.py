"""Arrays in one file, used where they lie: opening costs the same for a large one as a small.

The file begins with a mark and a JSON header, which names the arrays with their types, shapes
and places, and says what else there is to say about them. Every array begins at a multiple of
64 bytes. A file that is damaged, or that another version has written, is as good as none.

To read all of a large file in order to see that it is whole would cost more than to use it. So
the header says when the file was written, the file bears that time as the one of its last change,
and whatever changes it gives it another: then its checksums are compared, all of them, once.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from glossary_kit.store.atomic import opened_atomically

Array = npt.NDArray[np.generic]
_MARK = b"glossary-kit arrays 2\n"
_HEAD = len(_MARK) + 12
"""Bytes before the header: the mark, the length of the header and its checksum."""
_ALIGNMENT = 64
_TYPES = ("|u1", "<u2", "<u4", "<u8", "<i8")
"""Little-endian numbers without surprises; a header names no others."""
_TICK = 2_000_000_000
"""Nanoseconds: the times that every file system keeps are multiples of this (FAT)."""
_PIECE = 1 << 16
"""Bytes that are written at a time. Linux keeps a file in pieces as large as it was written in,
and maps a piece as a whole: in large ones, a few rows of a table would count as all of it."""


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
    contents = {name: _content(array) for name, array in arrays.items()}
    laid: dict[str, dict[str, Any]] = {}
    place = 0
    for name, content in contents.items():
        shape, kind = arrays[name].shape, content.dtype.str
        laid[name] = {"type": kind, "shape": shape, "place": place, "sum": crc32(_bytes(content))}
        place += -(-content.nbytes // _ALIGNMENT) * _ALIGNMENT
    written = time.time_ns() // _TICK * _TICK
    about = {"about": about, "arrays": laid, "written": written}
    header = json.dumps(about, ensure_ascii=False).encode()
    with opened_atomically(path) as stream:
        head = _MARK + len(header).to_bytes(8, "little") + crc32(header).to_bytes(4, "little")
        stream.write(head + header + b"\0" * (-len(head + header) % _ALIGNMENT))
        for content in contents.values():
            some = _bytes(content)
            for start in range(0, content.nbytes, _PIECE):
                stream.write(some[start : start + _PIECE])
            stream.write(b"\0" * (-content.nbytes % _ALIGNMENT))
    os.utime(path, ns=(written, written))


def open_arrays(path: Path) -> ArrayFile:
    """The arrays of the file at `path`, mapped into memory: read when and where they are used.

    Raises: BrokenFileError if the file is not whole; OSError if there is none.
    """
    with path.open("rb") as stream:
        changed = os.fstat(stream.fileno()).st_mtime_ns
        try:
            data = mmap(stream.fileno(), 0, access=ACCESS_READ)
        except ValueError as error:  # an empty file cannot be mapped
            raise BrokenFileError(str(path)) from error
    try:
        header, first = _header(data)
        file = _understood(data, header, first)
        written = int(header["written"])
        if changed != written:
            _check_sums(file, header)
            with suppress(OSError):  # where it may not be written to, it is checked each time
                os.utime(path, ns=(written, written))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise BrokenFileError(str(path)) from error
    return file


def _header(data: mmap) -> tuple[dict[str, Any], int]:
    """The header of a file, and where the arrays begin."""
    if data[: len(_MARK)] != _MARK:
        raise ValueError("the mark is missing")
    size = int.from_bytes(data[len(_MARK) : _HEAD - 4], "little")
    content = data[_HEAD : _HEAD + size]
    if crc32(content) != int.from_bytes(data[_HEAD - 4 : _HEAD], "little"):
        raise ValueError("the header is damaged")
    return json.loads(content), -(-(_HEAD + size) // _ALIGNMENT) * _ALIGNMENT


def _understood(data: mmap, header: Mapping[str, Any], first: int) -> ArrayFile:
    arrays = {name: _array(data, first, laid) for name, laid in header["arrays"].items()}
    places = {name: first + laid["place"] for name, laid in header["arrays"].items()}
    return ArrayFile(header["about"], arrays, data, places)


def _check_sums(file: ArrayFile, header: Mapping[str, Any]) -> None:
    for name, laid in header["arrays"].items():
        if crc32(_bytes(file.arrays[name])) != laid["sum"]:
            raise ValueError(f"the array {name} is damaged")


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


def _content(array: Array) -> Array:
    """The array as it lies in a file."""
    return np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False)


def _bytes(content: Array) -> memoryview | bytes:
    return content.data.cast("B") if content.size else b""
