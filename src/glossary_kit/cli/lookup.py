"""`glossary-kit lookup`: terms like a query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from glossary_kit.cli.options import echo_json, format_option, term_base_option, warn_of_empty_base
from glossary_kit.errors import UsageError
from glossary_kit.match.term_lookup import TermMatch
from glossary_kit.model.concept import ConceptEntry, TermSection
from glossary_kit.project import Project
from glossary_kit.report.lookup_json import lookup_document


@click.command("lookup")
@click.argument("query", nargs=-1, required=True)
@click.option("--lang", type=click.Choice(["auto", "en", "km"]), default="auto", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--min-score", type=click.FloatRange(0, 100), default=60, show_default=True)
@format_option("text", "json")
@term_base_option
def command(
    query: tuple[str, ...],
    lang: str,
    limit: int,
    min_score: float,
    output_format: str,
    term_base: Path | None,
) -> None:
    """Look up QUERY in English and Khmer, best match first.

    Spelling slips, inflections, look-up forms and words in any order are understood; * stands
    for any characters.
    """
    project = Project(term_base=term_base)
    text = " ".join(query)
    if not text.strip(" \t\u200b"):
        raise UsageError("the query is empty", hint="write a term or a part of one")
    warn_of_empty_base(project)
    matches = project.look_up(text, lang=lang, limit=limit, min_score=min_score)
    found = [(match, entry) for match in matches if (entry := project.entry(match.concept))]
    if output_format == "json":
        echo_json(lookup_document(found))
        return
    if not found:
        shown = "".join(char for char in text[:80] if char.isprintable())
        click.echo(f"no term is like “{shown}”", err=True)
    for match, entry in found:
        click.echo("\n".join(_lines(match, entry)))


def _lines(match: TermMatch, entry: ConceptEntry) -> Iterator[str]:
    """The lines that show one concept, Khmer last on each."""
    yield f"{match.concept}  {match.score:g}  {match.why}"
    preferred = entry.preferred(match.lang)
    if not match.term.status.usable and preferred:
        yield f"  “{match.term.term}” is {match.term.status}: write “{preferred.term}”"
    for section in entry.languages:
        for term in section.terms:
            yield f"  {section.lang}  {_label(term)}  {term.term}"


def _label(term: TermSection) -> str:
    if term.reliability is None:
        return term.status
    return f"{term.status}, reliability {term.reliability}"
