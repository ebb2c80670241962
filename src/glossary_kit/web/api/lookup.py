"""`GET /api/v1/lookup`: terms like a query."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from glossary_kit.errors import UsageError
from glossary_kit.report.lookup_json import lookup_document
from glossary_kit.web.requests import LONGEST_QUERY, snapshot_of

_MOST = 100
_LANGS = ("auto", "en", "km")


async def answer(request: Request) -> Response:
    """The matches for `q`, as `glossary-kit lookup --format json` gives them.

    Raises: UsageError.
    """
    asked = request.query_params
    query = asked.get("q", "")
    if not query.strip(" \t\u200b") or len(query) > LONGEST_QUERY:
        raise UsageError(
            "q must be a term or a part of one", hint=f"at most {LONGEST_QUERY} characters"
        )
    lang = asked.get("lang", "auto")
    if lang not in _LANGS:
        raise UsageError(f"there is no language “{lang}”", hint=f"one of {', '.join(_LANGS)}")
    limit = min(max(1, int(_number("limit", asked.get("limit", "10")))), _MOST)
    min_score = _number("min_score", asked.get("min_score", "60"))
    found = snapshot_of(request).look_up(query, lang, limit, min_score)
    return JSONResponse(lookup_document(found))


def _number(name: str, text: str) -> float:
    if not text.isascii() or not text.isdigit():
        raise UsageError(f"{name} must be a whole number, not “{text[:40]}”")
    return float(min(int(text[:9]), 10**6))
