"""The command line: arguments in, text out, an exit code.

0: clean; 1: issues were found; 2: the run could not be done. Results go to standard output,
everything else to standard error. Each verb is imported when it is called.
"""

from __future__ import annotations

import sys

import click

from glossary_kit import __version__
from glossary_kit.cli.lazy_group import LazyGroup
from glossary_kit.errors import ErrorGroup, GlossaryKitError

VERBS: dict[str, tuple[str, str]] = {
    "check": ("check", "Check drafts against the term base."),
    "explain": ("explain", "Explain a rule: why, source, examples."),
    "export": ("export", "Write the term base as a file for another tool."),
    "extract": ("extract", "Propose terms from a text or a memory."),
    "fmt": ("fmt", "Bring term base and memory into their canonical form."),
    "import": ("import_", "Bring a foreign term base into this one."),
    "init": ("init", "Start a project folder, or copy out the example."),
    "lookup": ("lookup", "Look up terms in English or Khmer."),
    "rename": ("rename", "Give a concept another id, references included."),
    "review": ("review", "Have a committee review the terms in a spreadsheet."),
    "serve": ("serve", "Open a page to look up, check and review in a browser."),
    "stats": ("stats", "Count the concepts, and how much of a text they cover."),
    "tm": ("tm", "Search the translation memory, and bring it in and out."),
}
"""Each verb with its module in this package and the line that `--help` shows."""


@click.group(
    cls=LazyGroup,
    package=__name__,
    verbs=VERBS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="glossary-kit")
def cli() -> None:
    """Khmer–English terminology: look up terms, check drafts, exchange with CAT tools."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli()
    except GlossaryKitError as error:
        for single in error.errors if isinstance(error, ErrorGroup) else (error,):
            click.echo(str(single), err=True)
            if single.hint:
                click.echo(f"hint: {single.hint}", err=True)
        sys.exit(2)
    except Exception:  # noqa: BLE001  a bug: shown whole, but its exit code must not say "issues"
        import traceback

        traceback.print_exc()
        sys.exit(2)
