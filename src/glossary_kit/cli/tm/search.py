"""`glossary-kit tm search`: the units like a segment."""

from __future__ import annotations

from pathlib import Path

import click

from glossary_kit.cli.options import echo_json, format_option, memory_option, term_base_option
from glossary_kit.cli.tm.index import open_index
from glossary_kit.cli.tm.lines import match_as_json, match_lines, terms_of
from glossary_kit.errors import UsageError
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
@term_base_option
def command(
    query: tuple[str, ...],
    lang: str,
    limit: int,
    min_score: float,
    output_format: str,
    memory: Path | None,
    term_base: Path | None,
) -> None:
    """Find the units whose English, or Khmer, is like QUERY, best first.

    The score is the share of characters (Khmer: clusters) that need not be edited, less what
    differs in numbers, codes, punctuation, case and spacing, and what the unit's state, age and
    collection cost. Below it stand the terms of the term base that the match has.
    """
    segment = " ".join(query)
    if not segment.strip():
        raise UsageError("there is nothing to look for", hint="write a sentence, or some words")
    project = Project(memory=memory, term_base=term_base)
    tm = project.tm
    open_index(tm)
    found = tm.search(segment, lang=lang, limit=limit, min_score=min_score)
    placed = [(match, tm.placed(match.place)) for match in found]
    terms = {match.place: terms_of(project, match.unit, segment) for match, _ in placed}
    if output_format == "json":
        matches = [
            match_as_json(*each, segment) | {"terms": terms[each[0].place]} for each in placed
        ]
        echo_json({"version": 1, "matches": matches})
        return
    if not placed:
        click.echo(
            f"no unit is like “{segment}”; try a lower --min-score, or concordance", err=True
        )
    for each in placed:
        click.echo("\n".join(match_lines(*each, segment)))
        for term in terms[each[0].place]:
            click.echo(f"  term  {term['term']} = {term['translation']}")
