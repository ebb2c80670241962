"""The search page: one box for both languages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from glossary_kit.match.term_lookup import TermMatch
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.web.languages import language_of
from glossary_kit.web.rendering import render, text_of
from glossary_kit.web.requests import LONGEST_QUERY, snapshot_of

_SHOWN = 12
_LEAST = 55.0
_ZWSP = "\u200b"


async def page(request: Request) -> Response:
    """The box, and what is found for the query in the address."""
    query = _query(request)
    count = len(snapshot_of(request).entries)
    return render(request, "search.html", query=query, found=_found(request, query), count=count)


async def results(request: Request) -> Response:
    """Only what is found, for the script of the page; the same for everybody who types it."""
    query = _query(request)

    def made() -> str:
        return text_of(request, "_results.html", query=query, found=_found(request, query))

    return HTMLResponse(snapshot_of(request).kept((language_of(request), query), made))


def clean(term: str | None) -> str:
    """The term as it may be written anywhere: without zero-width spaces."""
    return (term or "").replace(_ZWSP, "")


def _query(request: Request) -> str:
    return request.query_params.get("q", "")[:LONGEST_QUERY]


def _found(request: Request, query: str) -> list[dict[str, object]]:
    """What is shown of each concept that is found: the match, and what to write."""
    if not query.strip(f" \t{_ZWSP}"):
        return []
    found = snapshot_of(request).look_up(query, "auto", _SHOWN, _LEAST)
    return [_shown(match, entry) for match, entry in found]


def _shown(match: TermMatch, entry: ConceptEntry) -> dict[str, object]:
    english, khmer = entry.preferred("en"), entry.preferred("km")
    return {
        "match": match,
        "entry": entry,
        "english": english,
        "khmer": khmer,
        "other": match.term not in (english, khmer),
        "copied": clean(khmer.term if khmer else None),
    }
