"""The server: one process that answers, until it is stopped."""

from __future__ import annotations

import signal
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from glossary_kit.errors import UsageError
from glossary_kit.web.access import access
from glossary_kit.web.application import make_application
from glossary_kit.web.workspace import Place, Workspace

_SHORTEST_TOKEN = 12
_AT_ONCE = 500


def serve(
    place: Place,
    *,
    host: str,
    port: int,
    token: str | None,
    opens: bool,
    say: Callable[[str], object],
) -> None:
    """Answer requests to `host` and `port` until stopped; `say` is told the address.

    Raises: UsageError if the port cannot be had, or the token is too short; as `Project`.
    """
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(
            "the token can be guessed", hint=f"take {_SHORTEST_TOKEN} characters or more"
        )
    workspace = Workspace(place)
    workspace.now()  # errors of the term base are told now, not to the first visitor
    allowed = access(host, token)
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listener.getsockname()[1]}/"
        if allowed.token:
            address += f"?token={allowed.token}"
        say(address)
        if opens:
            webbrowser.open(address)
        config = uvicorn.Config(
            make_application(workspace, allowed),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_AT_ONCE,
        )
        signal.signal(signal.SIGTERM, _leave)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _leave(_signal: int, _frame: object) -> None:
    """Leave as after Ctrl+C: with everything put away."""
    raise SystemExit(0)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host.strip("[]"), port), family=family, backlog=256)
    except OSError as error:
        what = f"{host}:{port} cannot be listened on: {error.strerror}"
        raise UsageError(what, hint="name another --port, or 0 for any free one") from error
    # Head and body of an answer are written one after the other: the body must not wait until
    # the head is acknowledged. Connections take this over from the socket that listens.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
