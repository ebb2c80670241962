"""XLIFF 1.2 (1.0 and 1.1 read, too): drafts as CAT tools hand them over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from lxml import etree

from glossary_kit.errors import FormatError, Location
from glossary_kit.formats.codec import Codec, Report, log
from glossary_kit.formats.diagnostics import Tally, tally
from glossary_kit.formats.inline import Inlines, Segment, markup_of
from glossary_kit.formats.languages import normal_language
from glossary_kit.formats.own_ids import OwnIds
from glossary_kit.formats.safe_xml import elements, language_of, line_of, local_name, text_of
from glossary_kit.formats.unit_values import XLIFF1_STATE_NAMES, XLIFF1_STATES
from glossary_kit.formats.xliff_tools import DELETED, MEMOQ_COMMENTS, comments, tool_state
from glossary_kit.formats.xml_writing import XmlWriter
from glossary_kit.model.unit import State, TranslationUnit

_CODE = "x-code"
_READ = ("source", "target", "seg-source", "note", "seg-defs")
_APPROVED = (State.REVIEWED, State.FINAL)
_TO_REVIEW = ("needs-review-translation", "needs-review-adaptation", "needs-review-l10n")


def _wrap(content: str, number: int) -> str:
    return f'<ph id="{number}" ctype="{_CODE}">{content}</ph>'


def _unwrap(element: etree._Element) -> str | None:
    if local_name(element) == "ph" and element.get("ctype") == _CODE and not len(element):
        return element.text or ""
    if local_name(element) == "mrk" and element.get("mtype") == DELETED:
        return markup_of(element)
    return None


def _fits(element: etree._Element) -> bool:
    needed = _NEEDED.get(local_name(element))
    return needed is not None and all(element.get(name) for name in needed)


# The inline elements of XLIFF 1.2 with the attributes they need.
_NEEDED = {
    **dict.fromkeys(("g", "x", "bx", "ex", "bpt", "ept", "ph"), ("id",)),
    "it": ("id", "pos"),
    "mrk": ("mtype",),
    "sub": (),
}
INLINES = Inlines(with_text=frozenset({"g", "mrk"}), fits=_fits, wrap=_wrap, unwrap=_unwrap)


def read(stream: BinaryIO, name: str, /, *, report: Report = log) -> Iterator[TranslationUnit]:
    """The segments of an XLIFF 1.x file, in the order of the document.

    The id of a segment is that of its `<trans-unit>`, with `:mid` where that is cut into
    several (`<seg-source>`). An id that stands in the file twice gets its `<file>`'s name in
    front. Units marked `translate="no"`, or in such a group, are skipped and reported.

    Raises:
        FormatError: no XLIFF, XLIFF 2, or not safe to read.

    """
    ids = OwnIds()
    position = 0
    with tally(name, report) as counts:
        wanted = {"trans-unit", "bin-unit", "cmt-def"}
        for element in elements(stream, name, roots={"xliff"}, wanted=wanted):
            if local_name(element) == "cmt-def":
                counts.lost("a comment of Trados Studio (cmt-def)", line_of(element))
                continue
            position += 1
            if position == 1:
                _check_version(element, name)
            if local_name(element) == "bin-unit":
                counts.skipped("a <bin-unit>, which holds no text", line_of(element))
            elif _translate(element) == "no":
                counts.skipped('a unit marked translate="no"', line_of(element))
            else:
                for unit in _units(element, position, counts):
                    yield ids.own(unit)


def _check_version(element: etree._Element, name: str) -> None:
    version = element.getroottree().getroot().get("version", "1.2")
    if not version.startswith("1."):
        raise FormatError(
            f"XLIFF {version} is not read by the codec for XLIFF 1.2",
            at=Location(path=name, line=1),
            hint="name the format xliff2",
        )


def _translate(element: etree._Element) -> str:
    """The value of `translate`, from the unit or the nearest group around it that says one."""
    carriers = (element, *element.iterancestors("{*}group"))
    return next((given for each in carriers if (given := each.get("translate"))), "yes")


def _units(element: etree._Element, position: int, counts: Tally) -> Iterator[TranslationUnit]:
    source, target = element.find("{*}source"), element.find("{*}target")
    if source is None:
        counts.skipped("a <trans-unit> without <source>", line_of(element))
        return
    for child in element:
        if local_name(child) == "alt-trans":
            counts.lost("a proposal of another translation (alt-trans)", line_of(child))
        elif local_name(child) not in _READ and child.tag != MEMOQ_COMMENTS:
            counts.lost(f"<{local_name(child)}> of a unit", line_of(child))
    langs = _languages(element, target, counts)
    file = next(element.iterancestors("{*}file"), None)
    identity = element.get("id") or str(position)
    pairs = _segments(element, source, target, counts)
    for mid, source_side, target_side in pairs:
        yield TranslationUnit(
            id=f"{identity}:{mid}" if len(pairs) > 1 else identity,
            source=source_side[0],
            target=target_side[0],
            source_lang=langs[0],
            target_lang=langs[1],
            state=_state(element, target, mid, target_side[0], counts),
            origin=(file.get("original") or None) if file is not None else None,
            notes=(*map(text_of, element.iterchildren("{*}note")), *comments(element)),
            source_codes=source_side[1],
            target_codes=target_side[1],
            at=Location(path=counts.name, line=line_of(element)),
        )


def _languages(
    element: etree._Element, target: etree._Element | None, counts: Tally
) -> tuple[str, str]:
    file = next(element.iterancestors("{*}file"), None)
    source_lang = file.get("source-language") if file is not None else None
    target_lang = file.get("target-language") if file is not None else None
    if not target_lang and target is not None:
        target_lang = language_of(target)
    if not source_lang or not target_lang:
        counts.changed("a file that does not name both its languages is read as en to km")
    return (
        normal_language(source_lang or "en", counts),
        normal_language(target_lang or "km", counts),
    )


def _segments(
    element: etree._Element,
    source: etree._Element,
    target: etree._Element | None,
    counts: Tally,
) -> list[tuple[str, Segment, Segment]]:
    """The segments of a unit as (mid, source, target); the whole unit where it is not cut."""
    empty: Segment = ("", ())
    cut = element.find("{*}seg-source")
    sources = _marked(cut) if cut is not None else {}
    targets = _marked(target) if target is not None else {}
    whole_target = INLINES.read(target) if target is not None else empty
    if not sources or (whole_target[0].strip() and not targets):
        return [("", INLINES.read(source), whole_target)]
    if cut is not None and any(local_name(child) != "mrk" for child in cut):
        counts.lost("the inline codes around segments", line_of(element))
    for mid in targets.keys() - sources.keys():
        counts.lost(f"the target segment {mid}, which has no source", line_of(element))
    return [
        (mid, INLINES.read(mark), INLINES.read(targets[mid]) if mid in targets else empty)
        for mid, mark in sources.items()
    ]


def _marked(element: etree._Element) -> dict[str, etree._Element]:
    marks = element.iter("{*}mrk")
    return {mark.get("mid", ""): mark for mark in marks if mark.get("mtype") == "seg"}


def _state(
    element: etree._Element, target: etree._Element | None, mid: str, text: str, counts: Tally
) -> State:
    """The state of a segment: what the CAT tool says, else what XLIFF says, else the target."""
    given = tool_state(element, mid) or (target.get("state") if target is not None else None)
    if given in _TO_REVIEW and target is not None and target.get("state-qualifier"):
        return State.INITIAL  # a memory, or a machine, translated it: nobody has looked at it
    state = XLIFF1_STATES.get(given or "")
    if given and state is None:
        counts.changed(
            f"the state “{given}” is not known and was set from the target", line_of(element)
        )
    if state:
        return state
    if element.get("approved") == "yes":
        return State.FINAL
    return State.TRANSLATED if text.strip() else State.INITIAL


def write(units: Iterable[TranslationUnit], stream: BinaryIO) -> None:
    """Write the units as XLIFF 1.2, a `<file>` for each run of units of one document.

    Raises:
        DataError: a control character, which XML cannot carry.

    """
    xml = XmlWriter(stream)
    xml.start("xliff", {"version": "1.2", "xmlns": "urn:oasis:names:tc:xliff:document:1.2"})
    for (origin, source_lang, target_lang), group in groupby(units, _file_of):
        attributes = {
            "original": origin or "",
            "source-language": source_lang,
            "target-language": target_lang,
            "datatype": "plaintext",
        }
        xml.start("file", attributes)
        xml.start("body")
        for unit in group:
            _write_unit(xml, unit)
        xml.end()
        xml.end()
    xml.end()


def _file_of(unit: TranslationUnit) -> tuple[str | None, str, str]:
    return unit.origin, unit.source_lang, unit.target_lang


def _write_unit(xml: XmlWriter, unit: TranslationUnit) -> None:
    # Without this, tools that go by it and not by the state hold the unit for unfinished.
    approved = "yes" if unit.state in _APPROVED else None
    xml.start("trans-unit", {"id": unit.id, "approved": approved})
    xml.mixed("source", INLINES.write(unit.source, unit.source_codes))
    target = INLINES.write(unit.target, unit.target_codes)
    xml.mixed("target", target, {"state": XLIFF1_STATE_NAMES[unit.state]})
    for note in unit.notes:
        xml.leaf("note", note)
    xml.end()


CODEC = Codec(
    name="xliff",
    title="XLIFF 1.2",
    suffixes=(".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    carries=TranslationUnit,
    read=read,
    write=write,
    loses=("TranslationUnit.changed",),
    description="drafts of CAT tools",
    recognises=lambda head: b"urn:oasis:names:tc:xliff:document:1" in head.replace(b"\0", b""),
)
