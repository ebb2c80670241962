"""Edits of targets, and what is common to putting them into the text of a file."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary_kit.errors import FormatError
from glossary_kit.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`text` in the place of the stretch `span` of a target, which is not empty."""

    span: Span
    text: str


Edits = Mapping[int, Sequence[Edit]]
"""Edits that do not overlap, by the position of their unit in the order of reading, from 0.

Positions and not ids, for ids of foreign files may repeat.
"""

Patcher = Callable[[bytes, Edits], bytes]
"""The bytes of a file with the edits made, all others as they were.

Raises: FormatError if a target is not found where it should be.
"""

Replacement = tuple[int, int, str]
"""What stands in the file's text from start to end, and what is to stand there."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A target as the file has it: its `value`, and where in the text each character stands.

    Where `raw` is true for a character, nothing is escaped there (CDATA in XML).
    """

    value: str
    places: Sequence[tuple[int, int]]
    raw: Sequence[bool] = ()


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and how to make bytes of it again."""

    text: str
    mark: bytes
    encoding: str

    def with_replaced(self, replacements: Iterable[Replacement]) -> bytes:
        """The bytes of the file after `replacements`, which do not overlap.

        Raises: FormatError if its encoding has no room for what is put in.
        """
        pieces, done = [], 0
        for start, end, text in sorted(replacements):
            pieces += [self.text[done:start], text]
            done = end
        try:
            return self.mark + "".join([*pieces, self.text[done:]]).encode(self.encoding)
        except UnicodeEncodeError as error:
            raise FormatError(
                f"the encoding {self.encoding} has no {error.object[error.start]}",
                hint="save the file as UTF-8 first",
            ) from None


@dataclass(frozen=True, slots=True)
class Targets:
    """The text of a file and its targets, in the order in which the reader gives their units."""

    file: FileText
    segments: Iterator[Segment]

    def edited(self, edits: Edits, escaped: Callable[[str], str]) -> bytes:
        """The bytes of the file with the edits made.

        Raises: FormatError if a target is not found where it should be.
        """
        return self.file.with_replaced(
            replacement
            for position, segment in enumerate(self.segments)
            if position in edits
            for replacement in replacements(segment, edits[position], escaped)
        )


Finder = Callable[[bytes], Targets]
"""The targets in the bytes of a file that a reader has read before.

Raises: FormatError if they cannot be found; also while the segments are gone through.
"""


def file_text(data: bytes, encoding: str) -> FileText:
    """The text of `data`; a byte order mark decides how to read it, else `encoding`.

    Raises: FormatError if the text cannot be turned into the same bytes again.
    """
    mark, encoding = next(
        ((mark, known) for mark, known in _MARKS if data.startswith(mark)), (b"", encoding)
    )
    try:
        text = data[len(mark) :].decode(encoding)
        same = text.encode(encoding) == data[len(mark) :]
    except (UnicodeError, LookupError):
        same, text = False, ""
    if not same:
        raise FormatError(
            f"the encoding {encoding} does not let single places be changed",
            hint="save the file as UTF-8 first",
        )
    return FileText(text, mark, encoding)


def replacements(
    segment: Segment, edits: Iterable[Edit], escaped: Callable[[str], str]
) -> list[Replacement]:
    """What to replace in the text of the file so that `edits` are made in `segment`.

    What stands between the characters of an edit (the quotes of a wrapped string, an inline
    code) stays; the new text is where the first of them was.
    """
    found: list[Replacement] = []
    for edit in edits:
        runs: list[tuple[int, int]] = []
        for start, end in segment.places[edit.span.start : edit.span.end]:
            if runs and runs[-1][1] == start:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
        if not runs:
            raise misplaced()
        raw = edit.span.start < len(segment.raw) and segment.raw[edit.span.start]
        texts = [edit.text if raw else escaped(edit.text)] + [""] * (len(runs) - 1)
        found += [(*run, text) for run, text in zip(runs, texts, strict=True)]
    return found


def misplaced() -> FormatError:
    """The error that a target is not where the reader saw it."""
    return FormatError(
        "a target could not be found again in the file, so nothing is changed",
        hint="mend this file by hand, or in the tool it comes from",
    )
