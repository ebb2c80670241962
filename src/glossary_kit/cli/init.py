"""`glossary-kit init`: a project folder to start from."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from glossary_kit.cli.options import PATH
from glossary_kit.config import shipped_data
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
@click.option("--with-base", is_flag=True, help="Begin with the shipped term base and memory.")
def command(folder: Path, example: bool, with_base: bool) -> None:
    """Start a project in FOLDER: settings, an empty term base and an empty memory.

    In it the shipped term base is no longer used, unless --with-base copies it and the memory
    into the folder. With --example, copy out two drafts with eight planted faults and their
    correct versions. Existing files are never overwritten.
    """
    files = _example() if example else {"glossary-kit.toml": _SETTINGS.encode()}
    if with_base:
        files |= _shipped()
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
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / name, content)
            if "/" not in name:
                click.echo(str(folder / name))
        for part in () if example else ("glossary", "tm"):
            what = "the shipped one" if with_base else "empty: fill it, or begin with --with-base"
            click.echo(f"{folder / part}  ({what})")
    except OSError as error:
        raise UsageError(
            f"the folder cannot be written: {error.strerror}", at=Location(path=str(folder))
        ) from error


def _shipped() -> dict[str, bytes]:
    """The files of the shipped term base and memory by name."""
    shipped = shipped_data()
    return {
        path.relative_to(shipped).as_posix(): path.read_bytes()
        for part in ("glossary", "tm")
        for path in sorted((shipped / part).rglob("*"))
        if path.is_file() and ".glossary-kit" not in path.parts
    }


def _example() -> dict[str, bytes]:
    """The example files by name."""
    folder = resources.files("glossary_kit.handbook") / "examples"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
