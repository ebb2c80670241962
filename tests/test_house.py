"""The house keeps its own rules: registries sorted, pages written, verbs documented."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click

from glossary_kit.check.rule import ITS_TYPES
from glossary_kit.check.rules import RULES
from glossary_kit.cli import VERBS, cli
from glossary_kit.formats.registry import CODECS

ROOT = Path(__file__).parents[1]
RULES_FOLDER = ROOT / "src/glossary_kit/check/rules"


def test_rules_are_sorted_and_unique() -> None:
    order = [(list(ITS_TYPES).index(rule.family), rule.code) for rule in RULES]
    assert order == sorted(order)
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_module_is_registered_and_has_its_page() -> None:
    pages = {path.with_suffix("").name for path in RULES_FOLDER.rglob("*.md")}
    assert pages == {rule.name.replace("-", "_") for rule in RULES}
    for rule in RULES:
        name = rule.name.replace("-", "_")
        module = import_module(f"glossary_kit.check.rules.{rule.family.lower()}.{name}")
        assert module.RULE is rule


def test_codecs_are_sorted_and_unique() -> None:
    names = [codec.name for codec in CODECS]
    assert names == sorted(set(names))


def test_every_verb_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None
        assert command.help
        assert f"glossary-kit {verb}" in readme, f"README does not show “{verb}”"


def test_decisions_are_numbered_one_by_one() -> None:
    pages = sorted((ROOT / "src/glossary_kit/handbook/explanation/decisions").glob("*.md"))
    for number, page in enumerate(pages, start=1):
        assert page.name.startswith(f"{number:04}-")
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. ")


def test_links_between_our_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "src").rglob("*.md"), *(ROOT / "glossary").glob("*.md")]
    for page in pages:
        text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if not re.match("[a-z]+:", target):
                assert (page.parent / target).exists(), f"{page}: {target}"


def test_nothing_speaks_of_its_makers_machine() -> None:
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.md")]:
        assert "/work/" not in path.read_text(encoding="utf-8"), path
