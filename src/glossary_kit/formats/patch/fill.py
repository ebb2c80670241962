"""Whole targets for units that have none, and what they say of where they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from glossary_kit.model.unit import InlineCode, State


class Fill(Struct, frozen=True, kw_only=True):
    """A target from a translation memory, in the place of all that a unit has as its target.

    The unit of the memory has the `source`, which is `exact` the unit's own or else like it,
    with a `score` from 0 to 100. `codes` are inline codes as the file itself writes them.
    """

    text: str
    codes: tuple[InlineCode, ...] = ()
    state: State
    source: str
    exact: bool
    score: float

    @property
    def percent(self) -> int:
        """The score as a whole number; only what is exact has 100."""
        return 100 if self.exact else min(int(self.score), 99)


Fills = Mapping[int, Fill]
"""Fills by the position of their unit in the order of reading, from 0."""

Filler = Callable[[bytes, Fills], bytes]
"""The bytes of a file with the targets, their states and origins set, all others as they were.

Raises: FormatError if a target is not found where it should be.
"""
