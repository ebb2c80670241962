"""Where other people's programs and files are found, and how one is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from format_examples import CONCEPTS, UNITS

from glossary_kit.formats.registry import codec_named
from glossary_kit.model.concept import ConceptEntry

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GLOSSARY_KIT_SHARED", ROOT.parent / "shared"))
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="no schemas and samples: set GLOSSARY_KIT_SHARED"
)
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
needs_omegat = pytest.mark.skipif(
    not (SHARED.is_dir() and OMEGAT.exists() and shutil.which("javac")),
    reason="OmegaT and a JDK are not installed, or there is no driver for them",
)


def written(name: str, folder: Path, items: Iterable[Any] | None = None) -> Path:
    """The path of the examples, or of `items`, written with the codec `name`."""
    codec = codec_named(name)
    assert codec.write
    path = folder / f"{name}{codec.suffixes[0]}"
    with path.open("wb") as stream:
        codec.write(items or (CONCEPTS if codec.carries is ConceptEntry else UNITS), stream)
    return path


def run(*command: object) -> str:
    """What the command says; it must succeed."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
