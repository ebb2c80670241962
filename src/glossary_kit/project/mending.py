"""Drafts mended: safe suggestions put into the files, until none is left."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.check.issue import Issue
from glossary_kit.check.mend import edits_for
from glossary_kit.errors import FormatError, GlossaryKitError, Location, UsageError
from glossary_kit.formats.codec import Codec, Diagnostic
from glossary_kit.formats.patch.edits import Edit, Edits
from glossary_kit.formats.patch.registry import PATCHERS, patcher_for
from glossary_kit.formats.registry import codec_for_path
from glossary_kit.formats.text_input import HEAD
from glossary_kit.model.unit import TranslationUnit
from glossary_kit.project.checking import CheckRun
from glossary_kit.project.files import write_bytes

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ARCHIVE = b"PK\x03\x04"
_ROUNDS = 8
"""A mended target is checked again at most so often; more would be rules that disagree."""


def unheard(_diagnostic: Diagnostic) -> None:
    """Report nothing: a mended file is read several times, and the last reading speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file before and after; `edits` is the number of places mended.

    `lines` are what people read of both, each line with its end.
    """

    path: Path
    before: bytes
    after: bytes
    edits: int
    lines: tuple[Sequence[str], Sequence[str]]

    def write(self) -> None:
        """Put the mended file in the place of the old one, in one step.

        Raises: UsageError if it cannot be written.
        """
        write_bytes(self.path, self.after)

    def diff(self) -> str:
        """What changes, as a unified diff."""
        name = self.path.as_posix().removeprefix("/")
        lines = unified_diff(*self.lines, f"a/{name}", f"b/{name}")
        ended = (
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )
        return "".join(ended)


def _lines(data: bytes, units: Iterable[TranslationUnit]) -> list[str]:
    """The lines of a file for people to read, each with its end; of an archive, its targets."""
    if data.startswith(_ARCHIVE):
        return [f"{unit.id}: {unit.target!r}\n" for unit in units]
    text = data.decode("utf-16" if data[:2] in _UTF16_MARKS else "utf-8", "backslashreplace")
    return re.findall("[^\n]*\n|[^\n]+$", text)


def mended_files(
    run: CheckRun,
    paths: Sequence[Path],
    refused: Callable[[GlossaryKitError], None] | None = None,
) -> Iterator[Mended]:
    """Each draft of `paths` that has a safe suggestion, with all of them made.

    What is wrong with those that have to stay as they are `refused` is told, or else it is
    raised. What could not be read at all is in `run.broken`.

    Raises:
        UsageError: a draft with such a suggestion is of a format that is not mended.
        FormatError: a draft cannot be mended without changing more than it should.

    """
    by_file: defaultdict[str, dict[int, list[Issue]]] = defaultdict(dict)
    for (_, position), issue in run.placed(paths):
        if issue.safe and issue.suggestion is not None:
            by_file[issue.path].setdefault(position, []).append(issue)
    for name, placed in by_file.items():
        try:
            mended = _mended(run, Path(name), placed)
        except (FormatError, UsageError) as error:
            if refused is None:
                raise
            refused(error)
            continue
        if mended.edits:
            yield mended


def _mended(run: CheckRun, path: Path, placed: Mapping[int, Sequence[Issue]]) -> Mended:
    before = data = path.read_bytes()
    codec = codec_for_path(str(path), TranslationUnit, head=before[:HEAD])
    units, edits_made = read_units(codec, data, path), 0
    old_lines = _lines(data, units)
    for _ in range(_ROUNDS):
        words = run.checker.words
        edits = {
            position: edits
            for position, issues in placed.items()
            if (edits := edits_for(units[position].target, issues, words))
        }
        if not edits:
            break
        data, units = patched(codec, data, units, edits, path)
        edits_made += sum(map(len, edits.values()))
        placed = _again(run, units, edits, path)
    lines = (old_lines, _lines(data, units))
    return Mended(path=path, before=before, after=data, edits=edits_made, lines=lines)


def _again(
    run: CheckRun, units: Sequence[TranslationUnit], positions: Iterable[int], path: Path
) -> Mapping[int, Sequence[Issue]]:
    """The issues that the units at `positions` have now, those suppressed left out."""
    order = sorted(positions)
    placed: defaultdict[int, list[Issue]] = defaultdict(list)
    for (_, index), issue in run.placed_in([units[p] for p in order], str(path)):
        placed[order[index]].append(issue)
    return placed


def patched(
    codec: Codec[TranslationUnit],
    data: bytes,
    units: Sequence[TranslationUnit],
    edits: Edits,
    path: Path,
) -> tuple[bytes, list[TranslationUnit]]:
    """The file after `edits` and its units, which are those before but for the targets mended.

    Raises:
        UsageError: files of this format are not mended in place.
        FormatError: a target is not found again, or more than targets would change.

    """
    patch = patcher_for(codec.name)
    if patch is None:
        names = ", ".join(name for name, _ in PATCHERS)
        raise UsageError(
            f"files of the format {codec.name} cannot be mended in place",
            at=Location(path=str(path)),
            hint=f"formats that can: {names}; mend this one by hand, or leave it out",
        )
    try:
        after = patch(data, edits)
    except FormatError as error:
        raise FormatError(error.message, at=Location(path=str(path)), hint=error.hint) from None
    found = read_units(codec, after, path)
    expected = [
        _bare(unit, _edited(unit.target, edits.get(position, ())))
        for position, unit in enumerate(units)
    ]
    if [_bare(unit, unit.target) for unit in found] != expected:
        raise FormatError(
            "mending would change more of this file than its targets, so nothing is changed",
            at=Location(path=str(path)),
            hint="mend it by hand, or in the tool it comes from",
        )
    return after, found


def _bare(unit: TranslationUnit, target: str) -> TranslationUnit:
    """The unit with another target, its inline codes without their places.

    Units without a source are named after their lines, which may be fewer once mended.
    """
    codes = tuple(replace(code, offset=0) for code in unit.target_codes)
    identity = unit.id if unit.source else ""
    return replace(unit, id=identity, target=target, target_codes=codes)


def _edited(target: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        target = target[: edit.span.start] + edit.text + target[edit.span.end :]
    return target


def read_units(codec: Codec[TranslationUnit], data: bytes, path: Path) -> list[TranslationUnit]:
    """The units that `codec` reads from `data`; none if it reads nothing."""
    if codec.read is None:
        return []
    return list(codec.read(io.BytesIO(data), str(path), report=unheard))
