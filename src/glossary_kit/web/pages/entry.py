"""The page of a concept, in three levels: concept, language, term."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from glossary_kit.model.concept import ConceptEntry
from glossary_kit.web.labels import N_
from glossary_kit.web.rendering import render
from glossary_kit.web.requests import snapshot_of


async def page(request: Request) -> Response:
    """Everything that the term base says of one concept."""
    snapshot = snapshot_of(request)
    entry = snapshot.entries.get(request.path_params["concept"])
    if entry is None:
        raise HTTPException(404)
    return render(request, "entry.html", entry=entry, related=_related(entry, snapshot.entries))


def _related(
    entry: ConceptEntry, entries: dict[str, ConceptEntry]
) -> list[tuple[str, list[ConceptEntry]]]:
    """The related concepts that there are, by the kind of relation."""
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        (N_("use instead"), [entry.replaced_by] if entry.replaced_by else []),
        (N_("broader"), entry.broader),
        (N_("narrower"), entry.narrower),
        (N_("see also"), entry.see_also),
    )
    found = [(kind, [entries[each] for each in ids if each in entries]) for kind, ids in kinds]
    return [(kind, concepts) for kind, concepts in found if concepts]
