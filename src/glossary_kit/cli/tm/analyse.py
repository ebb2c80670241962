"""`glossary-kit tm analyse`: what the memory holds of drafts, counted by band."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import (
    PATH,
    format_option,
    memory_option,
    refuse_overwriting,
    workers_of,
    workers_options,
)
from glossary_kit.cli.tm.index import open_index
from glossary_kit.errors import UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.leverage.analysis import FileAnalysis
from glossary_kit.project import Project
from glossary_kit.project.files import draft_files, refuse_pipe, write_bytes
from glossary_kit.report.leverage import json_analysis, text_analysis


@click.command("analyse")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH…")
@click.option("--untranslated", is_flag=True, help="Count only segments without a target.")
@format_option("text", "json", "xlsx")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the analysis there.")
@workers_options
@memory_option
def command(
    paths: tuple[Path, ...],
    untranslated: bool,
    output_format: str,
    output: Path | None,
    jobs: int | None,
    scheduler: str | None,
    workers: int | None,
    memory: Path | None,
) -> None:
    """Count the segments of the drafts PATH… by what the memory has for them.

    A segment counts for the band of its best match. One that the memory does not hold exactly,
    and that stood earlier in the job, is a repetition. English is counted in words; Khmer,
    which is written without spaces, in clusters.
    """
    for path in paths:
        refuse_pipe(path)
    refuse_overwriting(output, draft_files(paths))
    if output_format == "xlsx" and not output and sys.stdout.isatty():
        raise UsageError("a workbook is nothing to look at here", hint="add -o leverage.xlsx")
    diagnostics: list[Diagnostic] = []
    tm = Project(memory=memory).tm
    others = workers_of(jobs, scheduler, workers)
    if not others:
        open_index(tm)
    files = tm.analyse(paths, untranslated=untranslated, workers=others, report=diagnostics.append)
    show_diagnostics(diagnostics)
    report = _report(files, output_format)
    if output:
        write_bytes(output, report if isinstance(report, bytes) else report.encode())
    else:
        click.echo(report, nl=False)


def _report(files: Sequence[FileAnalysis], output_format: str) -> str | bytes:
    if output_format == "xlsx":
        from glossary_kit.report.leverage_xlsx import xlsx_analysis

        return xlsx_analysis(files)
    return json_analysis(files) if output_format == "json" else text_analysis(files)
