"""The one place that opens zip archives, and it trusts nothing.

Office documents are archives from outside. How much they hold, packed and unpacked, is bounded
before anything is unpacked, members with names that lead somewhere else or that come twice are
refused, and nothing is ever written to where a member's name says.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from glossary_kit.errors import FormatError, Location

LARGEST = 256 * 1024 * 1024
"""Bytes of an archive that is read."""

_LARGEST_UNPACKED = 512 * 1024 * 1024
_MOST_MEMBERS = 2000
_ENCRYPTED = 0x1  # bit of a member's flags
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # what the Office of before 2007 wrote, and passwords need


def open_archive(data: bytes, name: str, *, what: str, hint: str) -> zipfile.ZipFile:
    """The archive `data`, which is to be `what`, as “Word document”; safe to read members of.

    Raises:
        FormatError: no archive, one that is damaged, or larger than real ones are; `hint` says
            what to save it as.

    """
    at = Location(path=name)
    if len(data) > LARGEST:
        raise _too_large(f"the file is larger than {LARGEST // 1024**2} MB", at)
    if data.startswith(_COMPOUND_FILE):
        why = "it has a password, or is in the format of an Office of before 2007"
        raise FormatError(f"this is no {what} that can be read: {why}", at=at, hint=hint)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FormatError(
            f"this is no {what} that can be read: {error}", at=at, hint=hint
        ) from None
    _check_members(archive.infolist(), at, hint)
    return archive


def _check_members(members: list[zipfile.ZipInfo], at: Location, hint: str) -> None:
    if len(members) > _MOST_MEMBERS:
        raise _too_large(f"the archive has {len(members)} members", at)
    if sum(member.file_size for member in members) > _LARGEST_UNPACKED:
        raise _too_large(f"the file unpacks to more than {_LARGEST_UNPACKED // 1024**2} MB", at)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise FormatError("the archive has a password", at=at, hint=hint)
    names = [member.filename for member in members]
    strange = next((each for each in names if _leads_elsewhere(each)), None)
    if strange is not None or len(set(names)) < len(names):
        what = "members of the same name" if strange is None else f"a member called {strange!r}"
        raise FormatError(
            f"the archive has {what}",
            at=at,
            hint="no program of an Office writes that; check where the file comes from",
        )


def _leads_elsewhere(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def read_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """What the archive, called `name`, holds under `member`.

    Raises:
        FormatError: it is damaged.
        KeyError: there is no such member.

    """
    try:
        return archive.read(member)
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError),
        ValueError,  # a place before the beginning of the file
    ) as error:
        raise FormatError(
            f"the part {member} is damaged: {error}",
            at=Location(path=name),
            hint="the file was cut off or changed on its way; get it again",
        ) from None


def _too_large(what: str, at: Location) -> FormatError:
    hint = "no real document is so large; check where it comes from"
    return FormatError(what, at=at, hint=hint)
