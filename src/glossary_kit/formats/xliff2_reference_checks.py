"""References inside an XLIFF 2 file (OASIS XLIFF 2.1, 4.4.2 “Fragment Identification”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

# The order in which a reference may name where it leads: file, groups, unit; then what is in it:
# a note, data, a part of the target, or what a module or an extension with that prefix holds.
_CONTAINERS = ("f", "g", "u")
_LEAVES = (
    *("n", "d", "t", "gls", "mtc", "mda", "res", "ctr", "slr", "val", "its", "fs", "pgs", "tbx"),
)
_SELECTOR = re.compile(r"(?:(?P<prefix>[^=/]*)=)?(?P<id>[^=/]+)")


def problems_of_references(unit: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What is wrong with the references of the annotations of this unit."""
    notes = {note.get("id") for note in unit.iterfind("{*}notes/{*}note")}
    for element in unit.iterdescendants("{*}mrk", "{*}sm"):
        reference = element.get("ref", "")
        if not reference.startswith("#"):
            continue
        path = _path(reference)
        if path is None:
            yield element, f"ref “{reference}” is no path: file, groups, unit, and one thing in it"
        elif element.get("type") == "comment" and not _is_note(path, unit.get("id"), notes):
            yield element, f"ref “{reference}” leads to no note of this unit"


def _path(reference: str) -> list[tuple[str, str]] | None:
    """The steps of a reference as (prefix, id); `None` where it is not well formed."""
    steps: list[tuple[str, str]] = []
    for part in reference[1:].removeprefix("/").split("/"):
        found = _SELECTOR.fullmatch(part)
        if found is None:
            return None
        steps.append((found["prefix"] or "", found["id"]))
    *containers, (last, _) = steps
    order = [prefix for prefix, _ in containers]
    if last in _CONTAINERS:
        order.append(last)
    elif last and last not in _LEAVES:
        return None
    ranks = [_CONTAINERS.index(prefix) if prefix in _CONTAINERS else -1 for prefix in order]
    once = [rank for rank in ranks if rank != 1]
    is_ordered = ranks == sorted(ranks) and len(once) == len(set(once))
    return steps if is_ordered and -1 not in ranks else None


def _is_note(path: list[tuple[str, str]], unit: str | None, notes: set[str | None]) -> bool:
    """Whether the path leads to a note of the unit itself."""
    *containers, (prefix, identity) = path
    if prefix != "n" or identity not in notes:
        return False
    return not containers or containers[-1] == ("u", unit)
