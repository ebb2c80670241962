"""`glossary-kit extract`: term candidates from texts and memories."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from glossary_kit.cli.options import PATH, format_option, term_base_option
from glossary_kit.errors import UsageError
from glossary_kit.extract.candidates import Candidate
from glossary_kit.project import Project
from glossary_kit.project.files import write_bytes


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH…")
@click.option("--known", is_flag=True, help="List the terms that the base has, too.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@format_option("text", "json", "csv", "xlsx")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the list there.")
@term_base_option
def command(
    paths: tuple[Path, ...],
    known: bool,
    limit: int,
    output_format: str,
    output: Path | None,
    term_base: Path | None,
) -> None:
    """Propose terms from PATH…, those that the term base does not have, the best first.

    PATH is a text (.txt, .md, “-” for standard input), a bilingual file (.tmx, .xlf, …) or a
    memory folder; from the latter two every candidate comes with likely Khmer counterparts.
    """
    if output_format == "xlsx" and not output:
        raise UsageError("a workbook cannot be shown", hint="add -o candidates.xlsx")
    project = Project(term_base=term_base)
    found, known_count = project.extract(paths, known=known, limit=limit)
    if output_format in ("csv", "xlsx"):
        _table(found, output_format, output)
    elif output_format == "json":
        _write(json.dumps(_as_json(found), ensure_ascii=False, indent=1), output)
    else:
        _write("\n".join(_lines(found)), output)
    seen = "" if known else f", {known_count} that the term base knows are not listed"
    click.echo(f"{len(found)} candidates{seen}", err=True)


def _table(found: Sequence[Candidate], output_format: str, output: Path | None) -> None:
    from glossary_kit.project.extracting import write_candidates

    write_candidates(found, output or sys.stdout.buffer, output_format)


def _write(text: str, output: Path | None) -> None:
    if output:
        write_bytes(output, f"{text}\n".encode())
    elif text:
        click.echo(text)


def _as_json(found: Sequence[Candidate]) -> dict[str, object]:
    fields = ("term", "frequency", "score", "c_value", "contrast", "concept", "contexts")
    return {
        "version": 1,
        "candidates": [
            {
                **{name: getattr(each, name) for name in fields},
                "counterparts": [asdict(other) for other in each.counterparts],
            }
            for each in found
        ],
    }


def _lines(found: Sequence[Candidate]) -> Iterator[str]:
    """The lines that show the candidates, Khmer last on each."""
    for rank, each in enumerate(found, start=1):
        concept = f"  = {each.concept}" if each.concept else ""
        yield f"{rank:>3}  {each.score:7.1f}  {each.frequency:>3}×  {each.term}{concept}"
        for other in each.counterparts:
            concept = f"  = {other.concept}" if other.concept else ""
            yield f"       {other.together}× together, {other.association:g}{concept}  {other.term}"
        yield f"       {each.contexts[0]}"
