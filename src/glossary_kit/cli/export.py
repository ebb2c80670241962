"""`glossary-kit export`: the term base as a foreign file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from glossary_kit.cli.options import PATH, term_base_option
from glossary_kit.project import Project


@click.command("export")
@click.argument("file", type=PATH)
@click.option("--to", metavar="FORMAT", help="The format, where the suffix of FILE is not enough.")
@click.option("--losses", is_flag=True, help="Name the fields lost, concept by concept.")
@term_base_option
def command(file: Path, to: str | None, losses: bool, term_base: Path | None) -> None:
    """Write the term base to FILE.

    What the format cannot carry is counted on standard error.
    """
    project = Project(term_base=term_base)
    lost = project.export(file, to)
    click.echo(f"{file}: {len(project.entries)} concepts written", err=True)
    for name, count in sorted(Counter(name for loss in lost for name in loss.fields).items()):
        click.echo(f"  {name} is not carried by this format ({count} concepts)", err=True)
    for loss in lost if losses else ():
        click.echo(f"{loss.concept}\t{' '.join(loss.fields)}")
