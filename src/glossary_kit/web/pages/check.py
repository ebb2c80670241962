"""Check a draft: sent or pasted, shown with what was found, mended, given back."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.web.checking.desk import Desk, takeable, writable
from glossary_kit.web.checking.draft import Draft, file_name, pasted_file
from glossary_kit.web.checking.marks import marks, pieces
from glossary_kit.web.checking.rules import why_of
from glossary_kit.web.checking.work import terms_in
from glossary_kit.web.checking.worker import Term
from glossary_kit.web.rendering import render
from glossary_kit.web.requests import FormFields, pool_of, posted
from glossary_kit.web.sessions import Store, visitor_of

_PATIENCE = 1.5
"""Seconds that the browser is kept waiting for a short draft, instead of showing progress."""
_UNITS_SHOWN = 40
_TERMS_BELOW = 20_000
"""Characters of a segment beyond which its terms are not shown: reading ends there anyway."""


def new_store() -> Store[Desk]:
    """Where the desks of all visitors stand: 60 of them, for four hours after their last use."""
    return Store(most=60, bytes_=400 * 1024 * 1024, seconds=4 * 60 * 60)


async def form(request: Request) -> Response:
    """Where a draft is dropped or pasted."""
    return render(request, "check.html")


async def begin(request: Request) -> Response:
    """On to the desk of the draft that was sent."""
    sent = await posted(request, files=1)
    name, data = await _sent(sent)
    desk = Desk(secrets.token_urlsafe(9), pool_of(request), file_name(name))
    request.app.state.desks.put(_key(request, desk.job), desk, size=8 * len(data))
    await asyncio.wait([desk.begin(data)], timeout=_PATIENCE)
    return RedirectResponse(f"/check/{desk.job}", status_code=303)


async def _sent(sent: FormData) -> tuple[str, bytes]:
    """Name and content of the file that was sent, or of what was pasted."""
    file = sent.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return file.filename, await file.read()
    fields = FormFields(sent)
    return pasted_file(fields.lines("source"), fields.lines("target"))


async def show(request: Request) -> Response:
    """The desk: what was found, or how far the check has come."""
    desk = _desk(request)
    if desk.error is not None:
        raise desk.error
    if desk.draft is None:
        done, units = desk.pool.progress(desk.job)
        return render(request, "checking.html", desk=desk, done=done, units=units)
    return await _shown(request, desk, desk.draft, "draft.html")


async def progress(request: Request) -> Response:
    """How far the check has come, for the script of the page."""
    desk = _desk(request)
    done, units = desk.pool.progress(desk.job)
    finished = desk.draft is not None or desk.error is not None
    return JSONResponse({"done": done, "units": units, "finished": finished})


async def act(request: Request) -> Response:
    """The desk after something was done to the draft, or undone."""
    desk = _desk(request)
    fields = FormFields(await posted(request))
    if desk.draft is None:
        raise HTTPException(409, "the check is still running")
    await _do(desk, desk.draft, fields)
    if request.headers.get("x-fragment"):
        return await _shown(request, desk, desk.draft, "_draft.html")
    place = f"#u{fields.number('unit')}" if fields.text("unit") else ""
    return RedirectResponse(f"{request.url.path}?{request.url.query}{place}", status_code=303)


async def _do(desk: Desk, draft: Draft, fields: FormFields) -> None:
    revision, what = fields.number("revision"), fields.text("do")
    issues = len(desk.outcome.issues) if desk.outcome else 0
    if what == "take":
        await desk.take(revision, fields.number("issue", below=issues))
    elif what == "ignore":
        desk.ignore(revision, fields.number("issue", below=issues))
    elif what == "undo":
        await desk.undo(revision)
    elif what == "write":
        position = fields.number("unit", below=len(draft.units))
        await desk.write(revision, position, fields.lines("text"))
    else:
        raise HTTPException(400, "this cannot be done with a draft")


def _key(request: Request, job: str) -> str:
    return f"{visitor_of(request).id}/{job}"


def _desk(request: Request) -> Desk:
    desk: Desk | None = request.app.state.desks.get(_key(request, request.path_params["job"]))
    if desk is None:
        raise HTTPException(404, "")
    return desk


def desk_of(request: Request) -> tuple[Desk, Draft]:
    """The desk that the path names, and the draft on it.

    Raises: HTTPException if it is not the visitor's, or still being checked.
    """
    desk = _desk(request)
    if desk.draft is None:
        raise HTTPException(404, "")
    return desk, desk.draft


async def _shown(request: Request, desk: Desk, draft: Draft, template: str) -> Response:
    """The units of one part of the draft, with their issues and terms."""
    by_unit: dict[int, list[tuple[int, Issue]]] = {}
    for number, position, issue in desk.issues:
        by_unit.setdefault(position, []).append((number, issue))
    asked = request.query_params
    everything = asked.get("show", "all" if len(draft.units) <= _UNITS_SHOWN else "issues") == "all"
    chosen: Sequence[int] = range(len(draft.units)) if everything else sorted(by_unit)
    wanted = asked.get("part", "1")
    parts = max(1, -(-len(chosen) // _UNITS_SHOWN))
    part = min(max(int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1, 1), parts)
    positions = chosen[(part - 1) * _UNITS_SHOWN : part * _UNITS_SHOWN]
    return render(
        request,
        template,
        desk=desk,
        draft=draft,
        summary=desk.summary(),
        units=await _units(desk, draft, positions, by_unit),
        everything=everything,
        part=part,
        parts=parts,
    )


async def _units(
    desk: Desk, draft: Draft, positions: Sequence[int], by_unit: dict[int, list[tuple[int, Issue]]]
) -> list[dict[str, object]]:
    units = [draft.units[position] for position in positions]
    texts = [
        (text if len(text) < _TERMS_BELOW else "", lang)
        for unit in units
        for text, lang in ((unit.source, unit.source_lang), (unit.target, unit.target_lang))
    ]
    terms: list[tuple[Term, ...]] = await desk.pool.quick(terms_in, texts)
    shown: list[dict[str, object]] = []
    for place, (position, unit) in enumerate(zip(positions, units, strict=True)):
        issues = by_unit.get(position, [])
        shown.append(
            {
                "position": position,
                "unit": unit,
                "writable": writable(unit),
                "source": pieces(unit.source, marks(issues, Side.SOURCE), terms[2 * place]),
                "target": pieces(unit.target, marks(issues, Side.TARGET), terms[2 * place + 1]),
                "issues": [
                    {
                        "number": number,
                        "issue": issue,
                        "takeable": takeable(issue, unit),
                        "why": why_of(issue.code),
                    }
                    for number, issue in issues
                ],
            }
        )
    return shown
