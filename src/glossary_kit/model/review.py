"""A committee's review: one row a term, as it goes out in a sheet and comes back."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import astuple

from glossary_kit.errors import Location
from glossary_kit.model.concept import TermSection


class ReviewDecision(StrEnum):
    """What a reviewer decides about one term."""

    ACCEPT = "accept"  # it stands as it is
    PREFER = "prefer"  # it becomes the preferred term, the former one is admitted
    ADMIT = "admit"  # it may be used beside the preferred term
    DEPRECATE = "deprecate"  # it is no longer to be used
    CHANGE = "change"  # its wording becomes `new_term`
    REJECT = "reject"  # it is taken out of the concept
    COMMENT = "comment"  # nothing is decided yet, the comment is kept

    @property
    def affirms(self) -> bool:
        """Whether the term, in its old or new wording, is agreed to."""
        return self in (ReviewDecision.ACCEPT, ReviewDecision.PREFER, ReviewDecision.CHANGE)


class ReviewRow(Struct, frozen=True, kw_only=True):
    """The decision on the term `term` of the concept `concept`.

    `fingerprint` is that of the term when the sheet was made. `body` and `reference` are
    given where a named body approves the concept with this row; `date` is the day of both.
    `at` says where the row stands in its sheet and is no part of its identity.
    """

    concept: str
    lang: str
    term: str
    fingerprint: str
    decision: ReviewDecision
    reviewer: str = ""
    date: date | None = None
    new_term: str | None = None
    comment: str | None = None
    body: str | None = None
    reference: str | None = None
    at: Location | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReviewRow) and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        return hash(astuple(self)[:-1])


def fingerprint(lang: str, term: TermSection) -> str:
    """A short code for everything that `term` says; another one as soon as anything changes.

    It begins with letters, so that no spreadsheet takes it for a number.
    """
    content = json.dumps([lang, *astuple(term)], ensure_ascii=True)
    return f"fp-{hashlib.sha256(content.encode()).hexdigest()[:16]}"
