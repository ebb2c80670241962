"""The switch between the languages of the page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from glossary_kit.web.languages import COOKIE, LANGUAGES
from glossary_kit.web.requests import FormFields, posted

_A_YEAR = 365 * 24 * 60 * 60


async def choose(request: Request) -> Response:
    """Back to the page that was shown, in the chosen language."""
    fields = FormFields(await posted(request))
    back = "/" + fields.text("back").lstrip("/\\")
    answer = RedirectResponse(back, status_code=303)
    chosen = fields.text("to")
    if chosen in LANGUAGES:
        answer.set_cookie(COOKIE, chosen, max_age=_A_YEAR, httponly=True, samesite="lax")
    return answer
