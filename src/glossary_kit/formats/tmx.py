"""TMX 1.1 to 1.4b read, TMX 1.4 written: the exchange format of translation memories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import BinaryIO, NamedTuple

from lxml import etree

from glossary_kit.errors import Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.inline import Inlines, Segment
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.safe_xml import LOCAL_NAMES, elements, language_of, line_of, local_name
from glossary_kit.formats.unit_values import PROPERTY_STATES, day_of
from glossary_kit.formats.xml_writing import XmlWriter
from glossary_kit.model.unit import State, TranslationUnit

_STATE = "x-state"
_DOCUMENT = "x-document"
_CODE = "x-code"
_LEVEL = "x-ConfirmationLevel"
_KNOWN_PROPERTIES = frozenset({_STATE, _LEVEL, _DOCUMENT, "file", "document"})


def _wrap(content: str, _number: int) -> str:
    return f'<ph type="{_CODE}">{content}</ph>'


def _unwrap(element: etree._Element) -> str | None:
    if (
        local_name(element) == "ph"
        and element.get("type") == _CODE
        and len(element.attrib) == 1
        and not len(element)
    ):
        return element.text or ""
    return None


def _fits(element: etree._Element) -> bool:
    needed, allowed = _ATTRIBUTES.get(local_name(element), ("?", ""))
    given = set(map(str, element.attrib))
    return set(needed.split()) <= given <= {*needed.split(), *allowed.split()}


# The inline elements of TMX 1.4b with the attributes they need and may have.
_ATTRIBUTES = {
    "bpt": ("i", "x type"),
    "ept": ("i", ""),
    "hi": ("", "x type"),
    "it": ("pos", "x type"),
    "ph": ("", "x assoc type"),
    "sub": ("", "datatype type"),
    "ut": ("", "x"),
}
_INLINES = Inlines(with_text=frozenset({"hi"}), fits=_fits, wrap=_wrap, unwrap=_unwrap)


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The units of a TMX file, one for each target language of a `<tu>`.

    The source is the language that `srclang` names, else English, else the first. A unit
    without `tuid` gets its position, from 1, as id.

    Raises:
        FormatError: no TMX, or not safe to read.

    """
    srclang = ""
    position = 0
    with tally(name, report) as counts:
        for element in elements(stream, name, roots={"tmx"}, wanted={"header", "tu"}):
            if local_name(element) == "header":
                srclang = element.get("srclang", "")
                for part in element:
                    kind = f" “{part.get('type')}”" if part.get("type") else ""
                    counts.lost(f"<{local_name(part)}>{kind} of the header", line_of(part))
                continue
            position += 1
            yield from _units(element, element.get("srclang") or srclang, position, counts)


def _units(
    element: etree._Element, srclang: str, position: int, counts: Tally
) -> Iterator[TranslationUnit]:
    line = line_of(element)
    parts = _parts_of(element, counts)
    if len(parts.sides) < 2:
        counts.skipped("a unit with fewer than two languages", line)
        return
    given = tuple([language_of(side) or "" for side, _ in parts.sides])
    variants = [
        (normal_language(lang, counts, line_of(side)), _segment(side, segment, counts))
        for lang, (side, segment) in zip(given, parts.sides, strict=True)
    ]
    source_lang, (source_text, source_codes) = variants.pop(_source_of(given, srclang))
    details = parts.details
    changed = _changed(element, parts, counts)
    origin = details.get(_DOCUMENT, details.get("file", details.get("document")))
    at = Location(path=counts.name, line=line)
    for lang, (text, codes) in variants:
        yield TranslationUnit(
            id=element.get("tuid") or str(position),
            source=source_text,
            target=text,
            source_lang=source_lang,
            target_lang=lang,
            state=_state(details, text, counts, line),
            changed=changed,
            origin=origin,
            notes=tuple(parts.notes),
            source_codes=source_codes,
            target_codes=codes,
            at=at,
        )


class _Parts(NamedTuple):
    """A unit taken apart: `<tuv>` with `<seg>`, properties that we know, notes, also inside."""

    sides: list[tuple[etree._Element, etree._Element | None]]
    details: dict[str, str]
    notes: list[str]


