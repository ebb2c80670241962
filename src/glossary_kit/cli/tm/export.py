"""`glossary-kit tm export`: the memory as a file for another tool."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from glossary_kit.cli.options import PATH, force_option, memory_option, refuse_replacing
from glossary_kit.project import Project


@click.command("export")
@click.argument("file", type=PATH)
@click.option("--to", metavar="FORMAT", help="The format, where the suffix of FILE is not enough.")
@click.option("--losses", is_flag=True, help="Name the fields lost, unit by unit.")
@force_option
@memory_option
def command(file: Path, to: str | None, losses: bool, force: bool, memory: Path | None) -> None:
    """Write the memory to FILE, as memory.tmx.

    What the format cannot carry is counted on standard error.
    """
    refuse_replacing(file, force=force)
    tm = Project(memory=memory).tm
    lost = tm.export(file, to)
    click.echo(f"{file}: {len(tm.units)} units written", err=True)
    for name, count in sorted(Counter(name for loss in lost for name in loss.fields).items()):
        click.echo(f"  {name} is not carried by this format ({count} units)", err=True)
    for loss in lost if losses else ():
        click.echo(f"{loss.unit}\t{' '.join(loss.fields)}")
