"""Which formats can be mended in place."""

from __future__ import annotations

from glossary_kit.formats.patch import po, table, xml
from glossary_kit.formats.patch.edits import Patcher

PATCHERS: tuple[tuple[str, Patcher], ...] = (
    ("csv-units", table.patch),
    ("po", po.patch),
    ("tmx", xml.patch_tmx),
    ("tsv-units", table.patch),
    ("xliff", xml.patch_xliff),
    ("xliff2", xml.patch_xliff2),
)
"""Each codec of units that has a patcher, by name."""


def patcher_for(codec: str) -> Patcher | None:
    """The patcher for files of the codec called `codec`; `None` if they cannot be mended."""
    return dict(PATCHERS).get(codec)
