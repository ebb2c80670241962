"""`glossary-kit fmt`: the canonical form of our own files."""

from __future__ import annotations

import sys

import click

from glossary_kit.project import Project


@click.command("fmt")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
def command(check: bool) -> None:
    """Bring the files of term base and memory into their one canonical form."""
    changed = Project().format(check=check)
    for path in changed:
        click.echo(str(path))
    done = "would be rewritten" if check else "rewritten"
    click.echo(f"{len(changed)} files {done}", err=True)
    sys.exit(1 if check and changed else 0)
