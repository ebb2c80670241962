"""A unit made of two documents, and how sure it is."""

from __future__ import annotations

from msgspec import Struct

from glossary_kit.model.unit import TranslationUnit


class AlignedUnit(Struct, frozen=True, kw_only=True):
    """A unit whose two sides were found to belong together; one side may be empty.

    `confidence` is 0–100: how probable this pairing is among all that its sentences could be
    in. `doubts` are the reasons to look at it, in short phrases; empty where there are none.
    """

    unit: TranslationUnit
    confidence: int
    doubts: tuple[str, ...] = ()
