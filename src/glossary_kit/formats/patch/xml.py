"""XLIFF and TMX with single targets put right: markup, inline codes and layout stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from glossary_kit.formats.patch.edits import Edits, Segment, Targets
from glossary_kit.formats.patch.xml_text import Element, elements, segment_in, xml_text
from glossary_kit.formats.tmx import source_of
from glossary_kit.formats.xml_writing import escaped

_XLIFF_TEXT = frozenset({"g", "mrk"})
_XLIFF2_TEXT = frozenset({"pc", "mrk"})
_TMX_TEXT = frozenset({"hi"})


def xliff_targets(data: bytes) -> Targets:
    """The targets of the XLIFF 1.x file `data`; in files cut into segments each is a unit.

    Raises: FormatError if the bytes cannot be made sense of.
    """
    file = xml_text(data)
    return Targets(file, _xliff_targets(file.text))


def xliff2_targets(data: bytes) -> Targets:
    """The targets of the XLIFF 2 file `data`; every `<segment>` is a unit.

    Raises: FormatError if the bytes cannot be made sense of.
    """
    file = xml_text(data)
    return Targets(file, _xliff2_targets(file.text))


def tmx_targets(data: bytes) -> Targets:
    """The targets of the TMX file `data`; every target language of a `<tu>` is a unit.

    Raises: FormatError if the bytes cannot be made sense of.
    """
    file = xml_text(data)
    return Targets(file, _tmx_targets(file.text))


def patch_xliff(data: bytes, edits: Edits) -> bytes:
    """The XLIFF 1.x file `data` after `edits`.

    Raises: FormatError if a target is not found.
    """
    return xliff_targets(data).edited(edits, escaped)


def patch_xliff2(data: bytes, edits: Edits) -> bytes:
    """The XLIFF 2 file `data` after `edits`.

    Raises: FormatError if a target is not found.
    """
    return xliff2_targets(data).edited(edits, escaped)


def patch_tmx(data: bytes, edits: Edits) -> bytes:
    """The TMX file `data` after `edits`.

    Raises: FormatError if a target is not found.
    """
    return tmx_targets(data).edited(edits, escaped)


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A `<trans-unit>` as the reader takes it: whole (`mids` is one empty name), or cut."""

    element: Element
    source: Element
    target: Element | None
    cut: Element | None
    mids: Sequence[str]
    marks: Mapping[str, Element]


def xliff_units(text: str) -> Iterator[XliffUnit]:
    """The units of an XLIFF 1.x file that are to be translated; a segment is one of `mids`."""
    outermost = elements(text, {"group", "trans-unit"})
    for unit in chain.from_iterable(_translated(each, "yes") for each in outermost):
        source, target = unit.first("source"), unit.first("target")
        if source is None:
            continue
        cut = unit.first("seg-source")
        sources = marked(cut) if cut else {}
        marks = marked(target) if target else {}
        whole = not sources or (
            not marks and segment_in(text, target, _XLIFF_TEXT).value.strip() != ""
        )
        mids = [""] if whole else list(sources)
        yield XliffUnit(unit, source, target, cut, mids, marks)


def _xliff_targets(text: str) -> Iterator[Segment]:
    for unit in xliff_units(text):
        for mid in unit.mids:
            target = unit.marks.get(mid) if mid or unit.mids != [""] else unit.target
            yield segment_in(text, target, _XLIFF_TEXT)


def marked(element: Element) -> dict[str, Element]:
    """The segments in a source or target that is cut into such, by their `mid`."""
    marks = (mark for mark in element.descendants("mrk") if mark.attributes.get("mtype") == "seg")
    return {mark.attributes.get("mid", ""): mark for mark in marks}


def xliff2_segments(text: str) -> Iterator[Element]:
    """The segments of an XLIFF 2 file that are to be translated and have a source."""
    for file in elements(text, {"file"}):
        for unit in _translated(file, "yes"):
            yield from (segment for segment in unit.all("segment") if segment.first("source"))


def _xliff2_targets(text: str) -> Iterator[Segment]:
    for segment in xliff2_segments(text):
        yield segment_in(text, segment.first("target"), _XLIFF2_TEXT)


def _translated(element: Element, above: str) -> Iterator[Element]:
    """The units in `element` that are to be translated; what says nothing does as those above."""
    translate = element.attributes.get("translate") or above
    if element.name in ("unit", "trans-unit"):
        if translate != "no":
            yield element
        return
    for child in element.children:
        if isinstance(child, Element) and child.name in ("group", "unit", "trans-unit"):
            yield from _translated(child, translate)


def _tmx_targets(text: str) -> Iterator[Segment]:
    srclang = ""
    for element in elements(text, {"header", "tu"}):
        if element.name == "header":
            srclang = element.attributes.get("srclang", "")
            continue
        sides = element.all("tuv")
        if len(sides) < 2:
            continue
        langs = [
            side.attributes.get("xml:lang") or side.attributes.get("lang", "") for side in sides
        ]
        source = source_of(langs, element.attributes.get("srclang") or srclang)
        for index, side in enumerate(sides):
            if index != source:
                yield segment_in(text, side.first("seg"), _TMX_TEXT)
