"""Which formats have targets that can be found again in the bytes of a file, and mended there."""

from __future__ import annotations

from glossary_kit.formats.docx import filling, tracking
from glossary_kit.formats.patch import (
    document,
    po,
    po_fill,
    table,
    workbook,
    xliff2_fill,
    xliff_fill,
    xml,
)
from glossary_kit.formats.patch.edits import Finder, Patcher
from glossary_kit.formats.patch.fill import Filler

PATCHERS: tuple[tuple[str, Patcher], ...] = (
    ("csv-units", table.patch),
    ("docx", tracking.patch),
    ("markdown", document.patch_markdown),
    ("plain-text", document.patch_text),
    ("po", po.patch),
    ("tmx", xml.patch_tmx),
    ("tsv-units", table.patch),
    ("xliff", xml.patch_xliff),
    ("xliff2", xml.patch_xliff2),
)
"""Each codec of units that has a patcher, by name."""

FINDERS: tuple[tuple[str, Finder], ...] = (
    ("csv-units", table.targets),
    ("markdown", document.markdown_targets),
    ("plain-text", document.text_targets),
    ("po", po.targets),
    ("tmx", xml.tmx_targets),
    ("tsv-units", table.targets),
    ("xliff", xml.xliff_targets),
    ("xliff2", xml.xliff2_targets),
)
"""Each codec of units whose targets have a place in the text of a file, by name."""

FILLERS: tuple[tuple[str, Filler], ...] = (
    ("csv-units", table.fill),
    ("docx", filling.fill),
    ("po", po_fill.fill),
    ("tsv-units", table.fill),
    ("xliff", xliff_fill.fill),
    ("xliff2", xliff2_fill.fill),
    ("xlsx-units", workbook.fill),
)
"""Each codec of units whose empty targets can be filled, by name."""

COMMENTED = frozenset({"docx"})
"""Of these, the codecs that say in a comment what is to be looked at where no state can.

They also write no inline codes, which mean nothing outside of the file that they are in.
"""


def patcher_for(codec: str) -> Patcher | None:
    """The patcher for files of the codec called `codec`; `None` if they cannot be mended."""
    return dict(PATCHERS).get(codec)


def finder_for(codec: str) -> Finder | None:
    """What finds the targets in files of the codec called `codec`; `None` if nothing can."""
    return dict(FINDERS).get(codec)


def filler_for(codec: str) -> Filler | None:
    """What fills targets in files of the codec called `codec`; `None` if nothing can."""
    return dict(FILLERS).get(codec)
