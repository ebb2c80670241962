"""What a browser is known by, and what the server keeps for it: little, and not for ever."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from glossary_kit.web.access import cookie_name, cookies

T = TypeVar("T")
_ID = re.compile("[A-Za-z0-9_-]{32}")
_SECRET = secrets.token_bytes(32)
"""Forms are signed with it; those of a server that was started before are void."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser: the id in its cookie, and the code that its forms must bring back."""

    id: str

    @property
    def code(self) -> str:
        """What only a page made for this visitor holds, against forged requests (CSRF)."""
        return hmac.new(_SECRET, self.id.encode(), hashlib.sha256).hexdigest()


class Visitors:
    """Tells `app` which browser asks; a new one is given a cookie with its page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name = cookie_name("visitor", scope)
        known = cookies(Headers(scope=scope)).get(name, "")
        visitor = Visitor(known if _ID.fullmatch(known) else secrets.token_urlsafe(24))
        scope.setdefault("state", {})["visitor"] = visitor

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and visitor.id != known:
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    cookie = f"{name}={visitor.id}; Path=/; HttpOnly; SameSite=Lax"
                    headers.append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def visitor_of(request: Request) -> Visitor:
    """The browser that sent `request`."""
    visitor: Visitor = request.state.visitor
    return visitor


def refuse_forged(request: Request, code: object) -> None:
    """Nothing, or the refusal of a form that was not made for its sender.

    Raises: HTTPException.
    """
    right = visitor_of(request).code
    if not isinstance(code, str) or not secrets.compare_digest(code.encode(), right.encode()):
        raise HTTPException(403, "this form has expired: load the page again")


@dataclass
class _Kept(Generic[T]):
    value: T
    size: int
    used: float = field(default=0.0)


class Store(Generic[T]):
    """Values by key, so many and so many bytes at most, and only while they are used.

    The value not used for longest goes first. Safe to use from several threads.
    """

    def __init__(
        self,
        *,
        most: int,
        bytes_: int,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._bytes = bytes_
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[str, _Kept[T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> T | None:
        """The value for `key`; `None` if there is none, or no more."""
        with self._lock:
            self._forget()
            kept = self._kept.get(key)
            if kept is None:
                return None
            kept.used = self._clock()
            self._kept.move_to_end(key)
            return kept.value

    def put(self, key: str, value: T, size: int = 0) -> None:
        """Keep `value`, which takes about `size` bytes, for `key`."""
        with self._lock:
            self._kept[key] = _Kept(value, size, self._clock())
            self._kept.move_to_end(key)
            self._forget()

    def _forget(self) -> None:
        oldest = self._clock() - self._seconds
        total = sum(kept.size for kept in self._kept.values())
        while self._kept:
            key, kept = next(iter(self._kept.items()))
            crowded = len(self._kept) > 1 and (len(self._kept) > self._most or total > self._bytes)
            if kept.used >= oldest and not crowded:
                return
            total -= kept.size
            del self._kept[key]