def _parts_of(element: etree._Element, counts: Tally) -> _Parts:
    parts = _Parts([], {}, [])
    for child in element:
        if LOCAL_NAMES[child.tag] != "tuv":
            _take(child, parts, counts)
            continue
        segment = None
        for part in child:
            if LOCAL_NAMES[part.tag] != "seg":
                _take(part, parts, counts)
            elif segment is None:
                segment = part
        parts.sides.append((child, segment))
    return parts


def _take(part: etree._Element, parts: _Parts, counts: Tally) -> None:
    """Take a note, or a property that we know."""
    name = LOCAL_NAMES[part.tag]
    if name == "note":
        parts.notes.append(part.text or "")
    elif name == "prop":
        kind = part.get("type", "")
        if kind in _KNOWN_PROPERTIES:
            parts.details[kind] = part.text or ""
        else:
            counts.lost(f"the property “{kind}” of a unit", line_of(part))


def _segment(side: etree._Element, segment: etree._Element | None, counts: Tally) -> Segment:
    if segment is None:
        counts.changed("a language without <seg> is read as empty", line_of(side))
        return "", ()
    return _INLINES.read(segment)


def source_of(given: Sequence[str], srclang: str) -> int:
    """Which of the languages is the source: the same tag, the same language, English, the first."""
    return _source_of(tuple(given), srclang)


@lru_cache(maxsize=1024)
def _source_of(given: tuple[str, ...], srclang: str) -> int:
    tags = [tag.lower().replace("_", "-") for tag in given]
    wanted = "en" if srclang in ("", "*all*") else srclang.lower().replace("_", "-")
    primary = [tag.split("-")[0] for tag in tags]
    for names, name in ((tags, wanted), (primary, wanted.split("-")[0]), (primary, "en")):
        if name in names:
            return names.index(name)
    return 0


def _state(details: dict[str, str], target: str, counts: Tally, line: int | None) -> State:
    given = details.get(_STATE, details.get(_LEVEL))
    if given in PROPERTY_STATES:
        return PROPERTY_STATES[given]
    if given is not None:
        counts.changed(f"the state “{given}” is not known and was set from the target", line)
    return State.TRANSLATED if target else State.INITIAL


def _changed(element: etree._Element, parts: _Parts, counts: Tally) -> date | None:
    carriers = [element, *[side for side, _ in parts.sides]]
    days = [day for each in carriers if (day := each.get("changedate"))]
    days = days or [day for each in carriers if (day := each.get("creationdate"))]
    if not days:
        return None
    found = [day for day in map(day_of, days) if day]
    if not found:
        counts.lost(f"the date “{days[0]}”, which is none", line_of(element))
    return max(found, default=None)


def write(units: Iterable[TranslationUnit], stream: BinaryIO) -> None:
    """Write the units as TMX 1.4, in their order; the same units give the same bytes."""
    pending = iter(units)
    first = next(pending, None)
    srclang = first.source_lang if first else "en"
    xml = XmlWriter(stream)
    xml.start("tmx", {"version": "1.4"})
    xml.empty(
        "header",
        {
            "creationtool": "glossary-kit",
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "glossary-kit",
            "adminlang": "en",
            "srclang": srclang,
            "datatype": "plaintext",
        },
    )
    xml.start("body")
    for unit in chain([first] if first else [], pending):
        _write_unit(xml, unit, srclang)
    xml.end()
    xml.end()


def _write_unit(xml: XmlWriter, unit: TranslationUnit, srclang: str) -> None:
    own = None if unit.source_lang == srclang else unit.source_lang
    day = f"{unit.changed:%Y%m%d}T000000Z" if unit.changed else None
    xml.start("tu", {"tuid": unit.id, "srclang": own, "changedate": day})
    for note in unit.notes:
        xml.leaf("note", note)
    if unit.origin is not None:
        xml.leaf("prop", unit.origin, {"type": _DOCUMENT})
    xml.leaf("prop", unit.state, {"type": _STATE})
    sides = (
        (unit.source_lang, unit.source, unit.source_codes),
        (unit.target_lang, unit.target, unit.target_codes),
    )
    for lang, text, codes in sides:
        xml.start("tuv", {"xml:lang": lang})
        xml.mixed("seg", _INLINES.write(text, codes))
        xml.end()
    xml.end()


CODEC = Codec(
    name="tmx",
    title="TMX 1.4",
    suffixes=(".tmx",),
    carries=TranslationUnit,
    read=read,
    write=write,
    description="translation memories, read by every CAT tool",
)
