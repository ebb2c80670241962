"""Ids that no other unit of the file has."""

from __future__ import annotations

from msgspec.structs import replace

from glossary_kit.model.unit import TranslationUnit


class OwnIds:
    """Gives every unit of one file an id of its own, the one in the file wherever it can."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def own(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit; where its id is taken, with its document, then a number, beside the id."""
        candidate = unit.id
        number = 1
        while candidate in self._taken:
            number += 1
            prefix = f"{unit.origin}/{unit.id}"
            candidate = prefix if number == 2 and unit.origin else f"{prefix}/{number}"
        self._taken.add(candidate)
        return unit if candidate == unit.id else replace(unit, id=candidate)
