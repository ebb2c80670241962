"""The values that formats of units share: states, dates."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from glossary_kit.model.unit import State

# Values of TMX properties: our own states, and the confirmation levels of Trados Studio.
PROPERTY_STATES = {
    **{str(state): state for state in State},
    "Draft": State.INITIAL,
    "Unspecified": State.INITIAL,
    "RejectedTranslation": State.INITIAL,
    "RejectedSignOff": State.INITIAL,
    "Translated": State.TRANSLATED,
    "ApprovedTranslation": State.REVIEWED,
    "ApprovedSignOff": State.FINAL,
}

# The values of `state` in XLIFF 1.2 (section 3.2, "Pre-defined Values").
XLIFF1_STATES = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.INITIAL,
    "needs-l10n": State.INITIAL,
    "needs-review-translation": State.TRANSLATED,
    "needs-review-adaptation": State.TRANSLATED,
    "needs-review-l10n": State.TRANSLATED,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
    # Trados Studio, `conf` of a segment definition
    "Draft": State.INITIAL,
    "RejectedTranslation": State.INITIAL,
    "RejectedSignOff": State.INITIAL,
    "Translated": State.TRANSLATED,
    "ApprovedTranslation": State.REVIEWED,
    "ApprovedSignOff": State.FINAL,
    # memoQ, `status` of a unit: the values of its schema, then those of later versions
    "NotStarted": State.INITIAL,
    "PreTranslated": State.INITIAL,
    "PartiallyEdited": State.INITIAL,
    "AssembledFromFragments": State.INITIAL,
    "AutoJoined": State.INITIAL,
    "AutoSplit": State.INITIAL,
    "AutoSplitAndEmpty": State.INITIAL,
    "ManuallyConfirmed": State.TRANSLATED,
    "Ackknowledged": State.TRANSLATED,
    "Rejected": State.INITIAL,
    "Proofread": State.REVIEWED,
}

# What we write for each state.
XLIFF1_STATE_NAMES = {
    State.INITIAL: "new",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}

_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)


@lru_cache(maxsize=1024)
def day_of(text: str) -> date | None:
    """The day in an ISO 8601 date or time, basic or extended; `None` where there is none."""
    found = _DAY.match(text)
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
