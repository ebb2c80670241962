"""`glossary-kit tm translate`: a draft filled with what the memory has for it."""

from __future__ import annotations

from pathlib import Path

import click

from glossary_kit.cli.diagnostics import show_diagnostics
from glossary_kit.cli.options import (
    PATH,
    echo_json,
    force_option,
    format_option,
    memory_option,
    refuse_overwriting,
    refuse_replacing,
)
from glossary_kit.cli.tm.index import open_index
from glossary_kit.cli.tm.lines import label, less, match_as_json
from glossary_kit.errors import Location, UsageError
from glossary_kit.formats.codec import Diagnostic
from glossary_kit.leverage.pretranslation import Proposal
from glossary_kit.model.unit import State
from glossary_kit.project import Project
from glossary_kit.project.files import STDIN, refuse_pipe, write_bytes
from glossary_kit.project.tm.translating import Pretranslation
from glossary_kit.store.translation_memory import MemoryUnit


@click.command("translate")
@click.argument("path", type=PATH)
@click.option("-o", "--output", type=PATH, metavar="OUT", help="The file to write.")
@click.option("--in-place", is_flag=True, help="Write the result over PATH itself.")
@click.option(
    "--min-score",
    type=click.FloatRange(50, 100),
    default=75,
    show_default=True,
    help="The least score of a match to fill in.",
)
@click.option(
    "--replace-initial", is_flag=True, help="Replace targets whose state is initial, too."
)
@format_option("text", "json")
@force_option
@memory_option
def command(
    path: Path,
    output: Path | None,
    in_place: bool,
    min_score: float,
    replace_initial: bool,
    output_format: str,
    force: bool,
    memory: Path | None,
) -> None:
    """Fill the empty targets of the draft PATH with the best matches of the memory.

    The result goes to OUT, in the format of PATH; nothing else in it changes. A target that is
    not the translation of this very source, or that has lost points for its unit, is marked as
    the format has it: fuzzy in PO, needs-review-translation in XLIFF 1.2, initial in XLIFF 2
    and in the state column of a table, a comment in Word.
    """
    written = _written_to(path, output, in_place=in_place)
    refuse_replacing(output, force=force)
    diagnostics: list[Diagnostic] = []
    tm = Project(memory=memory).tm
    open_index(tm)
    result = tm.translate(
        path, min_score=min_score, replace_initial=replace_initial, report=diagnostics.append
    )
    show_diagnostics(diagnostics)
    write_bytes(written, result.data)
    placed = [(each, tm.placed(each.match.place)) for each in result.filled]
    if output_format == "json":
        echo_json(_as_json(result, placed))
    else:
        for proposal, unit in placed:
            click.echo(_line(proposal, unit))
    click.echo(f"{written}: {_summary(result)}", err=True)


def _written_to(path: Path, output: Path | None, *, in_place: bool) -> Path:
    """The file to write.

    Raises: UsageError if it is none, two, the draft without a word, or of another format.
    """
    refuse_pipe(path)
    if path == STDIN:
        raise UsageError("standard input is not filled", hint="save it as a file first")
    if (output is None) != in_place:
        raise UsageError(
            "one place to write to is needed", hint="add -o OUT, or --in-place to change PATH"
        )
    if output is None:
        return path
    refuse_overwriting(output, [path])
    if output.suffix.lower() != path.suffix.lower() and not output.is_char_device():
        raise UsageError(
            f"the result is written in the format of the draft, {path.suffix or 'without suffix'}",
            at=Location(path=str(output)),
            hint=f"call it {output.with_suffix(path.suffix).name}",
        )
    return output


def _line(proposal: Proposal, unit: MemoryUnit) -> str:
    match = proposal.match
    kind = match.kind if proposal.exact else "fuzzy"
    adapted = "  (numbers or placeholders adapted)" if proposal.adapted else ""
    draft_unit = " ".join(proposal.unit.id.split())
    return f"{draft_unit}  {round(match.score, 1):g}  {kind}  {label(unit)}{less(match)}{adapted}"


def _summary(result: Pretranslation) -> str:
    units = sum(bool(each.source.strip()) for each in result.units)
    to_do = sum(each.state is State.INITIAL for each in result.filled)
    counts = {
        "exact": len(result.filled) - to_do,
        "to be looked at": to_do,
        "left out, for the file has no place to say that they must be looked at": len(
            result.unmarked
        ),
    }
    parts = [f"{count} {name}" for name, count in counts.items() if count]
    filled = f"{len(result.filled)} of {units} units filled"
    return f"{filled} ({', '.join(parts)})" if parts else filled


def _as_json(
    result: Pretranslation, placed: list[tuple[Proposal, MemoryUnit]]
) -> dict[str, object]:
    return {
        "version": 1,
        "units": len(result.units),
        "filled": [
            {
                "unit": proposal.unit.id,
                "target": proposal.target,
                "state": proposal.state,
                "exact": proposal.exact,
                "adapted": proposal.adapted,
                "match": match_as_json(proposal.match, unit, proposal.unit.source),
            }
            for proposal, unit in placed
        ],
        "left_out": [each.unit.id for each in result.unmarked],
    }
