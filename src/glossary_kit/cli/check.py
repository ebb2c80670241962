"""`glossary-kit check`: the issues of drafts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from glossary_kit.check.rules import RULES
from glossary_kit.cli.options import PATH, format_option, term_base_option
from glossary_kit.errors import UsageError
from glossary_kit.project import Project
from glossary_kit.report.json_report import json_report
from glossary_kit.report.summary import Summary
from glossary_kit.report.text_report import text_report
from glossary_kit.text.segmenters import lost


def _codes(_ctx: click.Context, _param: click.Parameter, values: Iterable[str]) -> list[str] | None:
    """The codes of an option that may be repeated and may hold several with commas."""
    codes = [code.strip() for value in values for code in value.split(",") if code.strip()]
    return codes or None


@click.command("check")
@click.argument("paths", nargs=-1, type=PATH, metavar="PATH…")
@click.option("--source", metavar="LANG", help="The source language, whatever the files say.")
@click.option("--target", metavar="LANG", help="The target language, whatever the files say.")
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these rules.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Not these rules.")
@format_option("text", "json")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report there.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input (PATH “-”).")
@click.option("--list-rules", is_flag=True, help="List all rules and leave.")
@term_base_option
def command(
    paths: tuple[Path, ...],
    source: str | None,
    target: str | None,
    select: list[str] | None,
    ignore: list[str] | None,
    output_format: str,
    output: Path | None,
    stdin_filename: str | None,
    list_rules: bool,
    term_base: Path | None,
) -> None:
    """Check the drafts PATH… (files, folders, or “-” for standard input).

    Exit code 0: no issues; 1: issues were found; 2: the run could not be done.
    """
    if list_rules:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.severity:<8}  {rule.name:<24}  {rule.summary}")
        return
    _refuse(paths, stdin_filename)
    project = Project(term_base=term_base)
    langs = (source or project.config.source, target or project.config.target)
    run = project.checking(project.rules(select, ignore), langs if source or target else None)
    if warning := lost(run.words):
        click.echo(warning, err=True)
    issues = list(run.issues(paths, stdin_filename or ""))
    summary = Summary(files=run.files, units=run.units, issues=len(issues))
    if output_format == "json":
        report = json_report(issues, summary)
    else:
        report = text_report(issues, summary, colour=not output and _colours())
    if output:
        output.write_text(report, encoding="utf-8")
    else:
        click.echo(report, nl=False)
    sys.exit(1 if issues else 0)


def _refuse(paths: tuple[Path, ...], stdin_filename: str | None) -> None:
    if not paths:
        raise UsageError("no draft is named", hint="name a file or a folder, or “-”")
    if Path("-") in paths and not stdin_filename:
        hint = "add --stdin-filename draft.po, so that the format is known"
        raise UsageError("standard input has no name", hint=hint)


def _colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
