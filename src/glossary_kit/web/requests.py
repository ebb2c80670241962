"""What the answers to all requests need of the application and of what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from glossary_kit.web.checking.pool import Pool
from glossary_kit.web.sessions import refuse_forged
from glossary_kit.web.workspace import Snapshot

LONGEST_QUERY = 500
_FIELDS = 250


def snapshot_of(request: Request) -> Snapshot:
    """The project as it was a moment ago: nobody waits for files to be read."""
    snapshot: Snapshot = request.app.state.workspace.last()
    return snapshot


def pool_of(request: Request) -> Pool:
    """The processes that check."""
    pool: Pool = request.app.state.pool
    return pool


async def posted(request: Request, *, files: int = 0) -> FormData:
    """The form that was sent, with at most so many `files`.

    Raises: HTTPException if it was not made for its sender, or is none.
    """
    sent = await request.form(max_files=files, max_fields=_FIELDS)
    refuse_forged(request, sent.get("code"))
    return sent


@dataclass(frozen=True, slots=True)
class FormFields:
    """The fields of a form, read as what they should be."""

    sent: FormData

    def text(self, name: str) -> str:
        """The field as text; empty where it was not sent."""
        value = self.sent.get(name)
        return value if isinstance(value, str) else ""

    def lines(self, name: str) -> str:
        """The field as text that ends its lines as files here do, not as forms do."""
        return self.text(name).replace("\r\n", "\n")

    def number(self, name: str, *, below: int = 10**9) -> int:
        """The field as a number from 0 on.

        Raises: HTTPException if it is none, or not `below` the bound.
        """
        text = self.text(name)
        if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) >= below:
            raise HTTPException(400, f"the field “{name}” is not what it should be")
        return int(text)
