"""`glossary-kit check`: the issues of drafts, reported or mended."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from glossary_kit.check.baseline import baseline_text
from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Severity
from glossary_kit.check.rules import RULES
from glossary_kit.cli.options import (
    PATH,
    format_option,
    memory_option,
    refuse_overwriting,
    refuse_replacing,
    term_base_option,
    warn_of_empty_base,
    workers_of,
    workers_options,
)
from glossary_kit.cli.progress import progress
from glossary_kit.errors import GlossaryKitError, Location, UsageError, raise_together
from glossary_kit.formats.codec import Report
from glossary_kit.project import Project
from glossary_kit.project.checking import CheckRun
from glossary_kit.project.files import STDIN, draft_files, refuse_pipe, write_bytes
from glossary_kit.project.term_bases import is_term_base
from glossary_kit.report.registry import REPORTS, WITH_REGIONS, report_named
from glossary_kit.report.summary import Summary, count, summed_up
from glossary_kit.report.text_report import text_report
from glossary_kit.text.segmenters import lost

_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ROUNDS = 3
"""How often drafts are gone through to mend what one mended unit makes of another."""


def _codes(_ctx: click.Context, _param: click.Parameter, values: Iterable[str]) -> list[str] | None:
    """The codes of an option that may be repeated and may hold several with commas."""
    codes = [code.strip() for value in values for code in value.split(",") if code.strip()]
    return codes or None


@dataclass(frozen=True, kw_only=True)
class _Options:
    """What the command line asks for."""

    paths: tuple[Path, ...]
    stdin_filename: str | None
    source: str | None
    target: str | None
    source_file: Path | None
    select: list[str] | None
    ignore: list[str] | None
    output_format: str
    output: Path | None
    baseline: Path | None
    write_baseline: Path | None
    fix: bool
    diff: bool
    annotate: Path | None
    force: bool
    fail_on: str | None
    jobs: int | None
    scheduler: str | None
    workers: int | None
    list_rules: bool
    term_base: Path | None
    memory: Path | None


@click.command("check")
@click.argument("paths", nargs=-1, type=PATH, metavar="PATH…")
@click.option("--source", metavar="LANG", help="The source language, whatever the files say.")
@click.option("--target", metavar="LANG", help="The target language, whatever the files say.")
@click.option(
    "--source-file", type=PATH, metavar="FILE", help="The document that the draft translates."
)
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these rules.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Not these rules.")
@format_option(*(name for name, *_ in REPORTS))
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report there.")
@click.option("--baseline", type=PATH, metavar="FILE", help="Report no issue that is in FILE.")
@click.option("--write-baseline", type=PATH, metavar="FILE", help="Put all issues into FILE.")
@click.option("--fix", is_flag=True, help="Mend what needs no thought, then report the rest.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--annotate", type=PATH, metavar="FILE", help="Write the Word draft there, with comments."
)
@click.option("--force", is_flag=True, help="Let --annotate replace a file that is there.")
@click.option(
    "--fail-on",
    type=click.Choice([str(each) for each in Severity]),
    help="The least severity that fails.",
)
@workers_options
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input (PATH “-”).")
@click.option("--list-rules", is_flag=True, help="List all rules and leave.")
@term_base_option
@memory_option
def command(**given: object) -> None:
    """Check the drafts PATH… (files, folders, or “-” for standard input).

    Exit code 0: no issues; 1: issues were found; 2: the run could not be done.
    """
    options = _Options(**given)  # type: ignore[arg-type]  # click has checked them
    if options.list_rules:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.severity:<8}  {rule.name:<26}  {rule.summary}")
        return
    _refuse(options)
    project = Project(term_base=options.term_base, memory=options.memory)
    warn_of_empty_base(project)
    if warning := lost(project.words):
        click.echo(warning, err=True)
    if options.diff:
        sys.exit(_show_diff(project, options))
    failed = _fix(project, options) if options.fix else []
    code = _check(project, options, failed)
    raise_together(failed)
    sys.exit(code)


def _refuse(options: _Options) -> None:
    if not options.paths:
        raise UsageError("no draft is named", hint="name a file or a folder, or “-”")
    for path in options.paths:
        refuse_pipe(path)
    _refuse_outputs(options)
    if options.source_file and (len(options.paths) > 1 or options.paths[0].is_dir()):
        raise UsageError("a source document belongs to one draft", hint="name one file")
    _refuse_languages(options)
    if STDIN in options.paths:
        if not options.stdin_filename:
            hint = "add --stdin-filename draft.po, so that the format is known"
            raise UsageError("standard input has no name", hint=hint)
        if options.fix or options.diff:
            raise UsageError("standard input is not mended", hint="save it as a file first")


def _refuse_outputs(options: _Options) -> None:
    written = (options.output, options.write_baseline, options.annotate)
    if any(written):
        inputs = list(draft_files([path for path in options.paths if not is_term_base(path)]))
        for each in written:
            refuse_overwriting(each, [*inputs, *filter(None, [options.source_file])])
    if options.annotate:
        refuse_replacing(options.annotate, force=options.force)
        from glossary_kit.project.annotating import refuse_others

        refuse_others(options.paths)
        if options.annotate.suffix.lower() != options.paths[0].suffix.lower():
            raise UsageError(
                "the draft with its comments is a Word document",
                at=Location(path=str(options.annotate)),
                hint=f"call it {options.annotate.with_suffix(options.paths[0].suffix).name}",
            )
    if options.output_format == "xlsx" and not options.output and sys.stdout.isatty():
        raise UsageError("a workbook is nothing to look at here", hint="add -o issues.xlsx")


def _refuse_languages(options: _Options) -> None:
    for lang in (options.source, options.target):
        if lang and not _LANGUAGE.fullmatch(lang):
            raise UsageError(f"“{lang}” is no language tag", hint="write en or km")


def _run(
    project: Project,
    options: _Options,
    *,
    known: Path | None = None,
    report: Report | None = None,
) -> CheckRun:
    langs = None
    if options.source or options.target:
        config = project.config
        langs = (options.source or config.source, options.target or config.target)
    rules = project.rules(options.select, options.ignore)
    return project.checking(
        rules,
        langs,
        source_file=options.source_file,
        known=known,
        workers=workers_of(options.jobs, options.scheduler, options.workers),
        report=report,
    )


def _check(project: Project, options: _Options, failed: list[GlossaryKitError]) -> int:
    """The exit code of a run, its report or baseline written.

    Of several drafts, those that cannot be read are left out and put into `failed`. A baseline
    is of all or not written.
    """
    known = None if options.write_baseline else options.baseline or project.config.baseline
    run = _run(project, options, known=known)
    with progress() as shown:
        tick = shown.tick if shown else None
        name, regions = options.stdin_filename or "", options.output_format in WITH_REGIONS
        issues = []
        try:
            for issue in run.issues(options.paths, name, tick, regions=regions):
                issues.append(issue)  # noqa: PERF402  those given before an error are wanted
        except GlossaryKitError:
            if not (run.broken and run.files) or options.write_baseline:
                raise
            failed += run.broken
    summary = summed_up(issues, files=run.files, units=run.units, suppressed=run.suppressed)
    if options.write_baseline:
        write_bytes(options.write_baseline, baseline_text(issues).encode())
        click.echo(f"{options.write_baseline}: {count(len(issues), 'issue')} known", err=True)
        return 0
    _report(issues, summary, options)
    if options.annotate:
        from glossary_kit.project.annotating import annotate

        data, name = options.paths[0].read_bytes(), str(options.paths[0])
        write_bytes(options.annotate, annotate(data, name, issues))
        click.echo(f"{options.annotate}: {count(len(issues), 'comment')}", err=True)
    limit = Severity(options.fail_on or project.config.fail_on)
    return int(any(issue.severity.weight >= limit.weight for issue in issues))


def _report(issues: list[Issue], summary: Summary, options: _Options) -> None:
    if options.output_format == "text":
        report: str | bytes = text_report(issues, summary, colour=not options.output and _colours())
    else:
        report = report_named(options.output_format)(issues, summary)
    if options.output:
        write_bytes(options.output, report if isinstance(report, bytes) else report.encode())
        click.echo(f"{options.output}: {summary}", err=True)
    else:
        click.echo(report, nl=False)


def _show_diff(project: Project, options: _Options) -> int:
    from glossary_kit.project.mending import mended_files, unheard

    places = 0
    failed: list[GlossaryKitError] = []
    run = _run(project, options, report=unheard)
    for mended in mended_files(run, options.paths, failed.append):
        click.echo(mended.diff(), nl=False)
        places += mended.edits
    raise_together([*run.broken, *failed])
    click.echo(f"{count(places, 'place')} would be mended", err=True)
    return int(places > 0)


def _fix(project: Project, options: _Options) -> list[GlossaryKitError]:
    """Mend the drafts; why some could not be mended that should have been."""
    from glossary_kit.project.mending import mended_files, unheard

    failed: list[GlossaryKitError] = []
    for _ in range(_ROUNDS):
        failed, places = [], 0
        run = _run(project, options, report=unheard)
        for mended in mended_files(run, options.paths, failed.append):
            mended.write()
            click.echo(f"{mended.path}: {count(mended.edits, 'place')} mended", err=True)
            places += mended.edits
        if not places:
            break
    return failed


def _colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
