"""Facts that are found for many units, one after the other.

What finds a fact works with code and tables of its own. Going from unit to unit with one fact
leaves them in the processor's caches; going from fact to fact with one unit does not, and takes
half as long again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class found_together(Generic[T]):  # noqa: N801  written as `property` is
    """A fact, found when it is first asked for: then of all things `together` with the one."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find_all: Callable[[Sequence[Any]], Iterable[T]] = partial(map, find)
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        missing = [each for each in instance.together if self._name not in each.__dict__]
        for each, fact in zip(missing, self._find_all(missing), strict=True):
            each.__dict__[self._name] = fact
        found: T = instance.__dict__[self._name]
        return found


class found_at_once(found_together[T]):  # noqa: N801
    """Such a fact that one call finds for all of the things, and faster than one by one."""

    def __init__(self, find_all: Callable[[Sequence[Any]], Iterable[T]]) -> None:
        self._find_all = find_all
        self.__doc__ = find_all.__doc__
