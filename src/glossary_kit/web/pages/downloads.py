"""What can be taken away from a checked draft: the mended file, and reports of what is left."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from glossary_kit.check.issue import Issue
from glossary_kit.report.registry import report_named
from glossary_kit.report.summary import Summary
from glossary_kit.web.checking.desk import Desk
from glossary_kit.web.checking.work import commented as with_comments
from glossary_kit.web.checking.work import file_of
from glossary_kit.web.pages.check import desk_of

_REPORTS = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


async def mended(request: Request) -> Response:
    """The draft with everything that was taken and written."""
    desk, draft = desk_of(request)
    name, data = await desk.pool.long(file_of, draft)
    return attachment(name, data)


async def commented(request: Request) -> Response:
    """The mended Word document, with a comment at each issue that is left.

    Raises: HTTPException if the draft is none.
    """
    desk, draft = desk_of(request)
    if not draft.takes_comments:
        raise HTTPException(404)
    name, data = await desk.pool.long(with_comments, draft, _issues(desk))
    return attachment(name, data)


async def report(request: Request) -> Response:
    """The issues that are left, as a page, a workbook or JSON."""
    desk, _ = desk_of(request)
    kind = request.path_params["kind"]
    if kind not in _REPORTS:
        raise HTTPException(404)
    data = await desk.pool.long(report_of, kind, _issues(desk), desk.summary())
    return attachment(f"{desk.name}.issues.{kind}", data, _REPORTS[kind])


def report_of(kind: str, issues: list[Issue], summary: Summary) -> bytes:
    """The report `kind` of the issues; made in a process of its own."""
    made = report_named(kind)(issues, summary)
    return made if isinstance(made, bytes) else made.encode()


def _issues(desk: Desk) -> list[Issue]:
    return [replace(issue, path=desk.name) for *_, issue in desk.issues]


def attachment(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """An answer that the browser saves as `name`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(char if char.isalnum() or char in "._- " else "_" for char in plain)
    value = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": value})
