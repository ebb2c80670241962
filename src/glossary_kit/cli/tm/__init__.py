"""`glossary-kit tm`: the verbs of the translation memory, each in its module."""

from __future__ import annotations

from glossary_kit.cli.lazy_group import LazyGroup

VERBS: dict[str, tuple[str, str]] = {
    "align": ("align", "Make units of a document and its translation."),
    "analyse": ("analyse", "Count what the memory holds of drafts, by band."),
    "concordance": ("concordance", "Find the units in which words stand."),
    "export": ("export", "Write the memory as a file for another tool."),
    "import": ("import_", "Bring a foreign memory into this one."),
    "search": ("search", "Find the units like a segment."),
    "stats": ("stats", "Count the units, and the words of both sides."),
    "translate": ("translate", "Fill a draft with what the memory has for it."),
}
"""Each verb with its module in this package and the line that `--help` shows."""

command = LazyGroup(
    "tm",
    package=__name__,
    verbs=VERBS,
    help="Search the translation memory, and bring it in and out.",
)
