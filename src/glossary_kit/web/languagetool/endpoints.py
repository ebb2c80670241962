"""`/v2/check` and `/v2/languages`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from glossary_kit.model.unit import TranslationUnit
from glossary_kit.web.checking.work import check_unit
from glossary_kit.web.languagetool.answer import LANGUAGES, answer
from glossary_kit.web.languagetool.question import read_question
from glossary_kit.web.requests import pool_of


async def check(request: Request) -> Response:
    """The issues of a text, alone or with its source.

    Raises: UsageError if there is no text.
    """
    body = await request.body()
    question = read_question(body or request.url.query.encode())
    if question is None or not question.text.strip():
        return JSONResponse(answer(question, ()))
    unit = TranslationUnit(
        id="",
        source=question.source,
        target=question.text,
        source_lang=question.source_lang,
        target_lang=question.lang,
    )
    return JSONResponse(answer(question, await pool_of(request).quick(check_unit, unit)))


async def languages(_request: Request) -> Response:
    """The languages of texts that can be checked."""
    return JSONResponse(list(LANGUAGES))
