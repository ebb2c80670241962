"""The memory: segments like one, with what differs, and where words stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from glossary_kit.match.difference import difference
from glossary_kit.model.span import Span
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.text.khmer import has_khmer
from glossary_kit.web.rendering import render
from glossary_kit.web.requests import snapshot_of
from glossary_kit.web.workspace import Snapshot

LONGEST_SEGMENT = 4000
_MATCHES, _HITS = 6, 20
_LEAST = 50.0

Stretch = tuple[bool, str]
"""Whether a stretch of a text is what was asked for, and the text."""


def page(request: Request) -> Response:
    """The box, and what the memory has for the segment in the address."""
    query = request.query_params.get("q", "")[:LONGEST_SEGMENT].strip()
    snapshot = snapshot_of(request)
    return render(
        request,
        "memory.html",
        query=query,
        count=len(snapshot.project.tm.units),
        matches=_matches(snapshot, query) if query else [],
        hits=_hits(snapshot, query) if query else [],
    )


def _matches(snapshot: Snapshot, query: str) -> list[dict[str, object]]:
    memory = snapshot.project.tm
    found = memory.search(query, limit=_MATCHES, min_score=_LEAST)
    khmer = has_khmer(query)
    return [
        {
            "match": match,
            "place": memory.placed(match.place),
            "asks_target": khmer == match.unit.target_lang.startswith("km"),
            "difference": difference(_side(match.unit, khmer=khmer), query),
        }
        for match in found
    ]


def _side(unit: TranslationUnit, *, khmer: bool) -> str:
    """The side of the unit that is in Khmer, or the other one."""
    return unit.target if unit.target_lang.startswith("km") == khmer else unit.source


def _hits(snapshot: Snapshot, query: str) -> list[dict[str, object]]:
    memory = snapshot.project.tm
    return [
        {
            "unit": hit.unit,
            "place": memory.placed(hit.place),
            "source": stretches(hit.unit.source, hit.source_spans),
            "target": stretches(hit.unit.target, hit.target_spans),
        }
        for hit in memory.concordance(query.split(), limit=_HITS)
    ]


def stretches(text: str, spans: Sequence[Span]) -> list[Stretch]:
    """The `text` cut where `spans`, which do not overlap, begin and end."""
    cut: list[Stretch] = []
    done = 0
    for span in spans:
        cut += [(False, text[done : span.start]), (True, span.of(text))]
        done = span.end
    return [(asked, part) for asked, part in [*cut, (False, text[done:])] if part]
