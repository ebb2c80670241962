"""The index of the memory, opened before it is used, so that people hear of it."""

from __future__ import annotations

import click

from glossary_kit.cli.progress import bar
from glossary_kit.project.tm import MemoryVerbs


def open_index(tm: MemoryVerbs) -> None:
    """Open the index of the memory, or show how it is made; say so if it was damaged."""
    with bar() as shown:
        indexed = tm.index(shown.tick if shown else None)
    if indexed and indexed.mended:
        click.echo("the index of the memory was damaged and has been made again", err=True)
