"""A file of waivers: issues that are lived with until a day, each with its reason.

[[waivers]]
code = "TRM102"
concept = "ai-core/artificial-intelligence"   # this concept only
path = "drafts/*.po"                          # these files only
unit = "mi*"                                  # these units only
reason = "the committee meets in March"
expires = 2027-03-31
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from glossary_kit.check.suppression import Suppression
from glossary_kit.config.toml_lines import line_of
from glossary_kit.config.toml_source import TomlSource, TomlTable, suggestion
from glossary_kit.errors import ConfigError, Location

_KEYS = ("code", "concept", "path", "unit", "reason", "expires")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A suppression and the place where it is written."""

    suppression: Suppression
    at: Location


def read_waivers(data: bytes, name: str, codes: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers in `data`, the content of the file `name`; `codes` are those of all rules.

    Raises: ErrorGroup of ConfigErrors, every one with its line and a hint.
    """
    source = TomlSource(name, ConfigError)
    table = source.parse(data, comments=True)
    table.only(("waivers",))
    waivers = [_waiver(each, codes) for each in table.tables("waivers")]
    source.finish()
    return tuple(
        Waiver(
            suppression=waiver,
            at=Location(path=name, line=line_of(source.text, ("waivers", number))),
        )
        for number, waiver in enumerate(waivers)
    )


def _waiver(table: TomlTable, codes: Collection[str]) -> Suppression:
    table.only(_KEYS)
    code = (table.text("code", required=True) or "").upper()
    if code and code not in codes:
        table.wrong("code", f"there is no rule “{code}”", suggestion(code, sorted(codes)))
    return Suppression(
        codes=(code,),
        reason=table.text("reason", required=True) or "",
        concept=table.text("concept") or "",
        path=table.text("path") or "",
        unit=table.text("unit") or "",
        expires=table.day("expires"),
    )
