"""The index of the memory, opened before it is used, so that people hear of it."""

from __future__ import annotations

import click

from glossary_kit.cli.progress import bar
from glossary_kit.project.tm import MemoryVerbs


def open_index(tm: MemoryVerbs) -> None:
    """Open the index of the memory, or show how it is made; say if it was damaged, or is empty."""
    with bar() as shown:
        indexed = tm.index(shown.tick if shown else None)
    if indexed and indexed.mended:
        click.echo("the index of the memory was damaged and has been made again", err=True)
    if not (indexed.units if indexed else tm.units):
        click.echo(
            f"{tm.path}: the memory is empty, so nothing is found; import units, or name a memory "
            "with --memory",
            err=True,
        )
