"""Files that once made a reader fail: found by mutating the fixtures, kept for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.errors import FormatError
from glossary_kit.formats.registry import codec_named

CORPUS = sorted((Path(__file__).parents[1] / "fixtures" / "formats" / "fuzz").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_nothing_but_a_format_error(path: Path) -> None:
    codec = codec_named(path.name.split("-", 1)[1])
    assert codec.read
    with path.open("rb") as stream:
        try:
            items = list(codec.read(stream, path.name, report=print))
        except FormatError as error:
            assert error.hint and error.at
        else:
            assert all(isinstance(item, codec.carries) for item in items)
