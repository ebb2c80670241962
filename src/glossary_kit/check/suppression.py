"""A suppression: somebody's word that an issue is to be lived with, and why.

It stands in a note or comment of a unit, as `glossary-kit: allow TRM102 -- reason`, or in a
file of waivers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_ALLOW = re.compile(r"glossary-kit:[ \t]*allow\b[ \t]*(?P<rest>[^\n]*)", re.IGNORECASE)
_REASON = re.compile(r"\s*(?:--|–|—)\s*")
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Which issues are not to be reported, and why not.

    `codes` are as written. A waiver may ask for a `concept` and, by globs, for a `path` and a
    `unit`; empty ones ask for nothing. It is void from the day after `expires`.
    """

    codes: tuple[str, ...]
    reason: str
    concept: str = ""
    path: str = ""
    unit: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionUse:
    """What became of a suppression in a run.

    `unused` are its codes that were looked for in vain, `unknown` those that no rule has.
    """

    suppression: Suppression
    unused: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    expired: bool = False


def allowed_in(notes: Iterable[str]) -> Iterator[Suppression]:
    """The suppressions that `notes` of a unit hold, one a line."""
    for note in notes:
        for match in _ALLOW.finditer(note):
            codes, *reason = _REASON.split(match["rest"], maxsplit=1)
            yield Suppression(
                codes=tuple(code for code in _BETWEEN.split(codes) if code),
                reason="".join(reason).strip(),
            )
