"""Options that several verbs share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary_kit.errors import Location, UsageError
from glossary_kit.project import Project

if TYPE_CHECKING:
    from glossary_kit.project.workers import Workers

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Path(click.Path):
    """A path; an empty one, as of a variable that is not set, is refused and not the folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        if value == "":
            self.fail("an empty path names nothing", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)


def refuse_overwriting(output: Path | None, inputs: Iterable[Path]) -> None:
    """Nothing, or the UsageError that `output` is one of the files that are read."""
    for path in inputs if output and output.exists() else ():
        if path.exists() and output and output.samefile(path):
            raise UsageError(
                "this file is read, and would be overwritten with the result",
                at=Location(path=str(output)),
                hint="name another file to write to",
            )


def warn_of_empty_base(project: Project) -> None:
    """Say so on standard error where the term base holds nothing that could be found."""
    if not project.entries:
        click.echo(
            f"{project.config.term_base}: the term base is empty, so no term is looked for; import "
            "one, or name one with --term-base",
            err=True,
        )


def refuse_replacing(output: Path | None, *, force: bool = False) -> None:
    """Nothing, or the UsageError that `output` is there and may hold somebody's work."""
    if output and not force and output.is_file() and output.stat().st_size:
        raise UsageError(
            "this file is there already",
            at=Location(path=str(output)),
            hint="name another file, or add --force to replace it",
        )


force_option: Decorator = click.option(
    "--force", is_flag=True, help="Replace a file that is there."
)

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


def workers_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--jobs`, `--scheduler` and `--workers`."""
    jobs = click.option("--jobs", type=click.IntRange(1), metavar="N", help="Use N processes here.")
    scheduler = click.option(
        "--scheduler", metavar="ADDRESS", help="Work on the Dask cluster with this scheduler."
    )
    workers = click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="Start N Dask workers here; of a cluster, wait for N.",
    )
    return jobs(scheduler(workers(command)))


def workers_of(jobs: int | None, scheduler: str | None, workers: int | None) -> Workers | None:
    """The workers that `workers_options` ask for; `None` if they ask for none.

    Raises: UsageError if they ask for two kinds.
    """
    if jobs and (scheduler or workers):
        hint = "leave out --jobs, or --scheduler and --workers"
        raise UsageError("processes and a cluster do not work together", hint=hint)
    if scheduler or workers:
        from glossary_kit.project.cluster import Cluster

        return Cluster(scheduler, workers)
    if jobs:
        from glossary_kit.project.workers import Processes, ThisProcess

        return Processes(jobs) if jobs > 1 else ThisProcess()
    return None


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


def echo_json(document: dict[str, object]) -> None:
    """Print `document` for other programs."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
