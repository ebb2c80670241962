"""The inside of segments in XLIFF 2: inline codes read, and written so that they are valid.

A code that is no markup of XLIFF 2 becomes a `<ph>` of ours, its content a `<data>` of the
unit. Codes of another XLIFF 2 file stay as they are where the unit is valid with them.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from glossary_kit.formats.diagnostics import Tally
from glossary_kit.formats.inline import Inlines, Segment, woven
from glossary_kit.formats.safe_xml import fragment, local_name, text_of
from glossary_kit.formats.xliff2_checks import INLINE, UnitChecks
from glossary_kit.model.unit import InlineCode, TranslationUnit

_CODE = "glossary-kit:code"
# What such attributes point to (data, notes, other units) is not known of a code.
_REFERENCES = ("dataRef", "dataRefStart", "dataRefEnd", "ref", "subFlows", "subFlowsStart")


def _unwrap(element: etree._Element) -> str | None:
    """The content of a code of ours; `None` for any other element."""
    if element.get("subType") != _CODE or local_name(element) != "ph":
        return None
    unit = next(element.iterancestors("{*}unit"), None)
    data = unit.iterfind("{*}originalData/{*}data") if unit is not None else ()
    return next((text_of(each) for each in data if each.get("id") == element.get("dataRef")), None)


INLINES = Inlines(
    with_text=frozenset({"pc", "mrk"}),
    fits=lambda _: False,
    wrap=lambda content, _: content,
    unwrap=_unwrap,
)


class MarkedUp(NamedTuple):
    """A unit as markup: both sides, and the contents of codes by the ids of their data."""

    source: str
    target: str
    data: tuple[tuple[str, str], ...] = ()


def marked_up(unit: TranslationUnit) -> MarkedUp:
    """The segments of `unit` as the markup of XLIFF 2.

    Raises:
        DataError: a control character, which XML cannot carry.

    """
    source, target = (unit.source, unit.source_codes), (unit.target, unit.target_codes)
    return _as_they_are(source, target) or _wrapped(source, target)


def _as_they_are(source: Segment, target: Segment) -> MarkedUp | None:
    """Both sides with the codes as they are; `None` where that is not valid XLIFF 2."""
    if not all(code.content.startswith("<") for code in (*source[1], *target[1])):
        return None
    markup = MarkedUp(
        woven(source[0], [code.content for code in source[1]], source[1]),
        woven(target[0], [code.content for code in target[1]], target[1]),
    )
    if not source[1] and not target[1]:
        return markup
    segment = f"<segment><source>{markup.source}</source><target>{markup.target}</target></segment>"
    root = fragment(f'<xliff srcLang="a" trgLang="b"><unit id="u">{segment}</unit></xliff>')
    if root is None or len(root) != 1 or len(root[0]) != 1:
        return None
    again = [INLINES.read(side) for side in root[0][0]]
    return markup if again == [source, target] and _is_valid(root[0]) else None


def _is_valid(unit: etree._Element) -> bool:
    counts = Tally("")
    UnitChecks(counts).unit(unit)
    inside = [each for side in unit[0] for each in side.iterdescendants("*")]
    refers = any(each.get(name) for each in inside for name in _REFERENCES)
    known = all(local_name(each) in INLINE for each in inside)
    return known and not refers and next(iter(counts), None) is None


def _wrapped(source: Segment, target: Segment) -> MarkedUp:
    """Both sides with every code wrapped; the same code has the same id on both."""
    data: dict[str, str] = {}
    ids: dict[tuple[str, int], int] = {}

    def side(text: str, codes: tuple[InlineCode, ...]) -> str:
        markups = []
        seen: dict[str, int] = {}
        for content in (code.content for code in codes):
            number = seen[content] = seen.get(content, 0) + 1
            identity = ids.setdefault((content, number), len(ids) + 1)
            reference = data.setdefault(content, f"d{len(data) + 1}")
            markups.append(
                f'<ph id="{identity}" type="other" subType="{_CODE}" dataRef="{reference}"/>'
            )
        return woven(text, markups, codes)

    source_markup, target_markup = side(*source), side(*target)
    return MarkedUp(source_markup, target_markup, tuple((ref, text) for text, ref in data.items()))
