"""Ids for concepts of files that have none."""

from __future__ import annotations

import re


def slug_of(text: str) -> str:
    """The ASCII letters and digits of `text` with hyphens between; empty if there are none."""
    return "-".join(re.findall("[a-z0-9]+", text.lower()))


class NewIds:
    """Gives every concept of one file its own id, made from its term."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, term: str, subject_field: str = "") -> str:
        """A new id: the slug of the term, in the folder of the subject field if there is one."""
        folder = slug_of(subject_field)
        base = slug_of(term) or f"concept-{len(self._taken) + 1}"
        base = f"{folder}/{base}" if folder else base
        identity, number = base, 1
        while identity in self._taken:
            number += 1
            identity = f"{base}-{number}"
        self._taken.add(identity)
        return identity
