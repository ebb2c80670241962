"""The rows of a unit file: where each begins, and digests by which texts are known again."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glossary_kit.store.unit_file import read_placed_units

NOTHING = 0
"""Stands for the digest of a text in which there is nothing to find."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file: `offsets` in bytes, `lines` from 1, `digests[side, row]` of texts."""

    offsets: npt.NDArray[np.int64]
    lines: npt.NDArray[np.uint32]
    digests: npt.NDArray[np.uint64]
    langs: tuple[str, str]


NO_ROWS = Rows(
    np.empty(0, np.int64), np.empty(0, np.uint32), np.empty((2, 0), np.uint64), langs=("", "")
)


def read_rows(path: Path) -> Rows:
    """The rows of the unit file at `path`.

    Raises: as `read_units`; OSError.
    """
    offsets, lines, sources, targets = array("q"), array("I"), array("Q"), array("Q")
    langs = ("", "")
    with path.open("rb") as stream:
        for offset, unit in read_placed_units(stream, str(path)):
            offsets.append(offset)
            lines.append(unit.at.line if unit.at and unit.at.line else 0)
            sources.append(text_digest(unit.source))
            targets.append(text_digest(unit.target))
            langs = unit.source_lang, unit.target_lang
    return Rows(
        offsets=np.array(offsets, np.int64),
        lines=np.array(lines, np.uint32),
        digests=np.array([sources, targets], np.uint64),
        langs=langs,
    )


def text_digest(text: str) -> int:
    """A number of 64 bits for `text`: among a hundred million, two hardly share one."""
    if not text.strip():
        return NOTHING
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") or 1
