"""`glossary-kit rename`: a concept under another id."""

from __future__ import annotations

from pathlib import Path

import click

from glossary_kit.cli.options import term_base_option
from glossary_kit.project import Project


@click.command("rename")
@click.argument("old")
@click.argument("new")
@term_base_option
def command(old: str, new: str, term_base: Path | None) -> None:
    """Give the concept OLD the id NEW, and mend every reference to it.

    An id is <subject-field>/<slug>, as ai-governance/human-oversight.
    """
    written = Project(term_base=term_base).rename(old, new)
    for path in written:
        click.echo(str(path))
    click.echo(f"{len(written)} files written, {old} is now {new}", err=True)
