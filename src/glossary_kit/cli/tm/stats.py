"""`glossary-kit tm stats`: the documents of the memory, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from glossary_kit.cli.options import echo_json, format_option, memory_option
from glossary_kit.project import Project
from glossary_kit.project.tm.counting import DocumentCount


@click.command("stats")
@format_option("text", "json")
@memory_option
def command(output_format: str, memory: Path | None) -> None:
    """Count the units by collection, document and state, and the words of both sides.

    Khmer, which is written without spaces, is counted in clusters.
    """
    documents = Project(memory=memory).tm.statistics()
    if output_format == "json":
        echo_json({"version": 1, "documents": [_document_as_json(each) for each in documents]})
        return
    for line in _table(documents):
        click.echo(line)


def _table(documents: Sequence[DocumentCount]) -> Iterator[str]:
    """A line for every document, and one for all, below what the numbers are."""
    yield f"{'':>13} {'source':>8} {'target':>8}  words; of Khmer, clusters"
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
