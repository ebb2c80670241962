"""A draft and its source as two documents: which paragraph translates which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.registry import codec_named
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file
from glossary_kit.project.pairing import SourceDocument
from glossary_kit.text.segmenters import segmenter

EXAMPLE = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples/correct.xlf"


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    read = codec_named("xliff").read
    assert read
    with EXAMPLE.open("rb") as stream:
        units = list(read(stream, "f", report=print))
    return [(unit.source, unit.target) for unit in units if unit.target][:30]


def written(path: Path, paragraphs: list[str]) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


Paired = tuple[list[TranslationUnit], list[str]]


@pytest.fixture
def pair(tmp_path: Path) -> Callable[[list[str], list[str]], Paired]:
    def paired(source: list[str], draft: list[str]) -> Paired:
        told: list[Diagnostic] = []
        document = SourceDocument(
            path=written(tmp_path / "source.docx", source),
            entries=(),
            words=segmenter("clusters"),
            report=told.append,
        )
        units = list(read_file(written(tmp_path / "draft.docx", draft), TranslationUnit))
        return document.pair(units, "draft.docx"), [each.message for each in told]

    return paired


Pair = Callable[[list[str], list[str]], Paired]


def texts(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in units]


def test_documents_of_the_same_structure_are_paired_place_by_place(
    pair: Pair, pairs: list[tuple[str, str]]
) -> None:
    units, told = pair([one for one, _ in pairs], [other for _, other in pairs])
    assert texts(units) == pairs
    assert {(unit.source_lang, unit.target_lang) for unit in units} == {("en", "km")}
    assert told == []


def test_a_paragraph_left_out_is_found_and_the_others_are_paired(
    pair: Pair, pairs: list[tuple[str, str]]
) -> None:
    left_out = pairs[12]
    draft = [other for _, other in pairs if other != left_out[1]]
    units, told = pair([one for one, _ in pairs], draft)
    *found, missing = units
    assert (missing.source, missing.target, missing.id) == (
        left_out[0],
        "",
        "source.docx body p13",
    )
    wrong = [each for each in texts(found) if each[0] and each not in pairs]
    assert wrong == []
    assert sum(bool(unit.source) for unit in found) > 0.8 * len(found)
    assert "29 against 30" in told[0]


def test_a_paragraph_left_out_and_another_one_divided_are_noticed(
    pair: Pair, pairs: list[tuple[str, str]]
) -> None:
    draft = [other for _, other in pairs]
    middle = len(draft[25]) // 2
    draft[25:26] = [draft[25][:middle], draft[25][middle:]]
    del draft[3]
    units, told = pair([one for one, _ in pairs], draft)
    assert "lengths do not fit" in told[0]
    right = set(pairs)
    wrong = [each for each in texts(units)[4:24] if each[0] and each not in right]
    assert wrong == []


def test_what_are_no_draft_and_source_is_refused(pair: Pair, pairs: list[tuple[str, str]]) -> None:
    source, draft = [one for one, _ in pairs], [other for _, other in pairs]
    with pytest.raises(UsageError, match="both in the language en"):
        pair(source, source)
    with pytest.raises(UsageError, match="do not look like translations"):
        pair(source[:15], draft[14::-1])
    with pytest.raises(UsageError, match="no text"):
        pair([], draft)
