"""The application: which path is answered by what, and through which guards it is reached."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from glossary_kit.errors import GlossaryKitError
from glossary_kit.web.access import Access, Guard
from glossary_kit.web.api import check as check_api
from glossary_kit.web.api import lookup as lookup_api
from glossary_kit.web.assets import send_asset
from glossary_kit.web.checking.pool import Pool
from glossary_kit.web.failures import on_error, on_http
from glossary_kit.web.languagetool import endpoints
from glossary_kit.web.pages import (
    check,
    document,
    downloads,
    entry,
    language,
    memory,
    review,
    search,
)
from glossary_kit.web.protection import BodyLimit, SafeHeaders
from glossary_kit.web.sessions import Visitors
from glossary_kit.web.workspace import Workspace

UPLOADS = ("/api/v1/check", "/check", "/document")
"""The paths to which files are sent."""
_OFTEN = 2.0
"""Seconds between two looks at the files of the project."""


def make_application(workspace: Workspace, access: Access) -> Starlette:
    """The application that serves `workspace` to those who have `access`."""
    pool = Pool(workspace.place)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(_watch(workspace))
        yield
        watch.cancel()
        pool.close()

    application = Starlette(
        lifespan=lifespan,
        routes=[
            Route("/", search.page),
            Route("/results", search.results),
            Route("/concept/{concept:path}", entry.page),
            Route("/check", check.form),
            Route("/check", check.begin, methods=["POST"]),
            Route("/check/{job}", check.show),
            Route("/check/{job}", check.act, methods=["POST"]),
            Route("/check/{job}/progress", check.progress),
            Route("/check/{job}/mended", downloads.mended),
            Route("/check/{job}/commented", downloads.commented),
            Route("/check/{job}/report/{kind}", downloads.report),
            Route("/memory", memory.page),
            Route("/document", document.form),
            Route("/document", document.begin, methods=["POST"]),
            Route("/document/{job}", document.show),
            Route("/document/{job}/{format}", document.give),
            Route("/review", review.page),
            Route("/review", review.decide, methods=["POST"]),
            Route("/review/who", review.introduce, methods=["POST"]),
            Route("/language", language.choose, methods=["POST"]),
            Route("/static/{version}/{name}", send_asset),
            Route("/api/v1/lookup", lookup_api.answer),
            Route("/api/v1/check", check_api.answer, methods=["POST"]),
            Route("/v2/check", endpoints.check, methods=["GET", "POST"]),
            Route("/v2/languages", endpoints.languages, methods=["GET", "POST"]),
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
    application.state.pool = pool
    application.state.desks = check.new_store()
    application.state.documents = document.new_store()
    application.state.reviewers = review.new_store()
    return application


async def _watch(workspace: Workspace) -> None:
    """Look at the files again and again, so that no request has to."""
    while True:
        await asyncio.sleep(_OFTEN)
        await run_in_threadpool(workspace.now)
