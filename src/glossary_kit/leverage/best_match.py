"""The best match that a memory has for a segment of a draft, its neighbours considered."""

from __future__ import annotations

from glossary_kit.match.unit_lookup import Context, UnitLookup, UnitMatch
from glossary_kit.match.unit_side import side_of
from glossary_kit.model.unit import TranslationUnit


def best_match(
    lookup: UnitLookup, unit: TranslationUnit, context: Context | None, min_score: float
) -> UnitMatch | None:
    """The best match for the source of `unit` that has its target's language, too.

    `None` if there is none of at least `min_score`.
    """
    if not unit.source.strip():
        return None
    for limit in (1, None):  # the best one hardly ever lacks a translation
        found = lookup.look_up(
            unit.source,
            unit.source_lang,
            min_score=min_score,
            limit=limit,
            context=context,
            codes=unit.source_codes,
        )
        serving = next((each for each in found if translation(each, unit).strip()), None)
        if serving or not found:
            return serving
    return None


def translation(match: UnitMatch, unit: TranslationUnit) -> str:
    """What `match` proposes as the target of `unit`; empty if it has none in its language."""
    return side_of(match.unit, unit.target_lang)[0]
