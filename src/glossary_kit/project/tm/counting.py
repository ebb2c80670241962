"""The documents of a memory, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from glossary_kit.model.unit import TranslationUnit
from glossary_kit.store.translation_memory import MemoryUnit
from glossary_kit.text.lengths import length_in


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCount:
    """The units of a document by state, and the length of its two sides.

    A side is counted in words; one in Khmer, which has no spaces between them, in clusters.
    """

    collection: str
    document: str
    units: int
    states: dict[str, int]
    source_length: int
    target_length: int


def count_documents(memory: Sequence[MemoryUnit]) -> tuple[DocumentCount, ...]:
    """The documents of the memory counted, in the order in which they come."""
    documents: dict[tuple[str, str], list[TranslationUnit]] = {}
    for each in memory:
        documents.setdefault((each.collection, each.document), []).append(each.unit)
    return tuple(
        DocumentCount(
            collection=collection,
            document=document,
            units=len(units),
            states=dict(Counter(str(unit.state) for unit in units)),
            source_length=sum(length_in(unit.source, unit.source_lang) for unit in units),
            target_length=sum(length_in(unit.target, unit.target_lang) for unit in units),
        )
        for (collection, document), units in documents.items()
    )
