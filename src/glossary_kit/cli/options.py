"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

PATH = click.Path(path_type=Path)

term_base_option: Decorator = click.option(
    "--term-base",
    type=PATH,
    metavar="PATH",
    help="A glossary folder or any readable term-base file, as x.tbx.",
)

memory_option: Decorator = click.option(
    "--memory",
    type=PATH,
    metavar="PATH",
    help="A tm folder or any readable memory, as x.tmx.",
)


def format_option(*formats: str) -> Decorator:
    """The option `--format`, the first of `formats` being the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How results are written.",
    )
