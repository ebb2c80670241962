"""A group of verbs that are imported only when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that lists its commands without importing them.

    `verbs` gives each its module in `package`, which calls it `command`, and its line of help.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        package: str,
        verbs: dict[str, tuple[str, str]],
        **settings: Any,
    ) -> None:
        super().__init__(name, **settings)
        self._package = package
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the verbs."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb `cmd_name`, imported now; `None` if there is no such verb."""
        if cmd_name not in self._verbs:
            return None
        module = import_module(f"{self._package}.{self._verbs[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of the verbs, each with its line of help."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, line) for verb, (_, line) in self._verbs.items()])
