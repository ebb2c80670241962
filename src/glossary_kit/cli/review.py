"""`glossary-kit review`: the terms out to a committee, its decisions back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import (
    PATH,
    echo_json,
    force_option,
    format_option,
    refuse_replacing,
    term_base_option,
)
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.model.concept import ReviewState
from glossary_kit.project import Project
from glossary_kit.store.review import ReviewPlan

_STATES = click.Choice([str(state) for state in ReviewState])


@click.group("review")
def command() -> None:
    """Have a committee review the terms in a spreadsheet."""


@command.command("export")
@click.argument("sheet", type=PATH)
@click.option("--field", "fields", multiple=True, help="Only this subject field; repeatable.")
@click.option("--state", "states", multiple=True, type=_STATES, help="Only this state; repeatable.")
@click.option("--lang", "langs", multiple=True, help="Only terms of this language; repeatable.")
@force_option
@term_base_option
def export(
    sheet: Path,
    fields: tuple[str, ...],
    states: tuple[str, ...],
    langs: tuple[str, ...],
    force: bool,
    term_base: Path | None,
) -> None:
    """Write the terms to SHEET, an .xlsx workbook with a row for every term."""
    refuse_replacing(sheet, force=force)
    project = Project(term_base=term_base)
    count = project.export_review(sheet, fields=fields, states=states, langs=langs)
    click.echo(str(sheet))
    click.echo(f"{count} terms to review", err=True)


@command.command("import")
@click.argument("sheet", type=PATH)
@click.option("--apply", is_flag=True, help="Write the decisions into the term base.")
@format_option("text", "json")
@term_base_option
def import_(sheet: Path, apply: bool, output_format: str, term_base: Path | None) -> None:
    """Show what the decisions in SHEET would change; with --apply, change it.

    A decision on a term that was changed since the sheet was made is refused and named; the
    others are applied, all of them or none.

    Exit code 0: nothing is refused; 1: rows are refused; 2: the import could not be done.
    """
    project = Project(term_base=term_base)
    diagnostics: list[Diagnostic] = []
    plan = project.plan_review(sheet, report=diagnostics.append)
    show_diagnostics(diagnostics)
    written = project.apply(plan) if apply else []
    if output_format == "json":
        echo_json(_as_json(plan, applied=apply))
    else:
        for line in _lines(plan):
            click.echo(line)
    counts = f"{len(plan.changes)} concepts changed, {len(plan.refused)} rows refused"
    click.echo(f"{counts}, {len(plan.known)} on record already", err=True)
    if apply:
        click.echo(f"{len(written)} files written", err=True)
    elif plan.changes:
        click.echo("nothing is written yet; add --apply", err=True)
    sys.exit(1 if plan.refused else 0)


def _lines(plan: ReviewPlan) -> Iterator[str]:
    for change in plan.changes:
        yield f"changed  {change.after.id}"
        yield from (f"  {line}" for line in change.diff().splitlines()[2:])
    for refusal in plan.refused:
        yield f"refused  {refusal.row.at}  {refusal.row.concept}  {refusal.reason}"


def _as_json(plan: ReviewPlan, *, applied: bool) -> dict[str, object]:
    return {
        "version": 1,
        "applied": applied,
        "changed": [{"concept": change.after.id, "diff": change.diff()} for change in plan.changes],
        "refused": [
            {
                "concept": refusal.row.concept,
                "lang": refusal.row.lang,
                "term": refusal.row.term,
                "row": refusal.row.at.line if refusal.row.at else None,
                "reason": refusal.reason,
            }
            for refusal in plan.refused
        ],
        "known": len(plan.known),
    }
