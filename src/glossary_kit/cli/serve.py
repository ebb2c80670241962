"""`glossary-kit serve`: the same verbs as a page in a browser, and for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from glossary_kit.cli.options import memory_option, term_base_option
from glossary_kit.errors import UsageError


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8734,
    show_default=True,
    help="0 for any free one.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--token",
    envvar="GLOSSARY_KIT_TOKEN",
    metavar="TEXT",
    help="Whoever asks must show it; made anew where others than this machine can ask.",
)
@click.option("--open/--no-open", "opens", default=None, help="Open the page in a browser.")
@term_base_option
@memory_option
def command(
    port: int,
    host: str,
    token: str | None,
    opens: bool | None,
    term_base: Path | None,
    memory: Path | None,
) -> None:
    """Open a page for looking up, checking and reviewing.

    It also answers editors that speak the LanguageTool protocol (LibreOffice, OmegaT). Nothing
    is fetched from anywhere. Without --host, only this machine can ask.
    """
    try:
        from glossary_kit.web.server import serve
    except ImportError as error:
        hint = 'install them with: pip install "glossary-kit[web]"'
        raise UsageError(
            f"the page needs parts that are missing ({error.name})", hint=hint
        ) from error
    from glossary_kit.web.workspace import Place

    place = Place(start=Path.cwd(), term_base=term_base, memory=memory)
    serve(
        place,
        host=host,
        port=port,
        token=token,
        opens=sys.stdout.isatty() if opens is None else opens,
        say=click.echo,
    )
