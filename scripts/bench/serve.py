"""How long look-ups take while 50 people type and 5 drafts are checked, against a lone one.

A server is started on this machine, for itself only. Each of the 50 types terms of the base,
letter by letter, with a pause after every key as people make it; five times a draft is sent,
and again as soon as it has been checked. What is printed are the median and the 95th percentile
of the look-ups, and their ratios to the median of look-ups that are made one by one.

Usage: python scripts/bench/serve.py [seconds]
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from glossary_kit.project import Project

EXAMPLE = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples/draft.po"
TYPISTS, CHECKS, PAUSE = 50, 5, 0.4


class Connection:
    """A connection that is kept open, and asks one thing after another."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80

    async def ask(self, method: str, path: str, body: bytes = b"") -> float:
        """The milliseconds that the answer took, which must be a good one."""
        start = time.perf_counter()
        if not hasattr(self, "_reader"):
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        status = await self._reader.readline()
        if b" 200 " not in status:
            raise SystemExit(f"{path}: {status!r}")
        length = 0
        while (line := await self._reader.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        await self._reader.readexactly(length)
        return (time.perf_counter() - start) * 1e3


def lookup(query: str) -> str:
    return f"/results?q={quote(query)}"


async def typist(address: str, terms: list[str], until: float, seed: random.Random) -> list[float]:
    connection, times = Connection(address), []
    await asyncio.sleep(seed.random() * PAUSE)
    while time.monotonic() < until:
        term = seed.choice(terms)
        for end in range(1, len(term) + 1):
            times.append(await connection.ask("GET", lookup(term[:end])))
            await asyncio.sleep(seed.uniform(0.5, 1.5) * PAUSE)
            if time.monotonic() >= until:
                break
    return times


async def checker(address: str, until: float) -> list[float]:
    connection, times = Connection(address), []
    while time.monotonic() < until:
        body = EXAMPLE.read_bytes()
        times.append(await connection.ask("POST", "/api/v1/check?name=draft.po", body))
    return times


async def lone(address: str, terms: list[str], seed: random.Random) -> list[float]:
    connection = Connection(address)
    queries = [term[: seed.randint(1, len(term))] for term in seed.sample(terms, 200)]
    return [await connection.ask("GET", lookup(query)) for query in queries]


@asynccontextmanager
async def server() -> AsyncIterator[str]:
    command = [sys.executable, "-m", "glossary_kit", "serve", "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield (process.stdout.readline() if process.stdout else "").strip()
    finally:
        process.terminate()
        process.wait(20)


async def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15
    terms = [t.term for e in Project().entries for s in e.languages for t in s.terms]
    seed = random.Random(1)
    async with server() as address:
        await asyncio.gather(*(checker(address, time.monotonic() + 1) for _ in range(CHECKS)))
        alone = statistics.median(await lone(address, terms, seed))
        until = time.monotonic() + seconds
        *typed, checks = await asyncio.gather(
            *(typist(address, terms, until, random.Random(number)) for number in range(TYPISTS)),
            asyncio.gather(*(checker(address, until) for _ in range(CHECKS))),
        )
    times = sorted(each for one in typed for each in one)
    checked = sorted(each for one in checks for each in one)
    middle, slow = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"a lone look-up            {alone:8.1f} ms")
    print(f"{TYPISTS} people typing, median  {middle:8.1f} ms  {middle / alone:5.1f}×")
    print(f"        95th percentile   {slow:8.1f} ms  {slow / alone:5.1f}×")
    print(
        f"{len(times)} look-ups, {len(checked)} checks, median {statistics.median(checked):.0f} ms"
    )


asyncio.run(main())
