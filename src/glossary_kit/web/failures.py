"""Errors as answers: a page for a person, JSON for a program."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from glossary_kit.errors import ErrorGroup, GlossaryKitError
from glossary_kit.web.labels import N_
from glossary_kit.web.rendering import render

_MESSAGES = {
    404: N_("There is no such page."),
    405: N_("This cannot be asked for in this way."),
    413: N_("This is too large."),
}


async def on_http(request: Request, error: Exception) -> Response:
    """The answer to a request that cannot be met."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(getattr(error, "detail", ""))
    return _answer(request, status, _MESSAGES.get(status, detail), ())


async def on_error(request: Request, error: Exception) -> Response:
    """The answer to a request that asks for what is wrong, with the way out."""
    errors = error.errors if isinstance(error, ErrorGroup) else (error,)
    known = [each for each in errors if isinstance(each, GlossaryKitError)]
    hints = tuple(each.hint for each in known if each.hint)
    return _answer(request, 422, "; ".join(each.message for each in known), hints)


def _answer(request: Request, status: int, message: str, hints: tuple[str, ...]) -> Response:
    if request.url.path.startswith(("/api/", "/v2/")):
        document = {"error": message, "hints": list(hints)}
        return JSONResponse(document, status_code=status)
    return render(request, "failure.html", status=status, message=message, hints=hints)
