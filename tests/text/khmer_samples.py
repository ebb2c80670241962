"""Where the shared sample files are, if they are there at all."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

_SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", Path(__file__).parents[3] / "shared"))


def sample(name: str) -> Path:
    """The path of a shared Khmer sample; skips the test where it is not there."""
    path = _SHARED / "samples" / "khmer" / name
    if not path.exists():
        pytest.skip(f"no shared sample {name}")
    return path


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a shared table with a header."""
    with sample(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
