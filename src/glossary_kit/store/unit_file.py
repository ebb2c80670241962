r"""A unit file: translation units as tab-separated rows, in document order.

The header is `id <source tag> <target tag> state source changed`. There is no quoting: a
tab, a line break and a backslash are written `\t`, `\n` and `\\`. Rows end with LF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from glossary_kit.errors import DataError, ErrorGroup, Location, UsageError
from glossary_kit.model.unit import State, TranslationUnit

_COLUMNS = 6
_ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_MEANT = {escape: character for character, escape in _ESCAPED.items()}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def read_units(stream: BinaryIO, path: str) -> Iterator[TranslationUnit]:
    """The units in `stream`, one at a time; `path` is named in errors.

    Rows that are wrong are left out; all errors of the file are raised after its last row.

    Raises: ErrorGroup of DataErrors, every one with its line and a hint.
    """
    return (unit for _, unit in read_placed_units(stream, path))


def read_placed_units(stream: BinaryIO, path: str) -> Iterator[tuple[int, TranslationUnit]]:
    """The units in `stream`, each behind the number of the byte at which its row begins.

    Raises: as `read_units`.
    """
    errors: list[DataError] = []
    langs: tuple[str, str] | None = None
    seen: dict[str, int] = {}
    end = 0
    for number, raw in enumerate(stream, start=1):
        begin, end = end, end + len(raw)
        at = Location(path=path, line=number)
        try:
            line = _decoded(raw, at)
            if number == 1:
                langs = _header(line.removeprefix("\ufeff"), at)
            elif line and langs:
                unit = _unit(line, langs, at)
                _check_unique(unit, seen, at)
                yield begin, unit
        except DataError as error:
            errors.append(error)
            if langs is None:
                break  # without its header no row can be understood
    else:
        if langs is None:
            errors.append(_wrong_header(Location(path=path, line=1)))
    if errors:
        raise ErrorGroup(errors)


def read_row(raw: bytes, langs: tuple[str, str], at: Location) -> TranslationUnit:
    """The unit in the row `raw` of a file in the languages `langs`.

    Raises: DataError.
    """
    return _unit(_decoded(raw, at), langs, at)


def write_units(
    units: Iterable[TranslationUnit],
    stream: BinaryIO,
    *,
    source_lang: str = "en",
    target_lang: str = "km",
) -> None:
    """Write `units` to `stream`, in their order; notes and inline codes are not kept.

    Raises: UsageError if a unit has other languages, no id, or an id that came before.
    """
    header = ("id", source_lang, target_lang, "state", "source", "changed")
    stream.write(("\t".join(header) + "\n").encode())
    seen: set[str] = set()
    for unit in units:
        if (unit.source_lang, unit.target_lang) != (source_lang, target_lang):
            pair = f"{unit.source_lang}–{unit.target_lang}"
            hint = f"this file holds {source_lang}–{target_lang} only"
            raise UsageError(f"the unit “{unit.id}” is {pair}", at=unit.at, hint=hint)
        if not unit.id or unit.id in seen:
            what = f"two units have the id “{unit.id}”" if unit.id else "a unit has no id"
            raise UsageError(what, at=unit.at, hint="give every unit an id of its own")
        seen.add(unit.id)
        stream.write(("\t".join(_cells(unit)) + "\n").encode())


def _cells(unit: TranslationUnit) -> Iterator[str]:
    changed = unit.changed.isoformat() if unit.changed else ""
    for value in (unit.id, unit.source, unit.target, unit.state, unit.origin or "", changed):
        yield re.sub(r"[\\\t\n]", lambda match: _ESCAPED[match[0]], value)


def _decoded(raw: bytes, at: Location) -> str:
    try:
        return raw.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        hint = "save the file in the encoding UTF-8"
        raise DataError("the row is not UTF-8", at=at, hint=hint) from None


def _header(line: str, at: Location) -> tuple[str, str]:
    names = line.split("\t")
    if len(names) == _COLUMNS and (names[0], *names[3:]) == ("id", "state", "source", "changed"):
        source_lang, target_lang = names[1:3]
        tags = _LANGUAGE_TAG.fullmatch(source_lang) and _LANGUAGE_TAG.fullmatch(target_lang)
        if tags and source_lang != target_lang:
            return source_lang, target_lang
    raise _wrong_header(at)


def _wrong_header(at: Location) -> DataError:
    hint = "the first row reads: id, en, km, state, source, changed, separated by tabs"
    return DataError("the header of a unit file is missing", at=at, hint=hint)


def _unit(line: str, langs: tuple[str, str], at: Location) -> TranslationUnit:
    cells = [_unescaped(cell, at) for cell in line.split("\t")]
    if len(cells) != _COLUMNS:
        hint = f"a row has {_COLUMNS} columns; a tab inside a text is written \\t"
        raise DataError(f"the row has {len(cells)} columns", at=at, hint=hint)
    unit_id, source, target, state, origin, changed = cells
    if not unit_id:
        raise DataError("the row has no id", at=at, hint="write an id into its first column")
    return TranslationUnit(
        id=unit_id,
        source=source,
        target=target,
        source_lang=langs[0],
        target_lang=langs[1],
        state=_state(state, at),
        changed=_day(changed, at) if changed else None,
        origin=origin or None,
        at=at,
    )


def _unescaped(cell: str, at: Location) -> str:
    if "\\" not in cell:
        return cell

    def meant(match: re.Match[str]) -> str:
        if match[0] in _MEANT:
            return _MEANT[match[0]]
        hint = "write a backslash itself as \\\\"
        raise DataError(f"“{match[0]}” stands for nothing", at=at, hint=hint)

    return re.sub(r"\\.?", meant, cell, flags=re.S)


def _state(value: str, at: Location) -> State:
    if value in list(State):
        return State(value)
    hint = f"allowed: {', '.join(State)}"
    raise DataError(f"state cannot be “{value}”", at=at, hint=hint)


def _day(value: str, at: Location) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        hint = "write it as 2025-04-28"
        raise DataError(f"changed “{value}” is not a day", at=at, hint=hint) from None


def _check_unique(unit: TranslationUnit, seen: dict[str, int], at: Location) -> None:
    if first := seen.get(unit.id):
        hint = f"line {first} has it, too: give this row an id of its own"
        raise DataError(f"the id “{unit.id}” is not unique", at=at, hint=hint)
    seen[unit.id] = at.line or 0
