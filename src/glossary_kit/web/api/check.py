"""`POST /api/v1/check`: the issues of a draft, as `glossary-kit check --format json` gives them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from glossary_kit.errors import UsageError
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.report.json_report import json_report
from glossary_kit.report.summary import summed_up
from glossary_kit.web.checking.draft import Draft
from glossary_kit.web.checking.pool import Pool
from glossary_kit.web.checking.work import check_draft, check_file
from glossary_kit.web.checking.worker import Outcome
from glossary_kit.web.requests import pool_of

_LANGS = ("en", "km")


async def answer(request: Request) -> Response:
    """The issues of the file that is the body (called `name`), or of the units in a JSON body.

    Raises: UsageError for a body that is neither; FormatError for a file that is broken.
    """
    pool, job = pool_of(request), secrets.token_urlsafe(9)
    try:
        draft, outcome = await _checked(request, pool, job)
    finally:
        pool.forget(job)
    issues = [issue for _, issue in outcome.issues]
    summary = summed_up(issues, files=1, units=len(draft.units), suppressed=outcome.suppressed)
    return Response(json_report(issues, summary), media_type="application/json")


async def _checked(request: Request, pool: Pool, job: str) -> tuple[Draft, Outcome]:
    if request.headers.get("content-type", "").partition(";")[0] == "application/json":
        units = tuple(_units(await _document(request)))
        draft = Draft(name="", codec="", data=b"", units=units)
        return draft, await pool.long(check_draft, job, draft)
    name = request.query_params.get("name", "")
    if not name:
        raise UsageError(
            "the file has no name", hint="add ?name=draft.xlf, so that its format is known"
        )
    draft, outcome, _ = await pool.long(check_file, job, name, await request.body())
    return draft, outcome


async def _document(request: Request) -> Any:
    try:
        return await request.json()
    except ValueError as error:
        raise UsageError(f"the body is no JSON: {error}") from error


def _units(document: Any) -> Iterator[TranslationUnit]:
    """The units of a body such as {"units": [{"id", "source", "target"}], "target_lang": "km"}."""
    listed = document.get("units") if isinstance(document, dict) else None
    if not isinstance(listed, Sequence) or isinstance(listed, str) or not listed:
        raise UsageError("there are no units", hint='{"units": [{"source": "…", "target": "…"}]}')
    source_lang, target_lang = document.get("source_lang", "en"), document.get("target_lang", "km")
    if source_lang not in _LANGS or target_lang not in _LANGS or source_lang == target_lang:
        raise UsageError("source_lang and target_lang must be en and km, or km and en")
    for number, each in enumerate(listed, 1):
        given = each if isinstance(each, dict) else {}
        texts = {key: given.get(key, "") for key in ("source", "target")}
        if not given or not all(isinstance(text, str) for text in texts.values()):
            raise UsageError(f"unit {number} must have source and target as texts")
        yield TranslationUnit(
            id=str(given.get("id", number)),
            source=texts["source"],
            target=texts["target"],
            source_lang=source_lang,
            target_lang=target_lang,
        )
