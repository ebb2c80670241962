"""`glossary-kit tm align`: a document and its translation become units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import (
    PATH,
    echo_json,
    force_option,
    format_option,
    memory_option,
    refuse_overwriting,
    refuse_replacing,
    term_base_option,
)
from glossary_kit.cli.tm.import_ import plan_summary
from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.model.alignment import AlignedUnit
from glossary_kit.project import Project


@click.command("align")
@click.argument("documents", nargs=2, type=PATH, metavar="EN KM")
@click.option(
    "-o", "--output", type=PATH, metavar="FILE", help="Write the units there, as guide.xlsx."
)
@click.option("--collection", metavar="NAME", help="Bring the sure pairs into this collection.")
@click.option("--document", metavar="NAME", help="The document; by default the name of EN.")
@click.option("--apply", is_flag=True, help="With --collection: write to the memory.")
@format_option("text", "json")
@force_option
@term_base_option
@memory_option
def command(
    documents: tuple[Path, Path],
    output: Path | None,
    collection: str | None,
    document: str | None,
    apply: bool,
    output_format: str,
    force: bool,
    term_base: Path | None,
    memory: Path | None,
) -> None:
    """Find which sentences of the documents EN and KM translate each other.

    EN and KM are Word documents, plain text, Markdown or HTML; a PDF where there is nothing
    better. A table (.xlsx, .tsv, .csv) shows how sure every pair is and marks what to look at;
    once looked through, tm import brings it in. Other suffixes (.tmx, .xlf, …) write the pairs
    alone.
    """
    if (document or apply) and not collection:
        raise UsageError("no collection is named", hint="add --collection NAME")
    refuse_overwriting(output, documents)
    refuse_replacing(output, force=force)
    project = Project(term_base=term_base, memory=memory)
    diagnostics: list[Diagnostic] = []
    units = project.tm.align(*documents, entries=project.entries, report=diagnostics.append)
    show_diagnostics(diagnostics)
    if output:
        _write(output, units)
    elif output_format == "json":
        echo_json({"version": 1, "units": [_as_json(each) for each in units]})
    elif not collection:
        click.echo("\n".join(line for each in units for line in _lines(each)))
    click.echo(_summary(units), err=True)
    if collection:
        _bring_in(project, units, collection, document or _name(documents[0]), apply=apply)


def _write(output: Path, units: Sequence[AlignedUnit]) -> None:
    from glossary_kit.project.tm.aligning import write_aligned

    click.echo(f"{output}: {write_aligned(output, units)} units written", err=True)


def _name(path: Path) -> str:
    from glossary_kit.project.tm.aligning import document_name

    return document_name(path)


def _bring_in(
    project: Project, units: Sequence[AlignedUnit], collection: str, document: str, *, apply: bool
) -> None:
    plan = project.tm.plan_aligned(units, collection=collection, document=document)
    click.echo(plan_summary(plan), err=True)
    if not apply:
        click.echo("nothing is written yet; add --apply", err=True)
    elif written := project.tm.apply_import(plan):
        click.echo(f"{written} written", err=True)


def _lines(each: AlignedUnit) -> Iterator[str]:
    """The lines that show one unit, Khmer last."""
    doubts = "".join(f"  {doubt}" for doubt in each.doubts)
    yield f"{each.unit.id}  {each.confidence}{doubts}"
    yield f"  {each.unit.source_lang}  {each.unit.source or '–'}"
    yield f"  {each.unit.target_lang}  {each.unit.target or '–'}"


def _summary(units: Sequence[AlignedUnit]) -> str:
    counts = Counter(
        "without a counterpart"
        if not (each.unit.source and each.unit.target)
        else "to look at"
        if each.doubts
        else "sure"
        for each in units
    )
    parts = [f"{counts[name]} {name}" for name in ("sure", "to look at", "without a counterpart")]
    return f"{len(units)} unit{'s' * (len(units) != 1)}: {', '.join(parts)}"


def _as_json(each: AlignedUnit) -> dict[str, object]:
    return {
        "unit": each.unit.id,
        "source": each.unit.source,
        "target": each.unit.target,
        "confidence": each.confidence,
        "doubts": list(each.doubts),
    }
