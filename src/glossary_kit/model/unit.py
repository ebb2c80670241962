"""A translation unit: a source segment and its target segment."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import astuple

from glossary_kit.errors import Location


class State(StrEnum):
    """How far a translation has come (XLIFF 2 `state`)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


class InlineCode(Struct, frozen=True):
    """An opaque placeholder in a segment.

    It stands before the character at `offset` of the segment's text and has no width there,
    so offsets into the text stay right. `content` is what the file holds at that place;
    codes with the same offset stand in the order of the tuple. `font` is the font of a
    `content` that is Khmer only in it: typed for a font from before Unicode.
    """

    offset: int
    content: str
    font: str | None = None


class TranslationUnit(Struct, frozen=True, kw_only=True):
    """One source segment with its translation.

    `id` is the id in the user's file (XLIFF `id`, TMX `tuid`, PO `msgctxt`/`msgid`, row
    number). `source` or `target` is empty where the file has none. `at` says where the unit
    stands in its file and is no part of its identity.
    """

    id: str
    source: str
    target: str
    source_lang: str = "en"
    target_lang: str = "km"
    state: State = State.INITIAL
    changed: date | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()
    source_codes: tuple[InlineCode, ...] = ()
    target_codes: tuple[InlineCode, ...] = ()
    at: Location | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TranslationUnit) and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        return hash(astuple(self)[:-1])
