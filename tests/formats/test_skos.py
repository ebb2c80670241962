"""SKOS read: our own files, hostile and broken ones, and a machine without rdflib."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from format_examples import CONCEPTS

from glossary_kit.errors import FormatError, UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.formats.registry import codec_named
from glossary_kit.formats.skos_reading import read
from glossary_kit.model.concept import ConceptEntry


def read_bytes(data: bytes) -> list[ConceptEntry]:
    return list(read(io.BytesIO(data), "x", report=print))


@pytest.mark.parametrize("name", ["skos-turtle", "skos-jsonld"])
def test_what_we_write_comes_back(name: str) -> None:
    pytest.importorskip("rdflib")
    codec = codec_named(name)
    assert codec.write
    stream = io.BytesIO()
    codec.write(CONCEPTS, stream)
    first, second = read_bytes(stream.getvalue())
    assert (first.id, second.id) == tuple(entry.id for entry in CONCEPTS)
    assert first.see_also == CONCEPTS[0].see_also[::-1] or first.see_also == CONCEPTS[0].see_also
    assert second.broader == CONCEPTS[1].broader
    assert [term.term for term in first.terms("en")] == ["artificial intelligence", "AI"]
    (khmer,) = first.terms("km")
    assert (khmer.term, len(khmer.lookup_forms)) == ("បញ្ញាសិប្បនិម្មិត", 1)


def test_addresses_that_are_none_are_told_and_not_logged(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rdflib")
    data = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<no\\u0020rm> a skos:Concept ; skos:prefLabel "law"@en ; skos:related <beyond> .\n'
    )
    told: list[Diagnostic] = []
    [concept] = read(io.BytesIO(data.encode()), "x", report=told.append)
    assert [each.message for each in told] == ["<no rm> is no address"]
    assert (concept.id, concept.see_also) == ("no-rm", ("beyond",))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<a> <b> ", "Turtle"),
        (b"@prefix skos: <x> .\n\n skos:a skos:b nothing:c .", "Turtle"),
        (b'{"@context": "http://example.org/c.jsonld"}', "fetched"),
        (b'[{"a": {"@context": ["http://example.org/c"]}}]', "fetched"),
        (b'{"@context": {"@import": "http://example.org/c"}}', "fetched"),
        (b'{"@context": ', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[[" * 5000 + b"<", "JSON"),
        (b"<a> <b> " + b"[ <c> " * 5000, "Turtle"),
    ],
)
def test_what_cannot_be_read_is_one_error(data: bytes, message: str) -> None:
    pytest.importorskip("rdflib")
    with pytest.raises(FormatError, match=message) as caught:
        read_bytes(data)
    assert caught.value.at and caught.value.hint


def test_without_rdflib_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, "rdflib", missing)
    with pytest.raises(UsageError) as caught:
        read_bytes(b"")
    assert caught.value.hint and "glossary-kit[skos]" in caught.value.hint
