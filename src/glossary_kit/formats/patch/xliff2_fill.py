"""XLIFF 2 files whose empty targets are filled, with `state` and `subState` set."""

from __future__ import annotations

from collections.abc import Iterator

from glossary_kit.formats.patch.edits import Replacement
from glossary_kit.formats.patch.fill import Fills
from glossary_kit.formats.patch.xliff_fill import markup_of
from glossary_kit.formats.patch.xml import xliff2_segments
from glossary_kit.formats.patch.xml_fill import (
    inserted_after,
    set_attributes,
    sibling_tag,
    with_content,
)
from glossary_kit.formats.patch.xml_text import xml_text

_AUTHORITY = "glossary-kit"


def fill(data: bytes, fills: Fills) -> bytes:
    """The XLIFF 2 file `data` after `fills`.

    The standard has no word for where a target comes from and leaves it to `subState`, with
    the name of who defines it in front: `glossary-kit:exact-match` or `:fuzzy-match`.

    Raises: FormatError if a target is not found.
    """
    file = xml_text(data)
    return file.with_replaced(_replacements(file.text, fills))


def _replacements(text: str, fills: Fills) -> Iterator[Replacement]:
    for position, segment in enumerate(xliff2_segments(text)):
        if position not in fills:
            continue
        one = fills[position]
        kind = "exact-match" if one.exact else "fuzzy-match"
        given = {"state": str(one.state), "subState": f"{_AUTHORITY}:{kind}"}
        yield set_attributes(text, segment, given)
        source, target = segment.first("source"), segment.first("target")
        if target:
            yield target.start, target.end, with_content(text, target, markup_of(one), {})
        elif source:
            tag = sibling_tag(source, "target")
            written = f"<{tag}>{markup_of(one)}</{tag}>"
            yield inserted_after(text, segment, source, written)
