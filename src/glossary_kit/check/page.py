"""A rule's page: its documentation, the text of `explain`, and its test cases.

A page is Markdown beside the rule's module. Its tables under `## Term base` and `## Cases`
are read here; invisible characters are written there by code point, as `{200B}`. The cases of
an entry rule are concept files in fences under `### Flagged` and `### Clean`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, resources

from glossary_kit.check.rule import Rule

_CODE_POINT = re.compile(r"\{([0-9A-F]{4,6})\}")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_CONCEPT = re.compile(r"^```toml (?P<concept>\S+)\n(?P<toml>.*?)^```$", re.MULTILINE | re.DOTALL)
CLEAN = "—"
"""What stands under Flagged where nothing is."""
EMPTY = "(empty)"
"""How a cell says that the text itself is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a page's cases.

    `flagged` are the stretches that the rule points at, in order (the source term where the
    target lacks something, `(empty)` where there is neither); none if the case is clean.
    `instead` are the suggestions. Cases with the same `draft` are judged together.
    """

    source: str
    target: str
    flagged: tuple[str, ...]
    instead: tuple[str, ...] = ()
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCase:
    """One concept file of a page's cases: the id of the concept, the file's text, the verdict."""

    concept: str
    toml: str
    flagged: bool


def page_text(rule: Rule) -> str:
    """The Markdown text of the page of `rule`."""
    package = import_module(f"glossary_kit.check.rules.{rule.family.lower()}")
    page = resources.files(package) / f"{rule.name.replace('-', '_')}.md"
    return page.read_text(encoding="utf-8")


def why(rule: Rule) -> str:
    """Why the rule is there, from its page, as one paragraph a line."""
    section = re.search(r"^## Why$(.*?)(?=^## )", page_text(rule), re.MULTILINE | re.DOTALL)
    paragraphs = section[1].strip().split("\n\n") if section else ()
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def cases(page: str) -> tuple[Case, ...]:
    """The cases of a `page`, in order."""
    return tuple(
        Case(
            source=_plain(row.get("English", "")),
            target=_plain(row.get("Khmer", "")),
            flagged=_several(row["Flagged"]),
            instead=_several(row.get("Instead", "")),
            draft=row.get("Draft", ""),
        )
        for row in table_under(page, "Cases")
    )


def entry_cases(page: str) -> tuple[EntryCase, ...]:
    """The concepts of a `page` of an entry rule, which together are one term base."""
    parts = re.findall(
        r"^### (Flagged|Clean)$(.*?)(?=^### |^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    return tuple(
        EntryCase(concept=block["concept"], toml=_plain(block["toml"]), flagged=kind == "Flagged")
        for kind, part in parts
        for block in _CONCEPT.finditer(part)
    )


def table_under(page: str, heading: str) -> Iterator[dict[str, str]]:
    """The rows of all tables under the second-level `heading`, each by its column names."""
    section = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    columns: list[str] | None = None
    for line in section[1].splitlines() if section else ():
        if not line.startswith("|"):
            columns = None
        elif columns is None:
            columns = _cells(line)
        elif not set(line) <= set("|-: "):
            yield dict(zip(columns, _cells(line), strict=True))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL_BORDER.split(line.strip())[1:-1]]


def _plain(cell: str) -> str:
    text = _CODE_POINT.sub(lambda match: chr(int(match[1], 16)), cell.replace("\\|", "|"))
    return "" if text == EMPTY else text


def _several(cell: str) -> tuple[str, ...]:
    return () if cell in ("", CLEAN) else tuple(_plain(part) for part in cell.split(" · "))
