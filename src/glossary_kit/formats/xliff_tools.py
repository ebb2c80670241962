"""What CAT tools write into XLIFF 1.2 in their own way: Trados Studio, memoQ, Phrase."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from glossary_kit.formats.safe_xml import text_of

_SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
_MEMOQ = "{MQXliff}"
_PHRASE = "{http://www.memsource.com/mxlf/2.0}"
_CONFIRMED = {"0": "Draft", "1": "Translated"}

MEMOQ_COMMENTS = f"{_MEMOQ}comments"
"""The tag of what translators remark on a unit of memoQ."""

DELETED = "x-sdl-deleted"
"""The kind of mark (`mtype`) around what Studio's track changes have taken out of a text."""


def comments(element: etree._Element) -> Iterator[str]:
    """What translators remark on a unit in memoQ."""
    for comment in element.iterfind(f"{MEMOQ_COMMENTS}/{_MEMOQ}comment"):
        yield text_of(comment)


def tool_state(element: etree._Element, mid: str) -> str | None:
    """The state of a segment of Trados Studio, a unit of memoQ or Phrase; `None` elsewhere."""
    memoq, confirmed = element.get(f"{_MEMOQ}status"), element.get(f"{_PHRASE}confirmed")
    if memoq:
        return str(memoq)
    if confirmed:
        return _CONFIRMED.get(confirmed, confirmed)
    definitions = element.iterfind(f"{_SDL}seg-defs/{_SDL}seg")
    states = {each.get("id", ""): each.get("conf") for each in definitions}
    if not states:
        return None
    return states.get(mid) or "Draft"
