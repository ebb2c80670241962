"""Who may talk to the server: called by its own name, from its own pages, with the token.

A page of another site can send requests to this server, and, by pointing its own name at this
machine (DNS rebinding), read the answers. So a request must name this machine as its host, and
one that a browser sends from a page must come from a page of this server.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import socket
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

TOKEN_PATH = "/with/"  # noqa: S105  the beginning of a path, not a token
_FOREIGN = "this request comes from another site"
_PROGRAMS = ("/api/", "/v2/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The names by which the server may be called, and the token to be shown, if any."""

    names: frozenset[str]
    token: str | None = None

    @property
    def proof(self) -> str:
        """What a browser keeps in the place of the token."""
        return hashlib.sha256((self.token or "").encode()).hexdigest()


def access(host: str, token: str | None) -> Access:
    """The access to a server bound to `host`.

    Bound to anything but this machine itself, it always has a token: `token`, or a new one.
    """
    names = {"localhost", host.lower().strip("[]")}
    if is_loopback(host):
        return Access(names=frozenset(names), token=token)
    names |= {socket.gethostname().lower(), socket.getfqdn().lower()}
    return Access(names=frozenset(names), token=token or secrets.token_urlsafe(18))


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Guard:
    """Lets only requests through to `app` that `access` allows."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._foreign(scope, headers) or self._unproven(scope, headers)
        await (refusal or self._app)(scope, receive, send)

    def _foreign(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if not _is_own(host, self._access.names):
            return _refused(f"this server is not called “{host[:80]}”", 421)
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{host}":
            return _refused(_FOREIGN)
        followed = headers.get("sec-fetch-mode") == "navigate" and scope["method"] == "GET"
        if headers.get("sec-fetch-site") == "cross-site" and not followed:
            return _refused(_FOREIGN)
        return None

    def _unproven(self, scope: Scope, headers: Headers) -> Response | None:
        """The refusal of a request without the token; where it is in the path, it is taken out."""
        token = self._access.token
        if token is None:
            return None
        path: str = scope["path"]
        if path.startswith(f"{TOKEN_PATH}{token}/"):
            rest = path.removeprefix(f"{TOKEN_PATH}{token}")
            scope.update(path=rest, raw_path=rest.encode())
            return None
        cookie = cookie_name("access", scope)
        shown = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(shown, token) or _same(cookies(headers).get(cookie, ""), self._access.proof):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if not _same("".join(query.pop("token", [])), token):
            return _refused("this server wants its token", 401)
        if path.startswith(_PROGRAMS):
            return None
        rest = f"?{urlencode(query, doseq=True)}" if query else ""
        answer = RedirectResponse(f"{_local(path)}{rest}", status_code=303)
        answer.set_cookie(cookie, self._access.proof, httponly=True, samesite="lax")
        return answer


def cookie_name(purpose: str, scope: Scope) -> str:
    """The name of a cookie: cookies know no ports, and there may be several servers here."""
    server = scope.get("server")
    return f"glossary-kit-{purpose}-{server[1] if server else 0}"


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies of a request by name; none if they cannot be read."""
    try:
        parsed = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in parsed.items()}


def _is_own(host: str, names: frozenset[str]) -> bool:
    """Whether the header `host` names this machine: by one of `names`, or by an address.

    An address cannot be rebound to another machine.
    """
    name = host.lower()
    name = name[1 : name.find("]")] if name.startswith("[") else name.partition(":")[0]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in names
    return True


def _local(path: str) -> str:
    """The `path`, which must not lead to another site."""
    return "/" + path.lstrip("/\\")


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _refused(why: str, status: int = 403) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=status)
