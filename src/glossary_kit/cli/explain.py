"""`glossary-kit explain`: the page of a rule."""

from __future__ import annotations

import click

from glossary_kit.check.page import page_text
from glossary_kit.check.rules import RULES
from glossary_kit.check.selection import rule_named


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Explain RULE, named by its code (TRM101) or its name (missing-term)."""
    click.echo(page_text(rule_named(RULES, rule)).rstrip())
