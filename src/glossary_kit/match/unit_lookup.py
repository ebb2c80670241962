"""Look up the units whose source, or target, is like a segment, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from glossary_kit.match.unit_penalties import USUAL, UnitPenalties
from glossary_kit.match.unit_score import FindCodes, Penalty, Yardstick, unit_key
from glossary_kit.match.unit_side import Side, primary, side_of
from glossary_kit.model.unit import InlineCode, State, TranslationUnit

_STATES = tuple(State)


class MatchKind(StrEnum):
    """How a unit matches, the best kind first."""

    IN_CONTEXT_EXACT = "in_context_exact"
    EXACT = "exact"
    FUZZY = "fuzzy"


_KINDS = tuple(MatchKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a segment stands: its neighbours' texts, empty at the ends, and its id."""

    before: str = ""
    after: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMatch:
    """A unit like the segment: `score` 0–100 and what was taken off it.

    `exact` means that nothing sets the two texts apart, `in_context_exact` that the neighbours
    or the id are the same, too. `place` is the number of the unit in the memory.
    """

    score: float
    kind: MatchKind
    unit: TranslationUnit
    place: int
    penalties: tuple[Penalty, ...]


class UnitLookup:
    """Looks up `units`, which stand in document order, by their source or their target.

    `find_codes` finds in a text what is no language: placeholders, tags, addresses. `sides`
    are the units indexed by primary language tags; without them, an index is built for each
    language when it is first asked for. `penalties` says what units lose whatever their text.
    """

    def __init__(
        self,
        units: Sequence[TranslationUnit],
        *,
        find_codes: FindCodes = lambda _: (),
        sides: Mapping[str, Side] | None = None,
        penalties: UnitPenalties = USUAL,
    ) -> None:
        self._units = units
        self._find_codes = find_codes
        self._penalties = penalties
        self._given = sides
        self._sides = dict(sides or {})

    def look_up(
        self,
        segment: str,
        lang: str,
        *,
        min_score: float = 70.0,
        limit: int | None = 10,
        context: Context | None = None,
        codes: tuple[InlineCode, ...] = (),
    ) -> tuple[UnitMatch, ...]:
        """The best `limit` matches (`None`: all) of at least `min_score` for `segment`.

        The segment is in `lang`, and `codes` are its inline codes. Equal scores are ordered by
        kind, by state (final first), and by the day of the last change, the latest first.
        """
        key = unit_key(segment)
        yardstick = Yardstick(segment, lang, self._find_codes, codes)
        search = self._side(lang).search(key, min_score)
        best: list[UnitMatch] = []
        for place, score in search:
            if score < search.least:
                continue
            match = self._match(lang, place, score, yardstick, context)
            if match.score >= search.least:
                best.append(match)
                if limit is not None and len(best) >= limit:
                    best = sorted(best, key=_rank)[:limit]
                    search.least = max(min_score, best[-1].score)
        return tuple(sorted(best, key=_rank)[:limit])

    def _side(self, lang: str) -> Side:
        lang = primary(lang)
        if lang not in self._sides:
            self._sides[lang] = Side.of(self._units, lang) if self._given is None else Side()
        return self._sides[lang]

    def _match(
        self, lang: str, place: int, score: float, yardstick: Yardstick, context: Context | None
    ) -> UnitMatch:
        unit = self._units[place]
        text, codes = side_of(unit, lang)
        differences = yardstick.penalties(text, codes)
        penalties = differences + self._penalties.of(unit)
        total = max(0.0, score - sum(penalty.points for penalty in penalties))
        kind = MatchKind.FUZZY
        if score == 100 and not differences:
            in_context = context is not None and self._in_context(lang, place, context)
            kind = MatchKind.IN_CONTEXT_EXACT if in_context else MatchKind.EXACT
        return UnitMatch(score=total, kind=kind, unit=unit, place=place, penalties=penalties)

    def _in_context(self, lang: str, place: int, context: Context) -> bool:
        """Whether the unit at `place` has the id, or both neighbours, of the `context`."""
        if context.id is not None and context.id == self._units[place].id:
            return True
        around = (self._neighbour(lang, place, -1), self._neighbour(lang, place, 1))
        wanted = (unit_key(context.before), unit_key(context.after))
        return wanted == around and any(wanted)

    def _neighbour(self, lang: str, place: int, step: int) -> str:
        """The key of the unit beside the one at `place` in its file; empty at the ends."""
        if not 0 <= place + step < len(self._units):
            return ""
        unit, neighbour = self._units[place], self._units[place + step]
        if _file(unit) != _file(neighbour):
            return ""
        return unit_key(side_of(neighbour, lang)[0])


def _file(unit: TranslationUnit) -> str | None:
    return unit.at.path if unit.at else None


def _rank(match: UnitMatch) -> tuple[float, int, int, int, int]:
    return (
        -match.score,
        _KINDS.index(match.kind),
        -_STATES.index(match.unit.state),
        -(match.unit.changed or date.min).toordinal(),
        match.place,
    )
