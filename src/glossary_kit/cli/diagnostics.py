"""What a reader changed or lost, shown on standard error."""

from __future__ import annotations

from collections.abc import Sequence

import click

from glossary_kit.formats.codec import Diagnostic

_SHOWN = 10


def show_diagnostics(found: Sequence[Diagnostic]) -> None:
    """Write the first diagnostics and the number of the others to standard error."""
    for diagnostic in found[:_SHOWN]:
        click.echo(str(diagnostic), err=True)
    if len(found) > _SHOWN:
        click.echo(f"and {len(found) - _SHOWN} more remarks of this kind", err=True)
