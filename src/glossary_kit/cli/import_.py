"""`glossary-kit import`: a foreign term base brought into this one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import PATH, echo_json, format_option, term_base_option
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project import Project
from glossary_kit.store.plan import Clash, Plan


@click.command("import")
@click.argument("file", type=PATH)
@click.option("--apply", is_flag=True, help="Write what is new and changed.")
@click.option(
    "--field",
    default="imported",
    show_default=True,
    help="The subject field of new concepts that come without one.",
)
@format_option("text", "json")
@term_base_option
def command(
    file: Path, apply: bool, field: str, output_format: str, term_base: Path | None
) -> None:
    """Show what importing FILE would do to the term base; with --apply, do it.

    FILE is any readable term base, or another glossary folder. Concepts that contradict ours
    are clashes: they are shown and never written.

    Exit code 0: no clashes; 1: there are clashes; 2: the import could not be done.
    """
    project = Project(term_base=term_base)
    diagnostics: list[Diagnostic] = []
    plan = project.plan_import(file, field=field, report=diagnostics.append)
    show_diagnostics(diagnostics)
    written = project.apply(plan) if apply else []
    if output_format == "json":
        echo_json(_as_json(plan, applied=apply))
    else:
        for line in _lines(plan):
            click.echo(line)
    click.echo(_summary(plan), err=True)
    if apply:
        click.echo(f"{len(written)} files written", err=True)
    elif plan.changes:
        click.echo("nothing is written yet; add --apply", err=True)
    sys.exit(1 if plan.clashing else 0)


def _lines(plan: Plan) -> Iterator[str]:
    for entry in plan.new:
        yield f"new  {entry.id}  {_terms(entry)}"
    for change in plan.changed:
        yield f"changed  {change.after.id}"
        yield from (f"  {line}" for line in change.diff().splitlines()[2:])
    for clash in plan.clashing:
        yield f"clashing  {_clash_id(clash)}  {clash.reason}"


def _summary(plan: Plan) -> str:
    parts = {
        "new": plan.new,
        "changed": plan.changed,
        "clashing": plan.clashing,
        "unchanged": plan.unchanged,
    }
    return ", ".join(f"{len(entries)} {name}" for name, entries in parts.items())


def _as_json(plan: Plan, *, applied: bool) -> dict[str, object]:
    return {
        "version": 1,
        "applied": applied,
        "new": [{"concept": entry.id, "terms": _terms(entry)} for entry in plan.new],
        "changed": [{"concept": change.after.id, "diff": change.diff()} for change in plan.changed],
        "clashing": [
            {"concept": _clash_id(clash), "incoming": clash.incoming.id, "reason": clash.reason}
            for clash in plan.clashing
        ],
        "unchanged": [entry.id for entry in plan.unchanged],
    }


def _clash_id(clash: Clash) -> str:
    return clash.ours.id if clash.ours else clash.incoming.id


def _terms(entry: ConceptEntry) -> str:
    preferred = (section.preferred for section in entry.languages)
    return " = ".join(term.term for term in preferred if term)
