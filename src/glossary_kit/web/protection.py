"""What protects browser and server: headers on every answer, a bound on every request body."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_UPLOAD = 20 * 1024 * 1024
LARGEST_FORM = 2 * 1024 * 1024
"""Bytes of a request body, for the paths that take files and for all others."""

_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Answers as `app` does, with the headers that tell a browser what it may do.

    Nothing that is not a file of this server runs or is fetched, and nobody frames a page.
    What is not said to be kept is not kept: pages may show somebody's draft.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class BodyTooLargeError(Exception):
    """More came than a request may bring."""


class BodyLimit:
    """Lets `app` read no more of a body than its path allows; `uploads` take files."""

    def __init__(self, app: ASGIApp, uploads: tuple[str, ...]) -> None:
        self._app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it before it is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = LARGEST_UPLOAD if scope["path"] in self._uploads else LARGEST_FORM
        declared = Headers(scope=scope).get("content-length", "0")
        too_large = PlainTextResponse(
            f"this is too large; at most {limit // 1024 // 1024} MB are read\n", status_code=413
        )
        if not declared.isascii() or not declared.isdigit() or int(declared) > limit:
            await too_large(scope, receive, send)
            return
        left = limit

        async def receive_bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise BodyTooLargeError
            return message

        try:
            await self._app(scope, receive_bounded, send)
        except BodyTooLargeError:
            await too_large(scope, receive, send)
