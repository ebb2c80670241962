"""Looking up the member of an enumeration by its value."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

E = TypeVar("E", bound=Enum)


def member(kind: type[E], value: object) -> E | None:
    """The member of `kind` with this value; `None` if there is none."""
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        return None
