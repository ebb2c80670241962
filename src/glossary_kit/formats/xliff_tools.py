"""What CAT tools write into XLIFF 1.2 in their own namespaces: SDLXLIFF and MQXLIFF."""

from __future__ import annotations

from lxml import etree

_SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
_MEMOQ = "{MQXliff}"


def tool_state(element: etree._Element, mid: str) -> str | None:
    """The state that Trados Studio gives a segment or memoQ a unit; `None` from other tools."""
    memoq = element.get(f"{_MEMOQ}status")
    if memoq:
        return str(memoq)
    definitions = element.iterfind(f"{_SDL}seg-defs/{_SDL}seg")
    states = {each.get("id", ""): each.get("conf") for each in definitions}
    if not states:
        return None
    return states.get(mid) or "Draft"
