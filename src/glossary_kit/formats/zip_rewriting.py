"""A zip archive with some members changed: all others are copied as they lie there, packed."""

from __future__ import annotations

import copy
import io
import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_STREAMED = 0x8  # flag of a member whose sizes stand behind it; in a copy they stand before it
_LOCAL_HEADER = struct.Struct("<26xHH")  # of it, only the lengths of name and extra field
_OLDEST = (1980, 1, 1, 0, 0, 0)


def rewritten(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The archive `data` with the members of `changes` in the place of its own, or added last."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(stream, "w") as target:
        for member in source.infolist():
            if member.filename in changes:
                _write(target, member.filename, changes[member.filename], member.date_time)
            else:
                _copy(data, member, target)
        present = set(source.namelist())
        for name, content in changes.items():
            if name not in present:
                _write(target, name, content, _OLDEST)
    return stream.getvalue()


def _write(
    target: ZipFile, name: str, content: bytes, day: tuple[int, int, int, int, int, int]
) -> None:
    info = ZipInfo(name, day)
    info.compress_type = ZIP_DEFLATED
    target.writestr(info, content)


def _copy(data: bytes, member: ZipInfo, target: ZipFile) -> None:
    """Put the packed bytes of `member` into `target`, which the library has no way to do."""
    name, extra = _LOCAL_HEADER.unpack_from(data, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    packed = memoryview(data)[start : start + member.compress_size]
    stream = target.fp
    if stream is None:
        raise ValueError("the archive is closed")
    copied = copy.copy(member)
    copied.flag_bits &= ~_STREAMED
    copied.header_offset = stream.tell()
    stream.write(copied.FileHeader())
    stream.write(packed)
    target.filelist.append(copied)
    target.NameToInfo[copied.filename] = copied
    target.start_dir = stream.tell()
