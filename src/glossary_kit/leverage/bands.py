"""The bands in which translators count the segments of a job, the cheapest first.

Their bounds are those that Trados Studio, memoQ and OmegaT report, so that figures can be
compared; so is the order: what the memory holds exactly is no repetition.
"""

from __future__ import annotations

from enum import StrEnum

from glossary_kit.match.unit_lookup import MatchKind, UnitMatch


class Band(StrEnum):
    """What the memory, or the job itself, saves of the work on a segment."""

    IN_CONTEXT_EXACT = "in_context_exact"
    EXACT = "exact"
    REPETITION = "repetition"  # the same segment stands earlier in this file
    CROSS_FILE_REPETITION = "cross_file_repetition"  # … in an earlier file only
    FUZZY_95 = "95-99"
    FUZZY_85 = "85-94"
    FUZZY_75 = "75-84"
    FUZZY_50 = "50-74"
    NO_MATCH = "no_match"


LEAST_SCORE = 50.0
"""From this score on a unit of the memory counts as a match."""

_FUZZY = (
    (95, Band.FUZZY_95),
    (85, Band.FUZZY_85),
    (75, Band.FUZZY_75),
    (LEAST_SCORE, Band.FUZZY_50),
)
_EXACT = {
    MatchKind.IN_CONTEXT_EXACT: Band.IN_CONTEXT_EXACT,
    MatchKind.EXACT: Band.EXACT,
}


def band_of(match: UnitMatch | None) -> Band:
    """The band of a segment whose best match is `match`.

    One that is exact, and has lost points for its unit, goes by its score as a fuzzy one does:
    somebody has to look at it.
    """
    if match is None:
        return Band.NO_MATCH
    if match.kind in _EXACT and not match.penalties:
        return _EXACT[match.kind]
    return next((band for least, band in _FUZZY if match.score >= least), Band.NO_MATCH)
