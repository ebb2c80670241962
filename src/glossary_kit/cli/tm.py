"""`glossary-kit tm`: the translation memory, searched, brought in and out, counted."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import PATH, format_option, memory_option
from glossary_kit.cli.tm_lines import (
    concordance_as_json,
    concordance_lines,
    match_as_json,
    match_lines,
)
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.project import Project
from glossary_kit.project.memory import DocumentCount
from glossary_kit.store.memory_plan import MemoryPlan


@click.group("tm")
def command() -> None:
    """Search the translation memory, and bring it in and out."""


@command.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--lang", type=click.Choice(["auto", "en", "km"]), default="auto", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 100, min_open=True),
    default=70,
    show_default=True,
)
@format_option("text", "json")
@memory_option
def search(
    query: tuple[str, ...],
    lang: str,
    limit: int,
    min_score: float,
    output_format: str,
    memory: Path | None,
) -> None:
    """Find the units whose English, or Khmer, is like QUERY, best first.

    The score is the share of characters (Khmer: clusters) that need not be edited, less what
    differs in numbers, codes, punctuation, case, spacing and state.
    """
    project = Project(memory=memory)
    segment = " ".join(query)
    found = project.search_memory(segment, lang=lang, limit=limit, min_score=min_score)
    placed = [(match, project.memory[match.place]) for match in found]
    if output_format == "json":
        _echo_json({"version": 1, "matches": [match_as_json(*each) for each in placed]})
        return
    if not placed:
        click.echo(
            f"no unit is like “{segment}”; try a lower --min-score, or concordance", err=True
        )
    for each in placed:
        click.echo("\n".join(match_lines(*each, segment)))


@command.command("concordance")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@format_option("text", "json")
@memory_option
def concordance(
    words: tuple[str, ...], limit: int, output_format: str, memory: Path | None
) -> None:
    """Find the units in which all WORDS stand, in any order and on either side.

    Quote words that stand side by side. English words match from their beginning on, up to
    three letters only whole.
    """
    project = Project(memory=memory)
    hits = project.concordance(words)
    placed = [(hit, project.memory[hit.place]) for hit in hits[:limit]]
    if output_format == "json":
        _echo_json({"version": 1, "matches": [concordance_as_json(*each) for each in placed]})
        return
    for each in placed:
        click.echo("\n".join(concordance_lines(*each)))
    click.echo(f"{len(hits)} units, {len(placed)} shown", err=True)


@command.command("import")
@click.argument("file", type=PATH)
@click.option("--collection", required=True, metavar="NAME", help="The collection to import into.")
@click.option("--document", metavar="NAME", help="The document; by default the name of FILE.")
@click.option("--keep-conflicts", is_flag=True, help="Import units with another target, too.")
@click.option("--apply", is_flag=True, help="Write what is new.")
@format_option("text", "json")
@memory_option
def import_(
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
    project = Project(memory=memory)
    diagnostics: list[Diagnostic] = []
    plan = project.plan_memory_import(
        file,
        collection=collection,
        document=document,
        keep_conflicts=keep_conflicts,
        report=diagnostics.append,
    )
    show_diagnostics(diagnostics)
    written = project.apply_memory_import(plan) if apply else None
    if output_format == "json":
        _echo_json(_plan_as_json(plan, applied=apply))
    else:
        click.echo("\n".join(_plan_lines(plan)))
    click.echo(_summary(plan), err=True)
    if written:
        click.echo(f"{written} written", err=True)
    elif plan.new:
        click.echo("nothing is written yet; add --apply", err=True)
    sys.exit(1 if plan.conflicts and not keep_conflicts else 0)


@command.command("export")
@click.argument("file", type=PATH)
@click.option("--to", metavar="FORMAT", help="The format, where the suffix of FILE is not enough.")
@click.option("--losses", is_flag=True, help="Name the fields lost, unit by unit.")
@memory_option
def export(file: Path, to: str | None, losses: bool, memory: Path | None) -> None:
    """Write the memory to FILE, as memory.tmx.

    What the format cannot carry is counted on standard error.
    """
    project = Project(memory=memory)
    lost = project.export_memory(file, to)
    click.echo(f"{file}: {len(project.memory)} units written", err=True)
    for name, count in sorted(Counter(name for loss in lost for name in loss.fields).items()):
        click.echo(f"  {name} is not carried by this format ({count} units)", err=True)
    for loss in lost if losses else ():
        click.echo(f"{loss.unit}\t{' '.join(loss.fields)}")


@command.command("stats")
@format_option("text", "json")
@memory_option
def stats(output_format: str, memory: Path | None) -> None:
    """Count the units by collection, document and state, and the words of both sides.

    Khmer, which is written without spaces, is counted in clusters.
    """
    documents = Project(memory=memory).memory_statistics()
    if output_format == "json":
        _echo_json({"version": 1, "documents": [_document_as_json(each) for each in documents]})
        return
    for line in _table(documents):
        click.echo(line)


def _echo_json(document: dict[str, object]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def _plan_lines(plan: MemoryPlan) -> Iterator[str]:
    for unit in plan.new:
        yield f"new  {unit.id}  {unit.source} = {unit.target}"
    for conflict in plan.conflicts:
        ours = conflict.ours
        place = "/".join(part for part in (ours.collection, ours.document, ours.unit.id) if part)
        yield f"conflict  {conflict.incoming.id}  {conflict.incoming.source}"
        yield f"  theirs  {conflict.incoming.target}"
        yield f"  {place}  {ours.unit.target}"


def _summary(plan: MemoryPlan) -> str:
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


def _table(documents: Sequence[DocumentCount]) -> Iterator[str]:
    """A line for every document, and one for all."""
    for each in documents:
        states = ", ".join(f"{count} {state}" for state, count in sorted(each.states.items()))
        place = "/".join(part for part in (each.collection, each.document) if part)
        lengths = f"{each.source_length:>8} {each.target_length:>8}"
        yield f"{each.units:>7} units {lengths}  {place}  {states}"
    lengths = (
        f"{sum(each.source_length for each in documents):>8} "
        f"{sum(each.target_length for each in documents):>8}"
    )
    yield f"{sum(each.units for each in documents):>7} units {lengths}  in all"


def _document_as_json(each: DocumentCount) -> dict[str, object]:
    return {
        "collection": each.collection,
        "document": each.document,
        "units": each.units,
        "states": each.states,
        "source_length": each.source_length,
        "target_length": each.target_length,
    }
