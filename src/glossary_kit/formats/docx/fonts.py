"""The fonts of runs, and which of them draw Khmer letters in the places of Latin ones."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from glossary_kit.formats.safe_xml import elements, local_name

#: Families of Khmer fonts from before Unicode, by the beginnings of their names.
_LEGACY = re.compile(r"(?:limon|abc[- ]|khek|baidok)", re.IGNORECASE)
_MOST_STEPS = 20
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u00ff]")
_KHMER = re.compile("[\u1780-\u17ff]")


def is_legacy(font: str) -> bool:
    """Whether `font` is a Khmer font from before Unicode."""
    return _LEGACY.match(font.strip()) is not None


def is_drawn_as_khmer(text: str, fonts: tuple[str, ...]) -> str | None:
    """The legacy font that draws the Latin letters of `text` as Khmer ones; `None` if none."""
    if not _LATIN_LETTER.search(text) or _KHMER.search(text):
        return None
    return next((font for font in fonts if is_legacy(font)), None)


@dataclass(frozen=True, slots=True)
class _Style:
    fonts: tuple[str, ...]
    based_on: str


@dataclass(frozen=True, slots=True)
class Styles:
    """The fonts for Latin characters that the styles of a document name."""

    default: tuple[str, ...] = ()
    by_id: Mapping[str, _Style] = field(default_factory=dict)

    @property
    def have_legacy(self) -> bool:
        """Whether any style names a Khmer font from before Unicode."""
        named = [self.default, *(style.fonts for style in self.by_id.values())]
        return any(is_legacy(font) for fonts in named for font in fonts)

    def fonts(self, *styles: str) -> tuple[str, ...]:
        """The fonts of the first of `styles` that names any, else those of the document."""
        for each in styles:
            name = each
            for _ in range(_MOST_STEPS):
                style = self.by_id.get(name)
                if style is None:
                    break
                if style.fonts:
                    return style.fonts
                name = style.based_on
        return self.default


def read_styles(data: bytes, name: str) -> Styles:
    """The styles of the part `data`, called `name`.

    Raises:
        FormatError: no well-formed part of styles.

    """
    default: tuple[str, ...] = ()
    by_id: dict[str, _Style] = {}
    wanted = {"docDefaults", "style"}
    for element in elements(io.BytesIO(data), name, roots={"styles"}, wanted=wanted):
        fonts = _fonts_in(element)
        if local_name(element) == "docDefaults":
            default = fonts
        else:
            based_on = next((_value(e, "val") for e in element.iter("{*}basedOn")), "")
            by_id[_value(element, "styleId")] = _Style(fonts, based_on)
    return Styles(default, by_id)


def _fonts_in(element: etree._Element) -> tuple[str, ...]:
    found = next(element.iter("{*}rFonts"), None)
    return () if found is None else fonts_of(dict(found.attrib))  # type: ignore[arg-type]


def fonts_of(attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The fonts for Latin characters that the attributes of an `rFonts` name."""
    local = {re.split("[ }]", name)[-1]: value for name, value in attributes.items()}
    named = (local.get("ascii"), local.get("hAnsi"))
    return tuple(dict.fromkeys(font for font in named if font))


def _value(element: etree._Element, attribute: str) -> str:
    found = (v for n, v in element.attrib.items() if str(n).endswith("}" + attribute))
    return str(next(found, ""))
