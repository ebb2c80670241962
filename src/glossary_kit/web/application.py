"""The application: which path is answered by what, and through which guards it is reached."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from glossary_kit.errors import GlossaryKitError
from glossary_kit.web.access import Access, Guard
from glossary_kit.web.api import lookup as lookup_api
from glossary_kit.web.assets import send_asset
from glossary_kit.web.failures import on_error, on_http
from glossary_kit.web.pages import entry, language, search
from glossary_kit.web.protection import BodyLimit, SafeHeaders
from glossary_kit.web.sessions import Visitors
from glossary_kit.web.workspace import Workspace

UPLOADS: tuple[str, ...] = ()
"""The paths to which files are sent."""


def make_application(workspace: Workspace, access: Access) -> Starlette:
    """The application that serves `workspace` to those who have `access`."""
    application = Starlette(
        routes=[
            Route("/", search.page),
            Route("/results", search.results),
            Route("/concept/{concept:path}", entry.page),
            Route("/language", language.choose, methods=["POST"]),
            Route("/static/{version}/{name}", send_asset),
            Route("/api/v1/lookup", lookup_api.answer),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Guard, access=access),
            Middleware(BodyLimit, uploads=UPLOADS),
            Middleware(Visitors),
        ],
        exception_handlers={HTTPException: on_http, GlossaryKitError: on_error},
    )
    application.state.workspace = workspace
    return application
