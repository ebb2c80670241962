"""XLIFF 2.0, 2.1 and 2.2 read, 2.0 written: segments, states, notes, inline codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.enums import member
from glossary_kit.formats.inline import Segment
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.own_ids import OwnIds
from glossary_kit.formats.safe_xml import elements, line_of, local_name, text_of
from glossary_kit.formats.xliff2_checks import UnitChecks
from glossary_kit.formats.xliff2_inline import INLINES
from glossary_kit.formats.xliff2_writing import NAMED, write
from glossary_kit.model.unit import State, TranslationUnit

_WANTED = ("xliff", "file", "group", "unit")
_CORE = ("notes", "originalData", "segment", "ignorable")


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The segments of an XLIFF 2 file, in the order of the document.

    The id of a segment is that of its `<unit>`, with `:segment` where there are several; an
    id that stands in the file twice gets its `<file>`'s name in front. Units that must not
    be translated are skipped and reported, and so is what the standard does not allow.

    Raises:
        FormatError: no XLIFF 2, or not safe to read.

    """
    ids = OwnIds()
    with tally(name, report) as counts:
        checks = UnitChecks(counts)
        root: etree._Element | None = None
        for element in elements(stream, name, roots={"xliff"}, wanted=_WANTED):
            if root is None:
                root = element.getroottree().getroot()
                _check_version(root, name, counts)
                checks.begin(root)
            if local_name(element) != "unit":
                checks.around(element)
                continue
            checks.unit(element)
            if _translate(element) == "no":
                counts.skipped('a unit marked translate="no"', line_of(element))
                continue
            for unit in _units(element, counts):
                yield ids.own(unit)


def _check_version(root: etree._Element, name: str, counts: Tally) -> None:
    version = root.get("version", "")
    if not version.startswith("2."):
        raise FormatError(
            f"XLIFF {version or 'without a version'} is not read by the codec for XLIFF 2",
            at=Location(path=name, line=line_of(root)),
            hint="name the format xliff",
        )
    if not root.get("srcLang"):
        counts.changed("a file without srcLang is read as English", line_of(root))
    if not root.get("trgLang"):
        counts.changed("a file without trgLang is read as Khmer", line_of(root))


def _translate(element: etree._Element) -> str:
    """The value of `translate`, from the unit, its groups or its file."""
    carriers = (element, *element.iterancestors("{*}group", "{*}file"))
    return next((each.get("translate", "") for each in carriers if each.get("translate")), "yes")


def _units(element: etree._Element, counts: Tally) -> Iterator[TranslationUnit]:
    root = element.getroottree().getroot()
    file = next(element.iterancestors("{*}file"), None)
    segments = [child for child in element if local_name(child) == "segment"]
    for child in element:
        if local_name(child) not in _CORE:
            counts.lost(f"<{local_name(child)}> of a unit", line_of(child))
    for number, segment in enumerate(segments, 1):
        source, target = segment.find("{*}source"), segment.find("{*}target")
        if source is None:
            counts.skipped("a segment without <source>", line_of(segment))
            continue
        source_side = INLINES.read(source)
        target_side: Segment = INLINES.read(target) if target is not None else ("", ())
        identity = element.get("id", "")
        if element.get("type") == NAMED:
            identity = element.get("name", "")
        if len(segments) > 1:
            identity = f"{identity}:{segment.get('id') or number}"
        yield TranslationUnit(
            id=identity,
            source=source_side[0],
            target=target_side[0],
            source_lang=normal_language(root.get("srcLang") or "en", counts),
            target_lang=normal_language(root.get("trgLang") or "km", counts),
            state=_state(segment, counts),
            origin=_origin(file),
            notes=tuple(text_of(note) for note in element.iterfind("{*}notes/{*}note")),
            source_codes=source_side[1],
            target_codes=target_side[1],
            at=Location(path=counts.name, line=line_of(segment)),
        )


def _origin(file: etree._Element | None) -> str | None:
    """The document that a `<file>` comes from, else its id; `None` where it is said to be none."""
    if file is None:
        return None
    return file.get("original", file.get("id")) or None


def _state(segment: etree._Element, counts: Tally) -> State:
    given = segment.get("state", "initial")
    state = member(State, given)
    if state is None:
        counts.changed(f"the state “{given}” is not known and read as initial", line_of(segment))
    return state or State.INITIAL


CODEC = Codec(
    name="xliff2",
    title="XLIFF 2.0 to 2.2",
    suffixes=(".xlf", ".xliff"),
    carries=TranslationUnit,
    read=read,
    write=write,
    loses=("TranslationUnit.changed",),
    description="drafts of CAT tools, the current standard",
    recognises=lambda head: b"urn:oasis:names:tc:xliff:document:2" in head.replace(b"\0", b""),
)
