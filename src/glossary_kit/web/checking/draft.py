"""A draft as it was sent, and as it has become since by single edits of its targets."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from glossary_kit.errors import FormatError, Location, UsageError
from glossary_kit.formats.codec import Codec, Report
from glossary_kit.formats.docx import reading as docx
from glossary_kit.formats.patch.edits import Edit
from glossary_kit.formats.patch.registry import patcher_for
from glossary_kit.formats.registry import codec_for_path, codec_named
from glossary_kit.formats.text_input import HEAD
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.mending import patched, read_units
from glossary_kit.text.printable import printable
from glossary_kit.web.rendering import lang_of

ANEW = "xlsx-units"
"""The format in which a draft is given back whose own cannot be mended in place."""
_LONGEST_NAME = 120


class Draft(Struct, frozen=True, kw_only=True):
    """The file `data`, called `name`, in the format `codec`, and its units as they now are.

    `edits` are those made since, in their order, each with the position of its unit.
    """

    name: str
    codec: str
    data: bytes
    units: tuple[TranslationUnit, ...]
    edits: tuple[tuple[int, Edit], ...] = ()

    @property
    def in_place(self) -> bool:
        """Whether the file itself can be given back mended, with every other byte as it was."""
        return patcher_for(self.codec) is not None

    @property
    def takes_comments(self) -> bool:
        """Whether it is a document into which comments can be written."""
        return self.codec == docx.CODEC.name


def file_name(name: str) -> str:
    """What a file is called that somebody sent as `name`: no folders, nothing invisible."""
    base = PurePosixPath(name.replace("\\", "/")).name
    shown = re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", " ", printable(base)).strip()
    stem, dot, suffix = shown.rpartition(".")
    return (
        f"{(stem if dot else suffix)[:_LONGEST_NAME]}{dot}{suffix if dot else ''}"[:200] or "draft"
    )


def read_draft(name: str, data: bytes, report: Report) -> Draft:
    """The draft that the file `data`, sent as `name`, holds.

    Raises:
        UsageError: no codec reads such a file, or there is nothing in it.
        FormatError: it is broken, or not safe to open.

    """
    name = file_name(name)
    codec = codec_for_path(name, TranslationUnit, head=data[:HEAD])
    units = tuple(codec.read(io.BytesIO(data), name, report=report)) if codec.read else ()
    if not units:
        at = Location(path=name)
        raise FormatError(
            "there is nothing to check in this file", at=at, hint="is it the right file?"
        )
    return Draft(name=name, codec=codec.name, data=data, units=units)


def pasted_file(source: str, target: str) -> tuple[str, bytes]:
    """Name and content of the file that two pasted texts make: a table, or a text without source.

    Texts with the same number of lines are paired line by line; others are one unit.

    Raises: UsageError if there is no translation.
    """
    if not target.strip():
        raise UsageError("there is no translation to check", hint="paste it, or drop a file")
    if not source.strip():
        return "pasted.txt", target.encode()
    buffer = io.BytesIO()
    writer = codec_named("tsv-units").write
    if writer:
        writer(_pairs(source, target), buffer)
    return "pasted.tsv", buffer.getvalue()


def _pairs(source: str, target: str) -> Iterator[TranslationUnit]:
    sources, targets = _lines(source), _lines(target)
    if len(sources) != len(targets):
        sources, targets = ["\n".join(sources)], ["\n".join(targets)]
    backwards = (lang_of(source), lang_of(target)) == ("km", "en")
    source_lang, target_lang = ("km", "en") if backwards else ("en", "km")
    for number, (one, other) in enumerate(zip(sources, targets, strict=True), 1):
        yield TranslationUnit(
            id=str(number),
            source=one,
            target=other,
            source_lang=source_lang,
            target_lang=target_lang,
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def edited(unit: TranslationUnit, edit: Edit) -> TranslationUnit:
    """The unit after `edit` of its target; its inline codes keep their places in the text."""
    start, end = edit.span.start, edit.span.end
    longer = len(edit.text) - len(edit.span)
    codes = tuple(
        replace(code, offset=code.offset + longer) if code.offset >= end else code
        for code in unit.target_codes
    )
    target = unit.target[:start] + edit.text + unit.target[end:]
    return replace(unit, target=target, target_codes=codes)


def with_edit(draft: Draft, position: int, edit: Edit) -> Draft:
    """The draft after `edit` of the target at `position`."""
    units = list(draft.units)
    units[position] = edited(units[position], edit)
    return replace(draft, units=tuple(units), edits=(*draft.edits, (position, edit)))


def without_last_edit(draft: Draft, before: TranslationUnit) -> Draft:
    """The draft without its last edit, before which the unit was `before`."""
    units = list(draft.units)
    units[draft.edits[-1][0]] = before
    return replace(draft, units=tuple(units), edits=draft.edits[:-1])


def mended_file(draft: Draft) -> tuple[str, bytes]:
    """Name and content of the file to give back: the one that was sent, mended in place.

    Where the format does not allow that, it is a new table with the units as they now are.

    Raises: FormatError if a target is not found again in the file.
    """
    if not draft.in_place:
        buffer = io.BytesIO()
        writer = codec_named(ANEW).write
        if writer:
            writer(draft.units, buffer)
        return f"{draft.name.rpartition('.')[0] or draft.name}.xlsx", buffer.getvalue()
    codec: Codec[TranslationUnit] = codec_named(draft.codec)
    data, path = draft.data, Path(draft.name)
    units: Sequence[TranslationUnit] = read_units(codec, data, path) if draft.edits else ()
    for edits in _rounds(draft.edits):
        data, units = patched(codec, data, units, edits, path)
    return draft.name, data


def _rounds(edits: Iterable[tuple[int, Edit]]) -> Iterator[dict[int, list[Edit]]]:
    """The edits in rounds with one for each unit: an edit counts in the text that the last left."""
    rounds: list[dict[int, list[Edit]]] = []
    made: dict[int, int] = {}
    for position, edit in edits:
        number = made.get(position, 0)
        made[position] = number + 1
        if number == len(rounds):
            rounds.append({})
        rounds[number][position] = [edit]
    yield from rounds
