"""`glossary-kit export`: the term base as a foreign file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from glossary_kit.cli.options import PATH, refuse_overwriting, term_base_option
from glossary_kit.formats.selection import Selection
from glossary_kit.model.concept import AdministrativeStatus, Reliability, ReviewState
from glossary_kit.project import Project
from glossary_kit.project.exporting import Export

_STATUSES = click.Choice([str(status) for status in AdministrativeStatus])
_STATES = click.Choice([str(state) for state in ReviewState])
_RELIABILITY = click.IntRange(min(Reliability), max(Reliability))


@click.command("export")
@click.argument("file", type=PATH)
@click.option("--to", metavar="FORMAT", help="The format, where the suffix of FILE is not enough.")
@click.option("--losses", is_flag=True, help="Name the fields lost, concept by concept.")
@click.option(
    "--field", "fields", multiple=True, help="Only this subject field and those in it; repeatable."
)
@click.option(
    "--status", "statuses", multiple=True, type=_STATUSES, help="Only such terms; repeatable."
)
@click.option(
    "--review", "states", multiple=True, type=_STATES, help="Only such concepts; repeatable."
)
@click.option(
    "--min-reliability", type=_RELIABILITY, help="Only Khmer terms evidenced at least so well."
)
@click.option(
    "--approved-only",
    is_flag=True,
    help="Only approved concepts, and of them no deprecated or superseded term.",
)
@click.option("--force", is_flag=True, help="Replace FILE even if it is no earlier export.")
@term_base_option
def command(
    file: Path,
    to: str | None,
    losses: bool,
    fields: tuple[str, ...],
    statuses: tuple[str, ...],
    states: tuple[str, ...],
    min_reliability: int | None,
    approved_only: bool,
    force: bool,
    term_base: Path | None,
) -> None:
    """Write the term base, or what the filters leave of it, to FILE.

    A term must pass every filter that is given, a concept keep at least one term. What the
    format cannot carry is counted on standard error.
    """
    selection = Selection(
        subject_fields=fields,
        statuses=tuple(map(AdministrativeStatus, statuses)),
        review_states=tuple(map(ReviewState, states)),
        reliability=Reliability(min_reliability) if min_reliability else None,
        approved_only=approved_only,
    )
    refuse_overwriting(file, [term_base] if term_base else [])
    done = Project(term_base=term_base).export(file, to, selection=selection, force=force)
    for line in _summary(file, done):
        click.echo(line, err=True)
    for loss in done.losses if losses else ():
        click.echo(f"{loss.concept}\t{loss.reason or ' '.join(loss.fields)}")


def _summary(file: Path, done: Export) -> Iterator[str]:
    yield f"{file}: {done.written} concepts written"
    if done.not_chosen:
        yield f"  not chosen: {done.not_chosen} concepts"
    reasons = Counter(loss.reason for loss in done.losses if loss.reason)
    for reason, count in sorted(reasons.items()):
        yield f"  left out, {reason}: {count} concepts"
    names = Counter(name for loss in done.losses for name in loss.fields)
    for name, count in sorted(names.items()):
        yield f"  {name} is not carried by this format ({count} concepts)"
