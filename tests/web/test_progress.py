"""A check that takes long says how far it has come."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from glossary_kit.web.access import access
from glossary_kit.web.application import make_application
from glossary_kit.web.checking.desk import Desk
from glossary_kit.web.workspace import Place, Workspace


async def answers(project: Path) -> tuple[str, object, int]:
    """The page and the numbers of a check that has not ended, and what others are answered."""
    application = make_application(Workspace(Place(start=project)), access("127.0.0.1", None))
    pool = application.state.pool
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        await client.get("/check")
        visitor = next(value for name, value in client.cookies.items() if "visitor" in name)
        application.state.desks.put(f"{visitor}/job", Desk("job", pool, "long.po"))
        pool._queue.put(("job", 120, 600))
        for _ in range(200):
            numbers = (await client.get("/check/job/progress")).json()
            if numbers["done"]:
                break
            await asyncio.sleep(0.05)
        page = (await client.get("/check/job")).text
        client.cookies.clear()
        return page, numbers, (await client.get("/check/job/progress")).status_code


def test_progress_is_told_to_its_visitor_alone(project: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        page, numbers, of_others = thread.submit(asyncio.run, answers(project)).result()
    assert numbers == {"done": 120, "units": 600, "finished": False}
    assert 'value="120" max="600"' in page
    assert of_others == 404
