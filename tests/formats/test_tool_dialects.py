"""What CAT tools write in their own way, and files of theirs that are not read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from glossary_kit.errors import FormatError, UsageError
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.patch.xml import patch_xliff, xliff_targets
from glossary_kit.formats.registry import codec_for_path, codec_named
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats" / "read" / "xliff"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
WORDFAST = (
    "%20200101~120000\t%User ID,A\t%TU=00000001\t%EN-US\t%Wordfast TM v.5.51\t%KM-01\t%---\n"
    "20200101~120000\tA\t0\tEN-US\tHello.\tKM-01\tសួស្តី។\n"
)


def read(data: bytes) -> list[TranslationUnit]:
    codec = codec_named("xliff")
    assert codec.read
    return list(codec.read(io.BytesIO(data), "f", report=print))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_targets_are_found_as_they_are_read(path: Path) -> None:
    data = path.read_bytes()
    segments = xliff_targets(data).segments
    assert [segment.value for segment in segments] == [unit.target for unit in read(data)]


def test_text_that_was_deleted_is_neither_read_nor_mended() -> None:
    data = (FOLDER / "tracked.sdlxliff").read_bytes()
    [unit] = read(data)
    assert unit.target == "ច្បាប់ឆ្នាំ ២០២៤។"
    after = patch_xliff(data, {0: [Edit(span=Span(0, 6), text="ក្រឹត្យ")]})
    assert after == data.replace("ច្បាប់".encode(), "ក្រឹត្យ".encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["plain-text", "omegat"])
def test_a_memory_of_wordfast_is_refused_in_one_sentence(name: str, encoding: str) -> None:
    codec = codec_named(name)
    assert codec.read
    with pytest.raises(FormatError, match="translation memory of Wordfast") as caught:
        list(codec.read(io.BytesIO(WORDFAST.encode(encoding)), "tm.txt", report=print))
    assert caught.value.hint == "export the memory as TMX"


@pytest.mark.parametrize(
    ("name", "carries", "way"),
    [
        ("a.txml", TranslationUnit, "export the draft as XLIFF"),
        ("a.SDLTM", TranslationUnit, "export the memory as TMX"),
        ("a.sdltb", ConceptEntry, "export the term base of MultiTerm as XML"),
        ("a.xls", ConceptEntry, "save it as .xlsx, or as CSV in UTF-8"),
    ],
)
def test_files_that_are_not_read_get_a_way_out(name: str, carries: type, way: str) -> None:
    with pytest.raises(UsageError) as caught:
        codec_for_path(name, carries)
    assert caught.value.hint == way
