"""`glossary-kit tm search`: the units like a segment."""

from __future__ import annotations

from pathlib import Path

import click

from glossary_kit.cli.options import echo_json, format_option, memory_option
from glossary_kit.cli.progress import bar
from glossary_kit.cli.tm.lines import match_as_json, match_lines
from glossary_kit.project import Project


@click.command("search")
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
def command(
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
    tm = Project(memory=memory).tm
    with bar() as shown:
        tm.index(shown.tick if shown else None)
    segment = " ".join(query)
    found = tm.search(segment, lang=lang, limit=limit, min_score=min_score)
    placed = [(match, tm.placed(match.place)) for match in found]
    if output_format == "json":
        echo_json({"version": 1, "matches": [match_as_json(*each, segment) for each in placed]})
        return
    if not placed:
        click.echo(
            f"no unit is like “{segment}”; try a lower --min-score, or concordance", err=True
        )
    for each in placed:
        click.echo("\n".join(match_lines(*each, segment)))
