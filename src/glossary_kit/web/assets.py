"""The files that pages need, read once: what is not among them cannot be asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file as it is sent."""

    content: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """All files by name."""
    found = {}
    for file in resources.files("glossary_kit.web").joinpath("static").iterdir():
        media_type = _TYPES.get(file.name[file.name.rfind(".") :])
        if media_type:
            found[file.name] = Asset(content=file.read_bytes(), media_type=media_type)
    return found


@cache
def version() -> str:
    """A code that is another one as soon as any file changes."""
    digest = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        digest.update(name.encode() + asset.content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where the file `name` is, as it is now: a browser may keep it.

    All files stand beside each other, so that scripts find those that they import.
    """
    return f"/static/{version()}/{name}"


async def send_asset(request: Request) -> Response:
    """The file that the path names."""
    asset = assets().get(request.path_params["name"])
    if asset is None or version() != request.path_params["version"]:
        raise HTTPException(404)
    kept = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(asset.content, media_type=asset.media_type, headers=kept)
