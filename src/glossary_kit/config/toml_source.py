"""TOML read strictly: every value checked, every error with its line and a way out.

Used for all the kit's own TOML files. `tomllib` knows no places once it has parsed, so the
line of a key is found by scanning the text again, and only when there is an error to report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from glossary_kit.config.toml_lines import KeyPath, comment_line, line_of
from glossary_kit.errors import ErrorGroup, GlossaryKitError, Location

E = TypeVar("E", bound=StrEnum)
_PLACE = re.compile(
    r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)$", re.S
)


class TomlSource:
    """A TOML file while it is being read: its text and the errors found so far."""

    def __init__(self, path: str, kind: type[GlossaryKitError]) -> None:
        self.path = path
        self.kind = kind
        self.text = ""
        self.errors: list[GlossaryKitError] = []

    def parse(self, data: bytes, *, comments: bool) -> TomlTable:
        """The top table of `data`; with `comments` false, a comment is an error.

        Raises: ErrorGroup if `data` is not UTF-8 or not TOML.
        """
        try:
            self.text = data.decode("utf-8-sig").replace("\r\n", "\n")
            values = tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.report("the file is not UTF-8", line, hint="save it in the encoding UTF-8")
        except tomllib.TOMLDecodeError as error:
            self._report_syntax(error)
        except RecursionError:
            self.report("the brackets are nested too deeply", 1)
        else:
            if not comments and (line_number := comment_line(self.text)):
                hint = 'write it as a note: note = "…"'
                self.report("a comment is lost when the file is rewritten", line_number, hint=hint)
            return TomlTable(self, values)
        raise ErrorGroup(self.errors)

    def _report_syntax(self, error: tomllib.TOMLDecodeError) -> None:
        match = _PLACE.match(str(error))
        what = match["what"] if match else str(error)
        line = int(match["line"]) if match and match["line"] else self.text.rstrip().count("\n") + 1
        column = int(match["column"]) if match and match["column"] else None
        hint = 'a line reads: key = "text", with straight quotes around every text'
        self.report(f"not valid TOML: {what[:1].lower()}{what[1:]}", line, column, hint=hint)

    def report(
        self, message: str, line: int | None, column: int | None = None, *, hint: str | None = None
    ) -> None:
        """Keep an error, to be raised with the others by `finish`."""
        at = Location(path=self.path, line=line, column=column)
        self.errors.append(self.kind(message, at=at, hint=hint))

    def report_key(self, where: KeyPath, message: str, hint: str | None = None) -> None:
        """Keep an error about the key `where`."""
        self.report(message, line_of(self.text, where), hint=hint)

    def finish(self) -> None:
        """Raise all errors found, in the order of their lines.

        Raises: ErrorGroup if there is any.
        """
        if self.errors:
            raise ErrorGroup(
                sorted(self.errors, key=lambda error: error.at.line or 0 if error.at else 0)
            )


class TomlTable:
    """One table of a TOML file; its methods return a value or report what is wrong with it."""

    def __init__(
        self, source: TomlSource, values: Mapping[str, object], where: KeyPath = ()
    ) -> None:
        self.source = source
        self.values = values
        self.where = where

    def wrong(self, key: str | None, message: str, hint: str | None = None) -> None:
        """Report an error at `key`, or at the head of this table if `key` is `None`."""
        self.source.report_key(self.where if key is None else (*self.where, key), message, hint)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """The text at `key`; `None` where it is absent or empty."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            self.wrong(key, f"{key} is not a text", f'write {key} = "…"')
            return None
        if not value and required:
            here = key if value == "" else None
            self.wrong(here, f"{self._name} has no {key}", f'add {key} = "…"')
        return value or None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`; empty where it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, f"{key} is not a list of texts", f'write {key} = ["…", "…"]')
            return ()
        if not all(value):
            self.wrong(key, f"{key} contains an empty text", "remove it")
        return tuple(item for item in value if item)

    def choice(self, key: str, kind: type[E]) -> E | None:
        """The member of `kind` at `key`; `None` where it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        with suppress(ValueError):
            if isinstance(value, str):
                return kind(value)
        allowed = [str(member) for member in kind]
        shown = f"“{value}”" if isinstance(value, str) else f"{value!r}"
        self.wrong(key, f"{key} cannot be {shown}", suggestion(str(value), allowed))
        return None

    def number(self, key: str, allowed: range) -> int | None:
        """The whole number at `key`; `None` where it is absent."""
        value = self.values.get(key)
        if value is None or (type(value) is int and value in allowed):
            return value
        limits = f"write a whole number from {allowed[0]} to {allowed[-1]}, without quotes"
        self.wrong(key, f"{key} cannot be {value!r}", limits)
        return None

    def day(self, key: str) -> date | None:
        """The day at `key`, a TOML date or a text in ISO 8601; reported where it is absent."""
        value = self.values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)  # type: ignore[arg-type] # anything else is reported
        except (TypeError, ValueError):
            what = f"{self._name} has no {key}" if value is None else f"{key} is not a day"
            self.wrong(None if value is None else key, what, f"write {key} = 2025-04-28")
            return None

    def table(self, key: str) -> TomlTable | None:
        """The table at `key`; `None` where it is absent."""
        value = self.values.get(key)
        if value is None or isinstance(value, dict):
            return None if value is None else TomlTable(self.source, value, (*self.where, key))
        self.wrong(
            key, f"{key} is not a table", f"write [{self._dotted(key)}] on a line of its own"
        )
        return None

    def tables(self, key: str) -> list[TomlTable]:
        """The tables of the list at `key`; empty where it is absent."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            pairs = enumerate(value)
            return [TomlTable(self.source, item, (*self.where, key, i)) for i, item in pairs]
        head = f"[[{self._dotted(key)}]]"
        self.wrong(key, f"{key} is not a list of tables", f"write {head} before each of them")
        return []

    def only(self, known: Iterable[str]) -> None:
        """Report every key that is not `known`."""
        names = list(known)
        for key in self.values:
            if key not in names:
                place = f" in {self._name}" if self.where else ""
                self.wrong(key, f"unknown key “{key}”{place}", suggestion(key, names))

    def _dotted(self, *more: str) -> str:
        return ".".join(part for part in (*self.where, *more) if isinstance(part, str))

    @property
    def _name(self) -> str:
        if not self.where:
            return "the file"
        return f"[[{self._dotted()}]]" if isinstance(self.where[-1], int) else f"[{self._dotted()}]"


def suggestion(given: str, allowed: Iterable[str]) -> str:
    """The nearest allowed name as a question, or else all of them."""
    import difflib  # only needed when something is wrong

    names = list(allowed)
    near = difflib.get_close_matches(given, names, n=1)
    return f"did you mean “{near[0]}”?" if near else f"allowed: {', '.join(names)}"
