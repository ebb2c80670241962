"""Codecs by name, by suffix and by content; what a codec says it loses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Codec, lost_fields, without_lost
from glossary_kit.formats.registry import CODECS, codec_for_path, codec_named
from glossary_kit.model import concept, unit
from glossary_kit.model.concept import ConceptEntry, LanguageSection, TermSection
from glossary_kit.model.unit import TranslationUnit

HANDBOOK = Path(__file__).parents[2] / "src/glossary_kit/handbook/formats"
ENTRY = ConceptEntry(
    id="a/b",
    note="n",
    languages=(LanguageSection(lang="en", terms=(TermSection(term="b", note="x"),)),),
)


def test_the_registry_is_sorted_and_names_are_unique() -> None:
    names = [codec.name for codec in CODECS]
    assert names == sorted(set(names))


@pytest.mark.parametrize("codec", CODECS, ids=lambda codec: codec.name)
def test_every_codec_is_complete(codec: Codec[Any]) -> None:
    assert codec.read or codec.write
    assert codec.title and codec.description
    assert codec.suffixes and all(re.fullmatch(r"(\.[a-z0-9]+)+", each) for each in codec.suffixes)


@pytest.mark.parametrize("codec", CODECS, ids=lambda codec: codec.name)
def test_lost_fields_exist_in_the_model(codec: Codec[Any]) -> None:
    for lost in codec.loses:
        owner, _, name = lost.partition(".")
        kind = getattr(concept, owner, None) or getattr(unit, owner)
        assert name in kind.__struct_fields__


def test_a_wrong_name_gets_the_nearest_as_hint() -> None:
    with pytest.raises(UsageError) as caught:
        codec_named("tbx-v2x")
    assert caught.value.hint == "did you mean tbx-v2?"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.tbx", b"", "tbx-v2"),
        ("A.TBX", b'<martif type="TBX">', "tbx-v2"),
        ("a.tbx", b"<tbx type='TBX-Basic' style='dct'>", "tbx-v3-dct"),
        ("a.tbx", '<tbx type="TBX-Basic" style="dca">'.encode("utf-16"), "tbx-v3-dca"),
        ("a.xml", b'<tbx style="dca" type="TBX-Core">', "tbx-v3-core"),
        ("-", b"<martif>", "tbx-v2"),
    ],
)
def test_codecs_of_term_bases(name: str, head: bytes, expected: str) -> None:
    assert codec_for_path(name, ConceptEntry, head=head).name == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("d.po", "po"),
        ("d.xlf", "xliff"),
        ("d.docx.sdlxliff", "xliff"),
        ("m.tmx", "tmx"),
        ("m.csv", "csv-units"),
        ("m.tsv", "tsv-units"),
    ],
)
def test_codecs_of_units(name: str, expected: str) -> None:
    assert codec_for_path(name, TranslationUnit).name == expected


def test_an_unknown_suffix_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UsageError) as caught:
        codec_for_path("draft.srt", TranslationUnit)
    assert caught.value.hint and ".xlf" in caught.value.hint


def test_lost_fields_are_named_only_where_filled() -> None:
    loses = ("ConceptEntry.note", "ConceptEntry.replaced_by", "TermSection.note")
    assert lost_fields(ENTRY, loses) == ("ConceptEntry.note", "TermSection.note")
    bare = without_lost(ENTRY, loses)
    assert lost_fields(bare, loses) == ()
    assert bare.note is None and bare.languages[0].terms[0].note is None
    assert bare.languages[0].terms[0].term == "b"


# How the pages call what a format loses; “Everything but” names what it keeps.
NAMES = {
    "ConceptEntry.broader": "relations",
    "ConceptEntry.id": "concept id",
    "ConceptEntry.kind": "kind of entry",
    "ConceptEntry.narrower": "relations",
    "ConceptEntry.note": "note",
    "ConceptEntry.occurs_in": "places in documents",
    "ConceptEntry.replaced_by": "relations",
    "ConceptEntry.review": "review",
    "ConceptEntry.see_also": "relations",
    "LanguageSection.definition": "definition",
    "LanguageSection.definition_source": "source",
    "LanguageSection.note": "note",
    "Review.decisions": "decisions of single reviewers",
    "TermSection.lookup_forms": "look-up forms",
    "TermSection.matching": "matching",
    "TermSection.note": "note",
    "TermSection.part_of_speech": "part of speech",
    "TermSection.reliability": "reliability",
    "TermSection.source": "source",
    "TermSection.status": "status",
    "TermSection.term_type": "type",
    "TranslationUnit.changed": "last change",
    "TranslationUnit.source_codes": "inline codes",
    "TranslationUnit.target_codes": "inline codes",
}
OTHERWISE = {
    "kind of entry": "kinds of entries",
    "part of speech": "parts of speech",
    "relations": "replaced",
    "last change": "the date of",
}


@pytest.mark.parametrize(
    "codec", [each for each in CODECS if each.write], ids=lambda codec: codec.name
)
def test_the_page_names_what_is_lost(codec: Codec[Any]) -> None:
    page = (HANDBOOK / f"{codec.name}.md").read_text(encoding="utf-8")
    lost = " ".join(page.partition("## Lost or changed")[2].partition("\n## ")[0].lower().split())
    assert "## Kept" in page and "## Tools" in page and lost
    if "everything but the pairs" not in lost:
        names = {NAMES[each] for each in codec.loses}
        silent = [name for name in names if name not in lost]
        assert [name for name in silent if OTHERWISE.get(name, name) not in lost] == []
