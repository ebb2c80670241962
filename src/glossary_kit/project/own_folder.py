"""The folder that may be changed: a project's own, never what came with the kit."""

from __future__ import annotations

from pathlib import Path

from glossary_kit.config import Config, shipped_data
from glossary_kit.errors import Location, UsageError


def own_folder(config: Config, path: Path, what: str) -> Path:
    """`path`, the `what` of the settings, if it is a folder of the project's own.

    Raises: UsageError if it is a file, which is not changed in place, or the shipped one, which
    the next installation would replace.
    """
    at = Location(path=str(path))
    if not path.is_dir():
        hint = "import it into a folder of your own first"
        raise UsageError(f"only a {what} that is a folder can be changed", at=at, hint=hint)
    shipped = shipped_data()
    if path.resolve().is_relative_to(shipped) and not config.folder.resolve().is_relative_to(
        shipped
    ):
        raise UsageError(
            f"this {what} came with glossary-kit and is not changed",
            at=at,
            hint="start a project folder with `glossary-kit init`, or name a folder of your own",
        )
    return path
