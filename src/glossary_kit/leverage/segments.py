"""The segments of a draft that are to be translated, with their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from msgspec.structs import replace

from glossary_kit.match.unit_lookup import Context
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.sentences import sentences


def source_segments(units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
    """The units of a draft; the paragraphs of a document in one language as its sentences.

    Such a paragraph is a unit without a source. To be translated, it is turned round, and cut
    as the units of a memory are. Its inline codes are left out.
    """
    for unit in units:
        if unit.source.strip() or not unit.target.strip():
            yield unit
            continue
        for sentence in sentences(unit.target, unit.target_lang):
            yield replace(
                unit,
                source=sentence.of(unit.target),
                target="",
                source_lang=unit.target_lang,
                target_lang=unit.source_lang,
                target_codes=(),
            )


def with_context(
    units: Iterable[TranslationUnit],
) -> Iterator[tuple[TranslationUnit, Context]]:
    """Each of `units`, which stand in document order, with its neighbours."""
    before = ""
    for unit, following in pairwise(chain(units, [None])):
        if unit is not None:
            yield unit, Context(before=before, after=following.source if following else "")
            before = unit.source
