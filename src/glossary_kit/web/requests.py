"""What the answers to all requests need of the application."""

from __future__ import annotations

from starlette.requests import Request

from glossary_kit.web.workspace import Snapshot


def snapshot_of(request: Request) -> Snapshot:
    """The project as it is now."""
    snapshot: Snapshot = request.app.state.workspace.now()
    return snapshot
