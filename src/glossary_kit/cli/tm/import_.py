"""`glossary-kit tm import`: the units of a foreign file, planned and brought in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import PATH, echo_json, format_option, memory_option
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.project import Project
from glossary_kit.store.memory_plan import MemoryPlan


@click.command("import")
@click.argument("file", type=PATH)
@click.option("--collection", required=True, metavar="NAME", help="The collection to import into.")
@click.option("--document", metavar="NAME", help="The document; by default the name of FILE.")
@click.option("--keep-conflicts", is_flag=True, help="Import units with another target, too.")
@click.option("--apply", is_flag=True, help="Write what is new.")
@format_option("text", "json")
@memory_option
def command(
    file: Path,
    collection: str,
    document: str | None,
    keep_conflicts: bool,
    apply: bool,
    output_format: str,
    memory: Path | None,
) -> None:
    """Show what importing the units of FILE would do to the memory; with --apply, do it.

    FILE is TMX, XLIFF, PO, CSV, TSV or XLSX. Units that are here already are left out. Those
    whose source is here with another target are conflicts: they are shown, and written only
    with --keep-conflicts.

    Exit code 0: nothing is left out for a conflict; 1: something is; 2: the import could not be
    done.
    """
    tm = Project(memory=memory).tm
    diagnostics: list[Diagnostic] = []
    plan = tm.plan_import(
        file,
        collection=collection,
        document=document,
        keep_conflicts=keep_conflicts,
        report=diagnostics.append,
    )
    show_diagnostics(diagnostics)
    written = tm.apply_import(plan) if apply else None
    if output_format == "json":
        echo_json(_plan_as_json(plan, applied=apply))
    else:
        click.echo("\n".join(_plan_lines(plan)))
    click.echo(plan_summary(plan), err=True)
    if written:
        click.echo(f"{written} written", err=True)
    elif plan.new:
        click.echo("nothing is written yet; add --apply", err=True)
    sys.exit(1 if plan.conflicts and not keep_conflicts else 0)


def _plan_lines(plan: MemoryPlan) -> Iterator[str]:
    for unit in plan.new:
        yield f"new  {unit.id}  {unit.source} = {unit.target}"
    for conflict in plan.conflicts:
        ours = conflict.ours
        place = "/".join(part for part in (ours.collection, ours.document, ours.unit.id) if part)
        yield f"conflict  {conflict.incoming.id}  {conflict.incoming.source}"
        yield f"  theirs  {conflict.incoming.target}"
        yield f"  {place}  {ours.unit.target}"


def plan_summary(plan: MemoryPlan) -> str:
    """What a plan comes to, in one line."""
    counts = {
        "new": len(plan.new),
        "in conflict": len(plan.conflicts),
        "known": plan.known,
        "without source or target": plan.empty,
        "in other languages": plan.foreign,
        "new without their notes or inline codes": plan.reduced,
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count or name == "new")


def _plan_as_json(plan: MemoryPlan, *, applied: bool) -> dict[str, object]:
    return {
        "version": 1,
        "applied": applied,
        "new": [
            {"unit": unit.id, "source": unit.source, "target": unit.target} for unit in plan.new
        ],
        "conflicts": [
            {
                "unit": conflict.incoming.id,
                "source": conflict.incoming.source,
                "target": conflict.incoming.target,
                "ours": conflict.ours.unit.id,
                "our_target": conflict.ours.unit.target,
                "collection": conflict.ours.collection,
                "document": conflict.ours.document,
            }
            for conflict in plan.conflicts
        ],
        "known": plan.known,
        "empty": plan.empty,
        "foreign": plan.foreign,
        "reduced": plan.reduced,
    }
