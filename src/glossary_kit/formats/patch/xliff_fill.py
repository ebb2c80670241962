"""XLIFF 1.x files whose empty targets are filled, as the standard, Trados or memoQ marks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossary_kit.formats.inline import woven
from glossary_kit.formats.patch.edits import Replacement
from glossary_kit.formats.patch.fill import Fill, Fills
from glossary_kit.formats.patch.xml import XliffUnit, marked, xliff_units
from glossary_kit.formats.patch.xml_fill import (
    inserted_after,
    set_attributes,
    sibling_tag,
    with_content,
)
from glossary_kit.formats.patch.xml_text import Element, xml_text
from glossary_kit.formats.xml_writing import escaped_value
from glossary_kit.model.unit import State

_MEMOQ_STATUS, _MEMOQ_PERCENT = "mq:status", "mq:percent"


def fill(data: bytes, fills: Fills) -> bytes:
    """The XLIFF 1.x file `data` after `fills`.

    A target says so with `state` and `state-qualifier`; in a file of Trados Studio, the
    definition of its segment does, in one of memoQ, its unit.

    Raises: FormatError if a target is not found.
    """
    file = xml_text(data)
    return file.with_replaced(_replacements(file.text, fills))


def _replacements(text: str, fills: Fills) -> Iterator[Replacement]:
    position = 0
    for unit in xliff_units(text):
        places = enumerate(unit.mids, position)
        position += len(unit.mids)
        own = {mid: fills[place] for place, mid in places if place in fills}
        if own:
            definitions = unit.element.first("seg-defs")
            memoq = _MEMOQ_STATUS in unit.element.attributes
            attributes = {} if definitions or memoq else _state(own)
            yield from _targets(text, unit, own, attributes)
            if definitions:
                yield from _definitions(text, definitions, own)
            elif memoq:
                yield set_attributes(text, unit.element, _memoq_state(own))


def _targets(
    text: str, unit: XliffUnit, fills: Mapping[str, Fill], attributes: Mapping[str, str]
) -> Iterator[Replacement]:
    """The target written with all that it has and is to have."""
    if unit.cut and unit.mids != [""]:
        markup = _cut(text, unit.cut, unit.marks, fills)
    else:
        markup = markup_of(next(iter(fills.values())))
    if unit.target:
        written = with_content(text, unit.target, markup, attributes)
        yield unit.target.start, unit.target.end, written
    else:
        tag = sibling_tag(unit.source, "target")
        given = "".join(f' {name}="{escaped_value(value)}"' for name, value in attributes.items())
        written = f"<{tag}{given}>{markup}</{tag}>"
        yield inserted_after(text, unit.element, unit.cut or unit.source, written)


def _cut(text: str, cut: Element, marks: Mapping[str, Element], fills: Mapping[str, Fill]) -> str:
    """The inside of a target in segments, cut as the source is."""
    pieces: list[str] = []
    done = cut.inner
    for mid, mark in marked(cut).items():
        known = marks.get(mid)
        inside = text[known.inner : known.close] if known else ""
        if mid in fills:
            inside = markup_of(fills[mid])
        pieces += [text[done : mark.start], with_content(text, mark, inside, {})]
        done = mark.end
    return "".join([*pieces, text[done : cut.close]])


def markup_of(fill: Fill) -> str:
    """The target as markup."""
    return woven(fill.text, [code.content for code in fill.codes], fill.codes)


def _state(fills: Mapping[str, Fill]) -> dict[str, str]:
    """What is true of all `fills` of a unit, which has one state."""
    done = all(fill.state is not State.INITIAL for fill in fills.values())
    exact = all(fill.exact for fill in fills.values())
    return {
        "state": "translated" if done else "needs-review-translation",
        "state-qualifier": "exact-match" if exact else "fuzzy-match",
    }


def _definitions(
    text: str, definitions: Element, fills: Mapping[str, Fill]
) -> Iterator[Replacement]:
    for segment in definitions.all("seg"):
        fill = fills.get(segment.attributes.get("id", ""))
        if fill:
            done = fill.state is not State.INITIAL
            given = {"conf": "Translated" if done else "Draft", "origin": "tm"}
            yield set_attributes(text, segment, {**given, "percent": str(fill.percent)})


def _memoq_state(fills: Mapping[str, Fill]) -> dict[str, str]:
    percent = min(fill.percent for fill in fills.values())
    return {_MEMOQ_STATUS: "PreTranslated", _MEMOQ_PERCENT: str(percent)}
