"""Issues with the stretch of the file that they speak of, for readers that jump to a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from glossary_kit.check.draft import Place
from glossary_kit.check.issue import Issue, Region
from glossary_kit.check.rule import Side
from glossary_kit.errors import FormatError
from glossary_kit.formats.patch.edits import Segment
from glossary_kit.formats.patch.registry import finder_for
from glossary_kit.formats.registry import codec_for_path
from glossary_kit.formats.text_input import HEAD
from glossary_kit.model.span import utf16_offset
from glossary_kit.model.unit import TranslationUnit

_LINE_END = re.compile("\r\n|\r|\n")


def located(placed: Iterable[tuple[Place, Issue]]) -> Iterator[Issue]:
    """The issues, those of targets with their regions where the format of the file has places.

    Issues of one file stand together, and a file is read once more if it has any.
    """
    for path, group in groupby(placed, key=lambda each: each[1].path):
        issues = [(position, issue) for (_, position), issue in group]
        regions = _regions(Path(path), issues)
        for number, (_, issue) in enumerate(issues):
            yield replace(issue, region=regions.get(number))


def _regions(path: Path, issues: Sequence[tuple[int, Issue]]) -> Mapping[int, Region]:
    """The regions of the issues of a file, by their number; without those that have none."""
    if not path.is_file():
        return {}
    data = path.read_bytes()
    find = finder_for(codec_for_path(str(path), TranslationUnit, head=data[:HEAD]).name)
    if find is None:
        return {}
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for number, (position, issue) in enumerate(issues):
        if issue.side is Side.TARGET:
            wanted[position].append(number)
    regions: dict[int, Region] = {}
    try:
        targets = find(data)
        lines = _Lines(targets.file.text)
        for position, segment in enumerate(targets.segments):
            for number in wanted.get(position, ()):
                if region := _region(segment, issues[number][1], lines):
                    regions[number] = region
    except FormatError:
        return {}  # what cannot be found again has the place of its unit
    return regions


def _region(segment: Segment, issue: Issue, lines: _Lines) -> Region | None:
    if segment.value != issue.target or not segment.places:
        return None
    if issue.start == issue.end:  # something is missing: the place where the target begins
        start = end = segment.places[0][0]
    else:
        start, end = segment.places[issue.start][0], segment.places[issue.end - 1][1]
    return Region(*lines.place(start), *lines.place(end))


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset`, from 1, the column in UTF-16."""
        line = bisect_right(self._starts, offset)
        before = self._text[self._starts[line - 1] : offset]
        return line, utf16_offset(before, len(before)) + 1
