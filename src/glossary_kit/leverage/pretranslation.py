"""The targets that a memory can give to the units of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from glossary_kit.leverage.best_match import best_match
from glossary_kit.leverage.segments import with_context
from glossary_kit.match.adaptation import adapted_target
from glossary_kit.match.unit_lookup import MatchKind, UnitLookup, UnitMatch
from glossary_kit.match.unit_side import side_of
from glossary_kit.model.unit import InlineCode, State, TranslationUnit


class Proposal(Struct, frozen=True, kw_only=True):
    """What the memory gives to the `unit` at `position` in its draft, counted from 0.

    `exact` says that the target is that of the very same source, its inline codes included;
    `adapted`, that it has the numbers and placeholders of the draft instead of the memory's.
    """

    position: int
    unit: TranslationUnit
    match: UnitMatch
    target: str
    codes: tuple[InlineCode, ...]
    exact: bool
    adapted: bool

    @property
    def state(self) -> State:
        """Translated, where the memory has just this and nothing against it; else initial."""
        sure = self.exact and not self.match.penalties
        return State.TRANSLATED if sure else State.INITIAL


def proposals(
    units: Iterable[TranslationUnit],
    lookup: UnitLookup,
    *,
    wanted: Callable[[TranslationUnit], bool],
    min_score: float,
) -> Iterator[Proposal]:
    """The best match of at least `min_score` for each of the `wanted` ones among `units`."""
    for position, (unit, context) in enumerate(with_context(units)):
        match = best_match(lookup, unit, context, min_score) if wanted(unit) else None
        if match:
            yield _proposal(position, unit, match)


def _proposal(position: int, unit: TranslationUnit, match: UnitMatch) -> Proposal:
    target, codes = side_of(match.unit, unit.target_lang)
    fitting = _fitting(codes, unit.source_codes)
    exact = fitting and match.kind is not MatchKind.FUZZY
    adapted = None
    if not exact and not codes:  # codes have places that adapting would move
        adapted = adapted_target(unit.source, unit.source_lang, match.unit, unit.target_lang)
    return Proposal(
        position=position,
        unit=unit,
        match=match,
        target=adapted or target,
        codes=codes if fitting else (),
        exact=exact,
        adapted=adapted is not None,
    )


def _fitting(codes: Iterable[InlineCode], source_codes: Iterable[InlineCode]) -> bool:
    """Whether the target of the memory has the inline codes of the draft's source, and no other.

    Codes of another file, or of another tool, mean nothing in this one.
    """
    return Counter(each.content for each in codes) == Counter(each.content for each in source_codes)
