"""Two documents as units, ready to be looked through or brought into the memory."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.align.anchors import AnchorFinder
from glossary_kit.align.document import sentences_of
from glossary_kit.align.units import align
from glossary_kit.config import Config
from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.alignment_table import write_table, write_workbook
from glossary_kit.formats.codec import Report
from glossary_kit.formats.languages import written_language
from glossary_kit.formats.registry import codec_for_path
from glossary_kit.model.alignment import AlignedUnit
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.files import read_file, write_bytes, write_file
from glossary_kit.text.segmenters import segmenter

_TABLES = {".tsv": "\t", ".csv": ","}
_LANGUAGE_ENDING = re.compile(r"[._-](?:en|km|eng|khm)$", re.IGNORECASE)
_FROM_PDF = "the Khmer is from a PDF"


def align_documents(
    first: Path,
    second: Path,
    entries: Sequence[ConceptEntry],
    config: Config,
    report: Report,
) -> tuple[AlignedUnit, ...]:
    """The units of two documents, one in each language of `config`, whichever comes first.

    Raises:
        UsageError: no document, both in one language, or no translations of each other.
        FormatError: a document is broken or has no text.

    """
    langs = (config.source, config.target)
    documents = {
        lang: (path, texts)
        for path in (first, second)
        for lang, texts in (_paragraphs(path, langs, report),)
    }
    if len(documents) < 2:
        raise UsageError(
            f"both documents are in the language {next(iter(documents))}",
            at=Location(path=str(second)),
            hint="name a document and its translation",
        )
    source, target = (
        sentences_of(documents[lang][1], lang, AnchorFinder(entries, lang)) for lang in langs
    )
    units = align(source, target, langs, segmenter(config.segmenter or "auto"))
    if units is None:
        raise UsageError(
            f"this document and {first} do not look like translations of each other: their "
            "sentences fit no better than with one of the two read backwards",
            at=Location(path=str(second)),
            hint="are these the right files, and all of them?",
        )
    origin = ", ".join(documents[lang][0].name for lang in langs)
    doubts = tuple(_FROM_PDF for lang in langs if _may_be_damaged(documents[lang][0], lang))
    return tuple(
        replace(each, unit=replace(each.unit, origin=origin), doubts=each.doubts + doubts)
        for each in units
    )


def _may_be_damaged(path: Path, lang: str) -> bool:
    """Whether the text of a document in `lang` is not what its author wrote."""
    return path.suffix.lower() == ".pdf" and lang.split("-")[0] == "km"


def write_aligned(path: Path, units: Sequence[AlignedUnit]) -> int:
    """How many units were written to `path`, in the format that its suffix names.

    Tables show confidence and doubts, and sentences without a counterpart, too; other formats
    hold the pairs alone.

    Raises: UsageError if there is no such format, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx" or suffix in _TABLES:
        buffer = io.BytesIO()
        if suffix == ".xlsx":
            write_workbook(units, buffer)
        else:
            write_table(units, buffer, delimiter=_TABLES[suffix])
        write_bytes(path, buffer.getvalue())
        return len(units)
    pairs = [each.unit for each in units if each.unit.source and each.unit.target]
    write_file(path, pairs, codec_for_path(str(path), TranslationUnit, writing=True))
    return len(pairs)


def document_name(path: Path) -> str:
    """What the document of a pair is called: `guide` for `guide.en.docx`."""
    return _LANGUAGE_ENDING.sub("", path.stem) or path.stem


def _paragraphs(path: Path, langs: tuple[str, str], report: Report) -> tuple[str, list[str]]:
    """The one of `langs` that the document `path` is in, and its paragraphs."""
    at = Location(path=str(path))
    units = list(read_file(path, TranslationUnit, report=report))
    if 2 * sum(bool(unit.source) for unit in units) > len(units):
        hint = "bring it in with glossary-kit tm import"
        raise UsageError("this file holds both languages already", at=at, hint=hint)
    # A table that was taken for a bilingual one has texts of the document on both sides.
    texts = [text for unit in units for text in (unit.source, unit.target) if text.strip()]
    if not texts:
        raise FormatError("there is no text in this document", at=at, hint="is it the right file?")
    written = written_language(texts)
    lang = next((lang for lang in langs if lang.split("-")[0] == written), None)
    if lang is None:
        hint = f"the languages of this project are {' and '.join(langs)}"
        raise UsageError(f"this document is in the language {written}", at=at, hint=hint)
    return lang, texts
