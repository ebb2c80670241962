"""A process that dies or never ends takes nothing with it but its own work."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from glossary_kit.errors import UsageError
from glossary_kit.web.checking import pool as pools
from glossary_kit.web.checking.pool import Pool
from glossary_kit.web.workspace import Place


@asynccontextmanager
async def opened() -> AsyncIterator[Pool]:
    pool = Pool(Place(start=Path.cwd()))
    try:
        yield pool
    finally:
        pool.close()


def told(story: Coroutine[None, None, int]) -> int:
    """What comes of `story`; in a thread, for the browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()


def test_a_process_that_dies_is_replaced() -> None:
    async def story() -> int:
        async with opened() as pool:
            with pytest.raises(UsageError, match="broke off"):
                await pool.quick(os._exit, 1)
            return await pool.quick(abs, -3)

    assert told(story()) == 3


def test_a_process_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> int:
        async with opened() as pool:
            assert await pool.quick(abs, -1) == 1  # started by now
            impatient = replace(pools.QUICK, seconds=0.5)
            pool._running[impatient] = pool._running.pop(pools.QUICK)
            monkeypatch.setattr(pools, "QUICK", impatient)
            with pytest.raises(UsageError, match="broke off"):
                await pool.quick(time.sleep, 60)
            monkeypatch.undo()
            return await pool.quick(abs, -3)

    assert told(story()) == 3
