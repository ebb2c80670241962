"""A server that runs beside the tests, as a user would start it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass(frozen=True)
class Served:
    """A server that runs: its address, with a slash at the end, and its project folder."""

    address: str
    folder: Path

    def client(self, **settings: object) -> httpx.Client:
        """A client that talks to the server, and to nobody else."""
        return httpx.Client(base_url=self.address, trust_env=False, timeout=60, **settings)  # type: ignore[arg-type]


def start(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """A server for the project in `folder`, and the address that it tells."""
    command = [sys.executable, "-m", "glossary_kit", "serve", "--port", "0", "--no-open", *options]
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    assert address.startswith("http://"), address + server.stdout.read()
    return server, address


def stop(server: subprocess.Popen[str]) -> None:
    server.terminate()
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
