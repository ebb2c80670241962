"""`glossary-kit tm concordance`: the units in which words stand."""

from __future__ import annotations

from pathlib import Path

import click

from glossary_kit.cli.options import echo_json, format_option, memory_option
from glossary_kit.cli.tm.index import open_index
from glossary_kit.cli.tm.lines import concordance_as_json, concordance_lines
from glossary_kit.errors import UsageError
from glossary_kit.project import Project


@click.command("concordance")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@format_option("text", "json")
@memory_option
def command(words: tuple[str, ...], limit: int, output_format: str, memory: Path | None) -> None:
    """Find the units in which all WORDS stand, in any order and on either side.

    Quote words that stand side by side. English words match from their beginning on, up to
    three letters only whole.
    """
    if not all(word.strip() for word in words):
        raise UsageError("a word to look for is empty", hint="write some words")
    tm = Project(memory=memory).tm
    open_index(tm)
    hits = tm.concordance(words)
    placed = [(hit, tm.placed(hit.place)) for hit in hits[:limit]]
    if output_format == "json":
        echo_json({"version": 1, "matches": [concordance_as_json(*each) for each in placed]})
        return
    for each in placed:
        click.echo("\n".join(concordance_lines(*each)))
    if hits:
        click.echo(f"{len(hits)} units, {len(placed)} shown", err=True)
    else:
        click.echo("no unit has all of these words; try fewer, or their beginnings", err=True)
