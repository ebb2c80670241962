"""What readers and writers refuse: one sentence, the place, a hint."""

from __future__ import annotations

import io
from typing import Any

import pytest

from glossary_kit.errors import DataError, FormatError, GlossaryKitError, UsageError
from glossary_kit.formats.registry import CODECS, codec_named
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.unit import TranslationUnit


def read(name: str, data: bytes) -> list[Any]:
    codec = codec_named(name)
    assert codec.read
    return list(codec.read(io.BytesIO(data), "f", report=print))


def write(name: str, items: list[Any]) -> bytes:
    codec = codec_named(name)
    assert codec.write
    stream = io.BytesIO()
    codec.write(items, stream)
    return stream.getvalue()


def unit(**changes: Any) -> TranslationUnit:
    return TranslationUnit(**{"id": "1", "source": "a", "target": "b", **changes})


PO_HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("po", PO_HEADER + b'msgid "a\nmsgstr "b"\n', 4),
        ("po", PO_HEADER + b'msgid "a"\nmsgstr "b', 5),
        ("po", PO_HEADER + b'msgid "a"\nmsgstr "b\\"\n', 5),
        ("po", PO_HEADER + b'msgid "a"\nnonsense\n', 5),
        ("po", PO_HEADER + b'msgid "a"\nmsgstr "caf\xe9"\n', 5),
        ("po", PO_HEADER + b'msgid "a"\nmsgid_plural "b"\nmsgid "c"\n', 6),
        ("po", b"/etc/passwd", 1),
        ("po", PO_HEADER.replace(b"UTF-8", b"no-such-one"), None),
        ("csv-units", b'en,km\n"a,b\n', 2),
        ("csv-units", b"en,km\na,caf\xe9\n", 2),
        ("csv-units", b"en,km\na,b\0\n", 2),
        ("csv-units", b"only one column\n", 1),
        ("csv-units", b"en,km\na," + b"x" * 200_000 + b"\n", 2),
        ("tsv-units", b"\xff\xfe\x00", 1),
        ("xliff", b'<xliff version="2.0"><file><trans-unit/></file></xliff>', 1),
        ("tmx", b"<tmx><body><tu><tuv></tu></body></tmx>", 1),
        ("tbx-v2", b"<html/>", 1),
    ],
)
def test_broken_files_are_refused_with_their_line(name: str, data: bytes, line: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        read(name, data)
    assert caught.value.hint
    assert caught.value.at is not None
    assert (caught.value.at.path, caught.value.at.line) == ("f", line)


def test_a_po_path_in_the_file_is_not_opened() -> None:
    with pytest.raises(FormatError):
        read("po", b'"/etc/hostname"')


@pytest.mark.parametrize(
    "codec", [each for each in CODECS if each.write], ids=lambda each: each.name
)
def test_control_characters_never_make_a_broken_file(codec: Any) -> None:
    if codec.carries is ConceptEntry:
        term = (TermSection(term="a\0b"),)
        sections = tuple(LanguageSection(lang=lang, terms=term) for lang in ("en", "km"))
        items: list[Any] = [ConceptEntry(id="x", languages=sections)]
    else:
        items = [unit(target="a\0b")]
    with pytest.raises(DataError):
        write(codec.name, items)


@pytest.mark.parametrize("name", ["po", "csv-units", "tsv-units"])
def test_files_of_one_pair_of_languages_refuse_two(name: str) -> None:
    with pytest.raises(UsageError):
        write(name, [unit(), unit(id="2", target_lang="fr")])


def test_po_refuses_an_empty_source() -> None:
    with pytest.raises(DataError):
        write("po", [unit(source="")])


def test_tbx_refuses_what_it_cannot_hold() -> None:
    term = LanguageSection(lang="en", terms=(TermSection(term="a"),))
    entry = ConceptEntry(id="a", languages=(term,))
    for items in ([], [ConceptEntry(id="a")], [entry, entry]):
        with pytest.raises(GlossaryKitError):
            write("tbx-v2", items)
