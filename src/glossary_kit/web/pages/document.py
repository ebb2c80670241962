"""A glossary for one document: the part of the term base that occurs in it, to be taken along."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Codec
from glossary_kit.formats.registry import CODECS
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.web.checking.draft import file_name
from glossary_kit.web.checking.work import concepts_in, glossary_of
from glossary_kit.web.pages.downloads import attachment
from glossary_kit.web.rendering import render
from glossary_kit.web.requests import FormFields, pool_of, posted, snapshot_of
from glossary_kit.web.sessions import Store, visitor_of

_TO_READ = (".xlsx", ".docx", ".pdf", ".html")
_STANDARD = ("tbx-v3-dct", "tbx-v2")
"""The formats that people read, and those that most tools take; they come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document was called, and how often each concept occurs, the first one first."""

    name: str
    concepts: tuple[tuple[str, int], ...]


def new_store() -> Store[Document]:
    """The glossaries of all visitors, for four hours."""
    return Store(most=200, bytes_=20 * 1024 * 1024, seconds=4 * 60 * 60)


async def form(request: Request) -> Response:
    """Where a document is dropped or pasted."""
    return render(request, "document.html")


async def begin(request: Request) -> Response:
    """On to the glossary of the document that was sent.

    Raises: UsageError if nothing was sent; as `read_draft`.
    """
    sent = await posted(request, files=1)
    file = sent.get("file")
    if isinstance(file, UploadFile) and file.filename:
        name, data = file_name(file.filename), await file.read()
    else:
        name, data = "pasted.txt", FormFields(sent).lines("text").encode()
    if not data.strip():
        raise UsageError("there is nothing to read", hint="paste a text, or drop a file")
    concepts = await pool_of(request).long(concepts_in, name, data)
    job = secrets.token_urlsafe(9)
    document = Document(name=name, concepts=concepts)
    key = f"{visitor_of(request).id}/{job}"
    request.app.state.documents.put(key, document, size=60 * len(concepts))
    return RedirectResponse(f"/document/{job}", status_code=303)


def show(request: Request) -> Response:
    """The concepts that occur in the document, and the formats in which they can be had."""
    document, entries = _found(request)
    counts = dict(document.concepts)
    codecs = formats()
    return render(
        request,
        "glossary.html",
        document=document,
        found=[(entry, counts[entry.id]) for entry in entries],
        usual=[codec for codec in codecs if _usual(codec)],
        others=[codec for codec in codecs if not _usual(codec)],
    )


async def give(request: Request) -> Response:
    """The glossary as a file.

    Raises: HTTPException if there is no such format; UsageError if what it needs is missing.
    """
    document, entries = await run_in_threadpool(_found, request)
    name = request.path_params["format"]
    codec = next((codec for codec in formats() if codec.name == name), None)
    if codec is None:
        raise HTTPException(404)
    data = await pool_of(request).long(glossary_of, name, entries)
    stem = document.name.rpartition(".")[0] or document.name
    return attachment(f"{stem}.glossary{codec.suffixes[0]}", data)


def formats() -> list[Codec[Any]]:
    """The formats in which concepts are written, by name."""
    return [codec for codec in CODECS if codec.carries is ConceptEntry and codec.write]


def _usual(codec: Codec[Any]) -> bool:
    return codec.suffixes[0] in _TO_READ or codec.name in _STANDARD


def _found(request: Request) -> tuple[Document, list[ConceptEntry]]:
    key = f"{visitor_of(request).id}/{request.path_params['job']}"
    document: Document | None = request.app.state.documents.get(key)
    if document is None:
        raise HTTPException(404)
    entries = snapshot_of(request).entries
    return document, list(_existing(document, entries))


def _existing(document: Document, entries: dict[str, ConceptEntry]) -> Iterable[ConceptEntry]:
    return (entries[concept] for concept, _ in document.concepts if concept in entries)
