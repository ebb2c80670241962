"""The regions of issues are where a reader of the file finds what is wrong."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from glossary_kit.check.issue import Issue
from glossary_kit.check.rule import Side
from glossary_kit.model.span import utf16_offset
from glossary_kit.project import Project

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
NO_PLACES = {".xlsx"}


def written(path: Path, issue: Issue) -> str:
    """The text of the stretch that the region of `issue` names; markup and line joints go."""
    region = issue.region
    assert region is not None
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
    lines = data.decode(encoding).splitlines(keepends=True)
    before = "".join(lines[: region.start_line - 1])
    start = len(before.encode("utf-16-le")) + 2 * (region.start_column - 1)
    before += "".join(lines[region.start_line - 1 : region.end_line - 1])
    end = len(before.encode("utf-16-le")) + 2 * (region.end_column - 1)
    stretch = "".join(lines).encode("utf-16-le")[start:end].decode("utf-16-le")
    return unescape(re.sub(r'"\r?\n"|<!\[CDATA\[|\]\]>|<ph>.*?</ph>|<[^>]*>', "", stretch))


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((ROBOTS / "drafts").iterdir()) if path.suffix not in NO_PLACES],
    ids=lambda path: path.name,
)
def test_the_region_of_what_is_found_holds_it(path: Path) -> None:
    issues = list(Project(ROBOTS).checking().issues([path], regions=True))
    found = [issue for issue in issues if issue.found and issue.side is Side.TARGET]
    assert found or path.name in {"draft.xlf", "draft2.xlf"}
    for issue in found:
        assert written(path, issue) == issue.found


def located(path: Path) -> list[Issue]:
    return list(Project(ROBOTS).checking().issues([path], regions=True))


def test_columns_are_utf16_and_escapes_count_as_they_are_written(tmp_path: Path) -> None:
    draft = tmp_path / "draft.po"
    draft.write_text('msgid "😀 \\"The\\" robot"\nmsgstr "😀 \\"នេះ\\" រ៉ូបូត"\n', encoding="utf-8")
    [issue] = [issue for issue in located(draft) if issue.code == "TRM102"]
    assert written(draft, issue) == issue.found == "រ៉ូបូត"
    assert issue.region is not None
    line = draft.read_text("utf-8").splitlines()[1]
    assert issue.region.start_column == utf16_offset(line, line.index("រ៉ូបូត")) + 1


def test_a_term_over_two_lines_of_a_wrapped_string_has_a_region_of_two_lines(
    tmp_path: Path,
) -> None:
    draft = tmp_path / "draft.po"
    draft.write_text('msgid "The robot"\nmsgstr "រ៉ូ"\n"បូត"\n', encoding="utf-8")
    [issue] = [issue for issue in located(draft) if issue.code == "TRM102"]
    assert issue.region is not None
    assert (issue.region.start_line, issue.region.start_column) == (2, 9)
    assert (issue.region.end_line, issue.region.end_column) == (3, 5)


def test_a_doubled_quotation_mark_in_a_table_is_one_character(tmp_path: Path) -> None:
    draft = tmp_path / "draft.csv"
    draft.write_bytes('﻿id,en,km\r\n1,The robot,"""មួយ"" រ៉ូបូត"\r\n'.encode())
    [issue] = [issue for issue in located(draft) if issue.code == "TRM102"]
    assert written(draft, issue) == "រ៉ូបូត"


def test_what_is_missing_stands_where_the_target_begins(tmp_path: Path) -> None:
    draft = tmp_path / "draft.tsv"
    draft.write_text("id\ten\tkm\n1\tThe robot\tវាដើរ\n", encoding="utf-8")
    [issue] = [issue for issue in located(draft) if issue.code == "TRM101"]
    assert issue.region is not None
    assert (issue.region.start_column, issue.region.end_column) == (13, 13)


def test_a_format_without_places_has_no_regions_and_none_are_made_unasked() -> None:
    draft = ROBOTS / "drafts/table.tsv"
    assert all(issue.region is None for issue in Project(ROBOTS).checking().issues([draft]))
