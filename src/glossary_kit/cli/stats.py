"""`glossary-kit stats`: what the term base holds, and what it covers of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from glossary_kit.cli.options import PATH, echo_json, format_option, term_base_option
from glossary_kit.extract.coverage import Coverage, Share
from glossary_kit.project import Project
from glossary_kit.project.statistics import Statistics

Covered = Sequence[tuple[Path, Coverage]]


@click.command("stats")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…]")
@click.option(
    "--missing",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many of the words that are not covered to list.",
)
@format_option("text", "json")
@term_base_option
def command(
    paths: tuple[Path, ...], missing: int, output_format: str, term_base: Path | None
) -> None:
    """Count the concepts by subject field, state of review and reliability.

    For every PATH, a text or a bilingual file, show how many of its content words and noun
    phrases the term base covers.
    """
    project = Project(term_base=term_base)
    counted = project.statistics()
    covered = [(path, project.coverage(path)) for path in paths]
    if output_format == "json":
        document = _as_json(counted, covered)
        echo_json(document)
        return
    for line in _lines(counted, covered, missing):
        click.echo(line)


def _lines(counted: Statistics, covered: Covered, missing: int) -> Iterator[str]:
    yield "the term base is empty" if counted.fields.empty else counted.fields.to_string()
    yield ""
    for name, count in counted.totals.items():
        yield f"{count:>6}  {name.replace('_', ' ')}"
    for path, coverage in covered:
        yield ""
        yield str(path)
        yield from _share("content words", coverage.words, missing)
        yield from _share("noun phrases", coverage.terms, missing)


def _share(name: str, share: Share, missing: int) -> Iterator[str]:
    yield f"  {share.percent:g} % of {share.running} {name} ({share.covered})"
    if missing and share.missing:
        listed = (f"{word} ({count})" for word, count in share.missing[:missing])
        more = "" if len(share.missing) <= missing else ", …"
        yield f"    not covered: {', '.join(listed)}{more}"


def _as_json(counted: Statistics, covered: Covered) -> dict[str, object]:
    return {
        "version": 1,
        "totals": counted.totals,
        "fields": counted.fields.reset_index().to_dict(orient="records"),
        "coverage": [
            {
                "path": str(path),
                "content_words": _share_as_json(coverage.words),
                "noun_phrases": _share_as_json(coverage.terms),
            }
            for path, coverage in covered
        ],
    }


def _share_as_json(share: Share) -> dict[str, object]:
    return {
        "running": share.running,
        "covered": share.covered,
        "percent": share.percent,
        "missing": [{"text": text, "count": count} for text, count in share.missing],
    }
