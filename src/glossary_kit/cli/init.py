"""`glossary-kit init`: a project folder to start from."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from glossary_kit.cli.options import PATH
from glossary_kit.errors import Location, UsageError
from glossary_kit.store.atomic import write_atomically

_SETTINGS = """\
# Settings of glossary-kit; every key may be left out.
source = "en"
target = "km"
"""


@click.command("init")
@click.argument("folder", type=PATH, default=".")
@click.option("--example", is_flag=True, help="Copy out the example drafts instead.")
def command(folder: Path, example: bool) -> None:
    """Start a project in FOLDER: settings, an empty term base and an empty memory.

    With --example, copy out two drafts with eight planted faults and their correct versions.
    Existing files are never overwritten.
    """
    files = _example() if example else {"glossary-kit.toml": _SETTINGS.encode()}
    for name in files:
        if (folder / name).exists():
            hint = "name another folder, or move the file away"
            raise UsageError(
                "this file exists already", at=Location(path=str(folder / name)), hint=hint
            )
    try:
        for part in () if example else ("glossary", "tm"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_atomically(folder / name, content)
            click.echo(str(folder / name))
    except OSError as error:
        raise UsageError(
            f"the folder cannot be written: {error.strerror}", at=Location(path=str(folder))
        ) from error


def _example() -> dict[str, bytes]:
    """The example files by name."""
    folder = resources.files("glossary_kit.handbook") / "examples"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
