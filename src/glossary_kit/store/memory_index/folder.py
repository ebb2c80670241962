"""Where the index of a memory lies, and who may write to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary_kit.errors import Location, UsageError
from glossary_kit.store.derived import FOLDER

_PACKAGE = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds that a writer waits for another one."""


def index_folder(memory: Path) -> Path | None:
    """The folder for the index of the folder `memory`; `None` if none can be written to.

    It lies beside the memory, or, for the memory that comes with the package and where nothing
    may be written, in the cache of the user.
    """
    beside = memory.parent / FOLDER / f"{memory.name}.index"
    if _PACKAGE not in memory.resolve().parents and _writable(beside):
        return beside
    from platformdirs import user_cache_path

    digest = hashlib.blake2b(str(memory.resolve()).encode(), digest_size=8).hexdigest()
    cached = user_cache_path("glossary-kit", appauthor=False) / f"{memory.name}-{digest}.index"
    return cached if _writable(cached) else None


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@contextmanager
def locked(memory: Path, what: str) -> Iterator[None]:
    """While it is entered, no other process writes `what`, for people to read, of `memory`.

    The lock goes with the process that holds it, however that ends. Where there is no place
    for a lock, nothing is locked.

    Raises: UsageError if another process does not give the lock back in time, or there can
    be no lock.
    """
    from filelock import FileLock, Timeout

    folder = index_folder(memory)
    if folder is None:
        yield
        return
    path = folder / f"{what}.lock"
    lock = FileLock(path, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        at, hint = Location(path=str(memory)), "wait until it has ended, then try again"
        raise UsageError(f"another process is writing the {what}", at=at, hint=hint) from None
    except OSError as error:
        at, hint = Location(path=str(path)), "move away what is in its place"
        raise UsageError(f"no lock can be put here: {error.strerror}", at=at, hint=hint) from None
    try:
        yield
    finally:
        lock.release()
