"""XLIFF and TMX with single targets put right: markup, inline codes and layout stay."""

from __future__ import annotations

from collections.abc import Iterator

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


def _xliff_targets(text: str) -> Iterator[Segment]:
    for unit in elements(text, {"trans-unit"}):
        source, target = unit.first("source"), unit.first("target")
        if source is None or unit.attributes.get("translate") == "no":
            continue
        cut = unit.first("seg-source")
        sources = _marked(cut) if cut else {}
        targets = _marked(target) if target else {}
        whole = segment_in(text, target, _XLIFF_TEXT)
        if not sources or (whole.value.strip() and not targets):
            yield whole
        else:
            yield from (segment_in(text, targets.get(mid), _XLIFF_TEXT) for mid in sources)


def _marked(element: Element) -> dict[str, Element]:
    marks = (mark for mark in element.descendants("mrk") if mark.attributes.get("mtype") == "seg")
    return {mark.attributes.get("mid", ""): mark for mark in marks}


def _xliff2_targets(text: str) -> Iterator[Segment]:
    for file in elements(text, {"file"}):
        for unit in _translated(file, "yes"):
            for segment in unit.all("segment"):
                if segment.first("source"):
                    yield segment_in(text, segment.first("target"), _XLIFF2_TEXT)


def _translated(element: Element, above: str) -> Iterator[Element]:
    """The units in `element` that are to be translated; what says nothing does as those above."""
    translate = element.attributes.get("translate") or above
    if element.name == "unit":
        if translate != "no":
            yield element
        return
    for child in element.children:
        if isinstance(child, Element) and child.name in ("group", "unit"):
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
