"""Golden pairs: files of other tools with what is read from them, and the files we write.

`pytest --update-golden` is not offered on purpose: a golden file is changed by hand or by
`python tests/formats/test_golden.py`, and read before it is kept.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from format_examples import CONCEPTS, UNITS
from msgspec import Struct
from msgspec.structs import asdict

from glossary_kit.formats.codec import Codec, Diagnostic
from glossary_kit.formats.registry import CODECS, codec_for_path, codec_named
from glossary_kit.model.concept import ConceptEntry

FOLDER = Path(__file__).parent.parent / "fixtures" / "formats"
TO_READ = sorted(
    path for path in (FOLDER / "read").glob("*/*") if path.suffix != ".json" and path.is_file()
)
DATED = {"glossary-docx", "glossary-html", "glossary-pdf"}  # each page bears the day it was made
TO_WRITE = [codec for codec in CODECS if codec.write and codec.name not in DATED]


def read_as_json(path: Path) -> str:
    codec = codec_named(path.parent.name)
    assert codec.read
    diagnostics: list[Diagnostic] = []
    with path.open("rb") as stream:
        items = [plain(item) for item in codec.read(stream, path.name, report=diagnostics.append)]
    found = {"diagnostics": [str(each) for each in diagnostics], "items": items}
    return json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"


def plain(item: Any) -> Any:
    """The item as a dictionary without its empty fields, which would only hide the others."""
    if isinstance(item, dict):
        return {key: plain(each) for key, each in item.items() if each not in (None, (), [])}
    if isinstance(item, tuple | list):
        return [plain(each) for each in item]
    return plain(asdict(item)) if isinstance(item, Struct) else item


def write_bytes(codec: Codec[Any]) -> bytes:
    assert codec.write
    stream = io.BytesIO()
    codec.write(CONCEPTS if codec.carries is ConceptEntry else UNITS, stream)
    return stream.getvalue()


def written_path(codec: Codec[Any]) -> Path:
    return FOLDER / "write" / f"{codec.name}{codec.suffixes[0]}"


@pytest.mark.parametrize("path", TO_READ, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_read(path: Path) -> None:
    expected = path.with_name(f"{path.name}.json").read_text(encoding="utf-8")
    assert read_as_json(path) == expected


@pytest.mark.parametrize("path", TO_READ, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_codec_is_found_by_name_and_content(path: Path) -> None:
    expected = codec_named(path.parent.name)
    if expected.name == "google":  # any table of two columns might be one
        pytest.skip("a table of two columns says nothing about Google; the format must be named")
    with path.open("rb") as stream:
        head = stream.read(4096)
    assert codec_for_path(path.name, expected.carries, head=head) is expected


@pytest.mark.parametrize("codec", TO_WRITE, ids=lambda codec: codec.name)
def test_what_is_written(codec: Codec[Any]) -> None:
    assert write_bytes(codec) == written_path(codec).read_bytes()


if __name__ == "__main__":
    for each in TO_READ:
        each.with_name(f"{each.name}.json").write_text(read_as_json(each), encoding="utf-8")
    for codec in TO_WRITE:
        written_path(codec).write_bytes(write_bytes(codec))
