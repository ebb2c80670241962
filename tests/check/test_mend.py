"""Drafts mended in place: only the faulty words change, and a second run finds nothing to do."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from glossary_kit.check.issue import Issue
from glossary_kit.check.mend import edits_for
from glossary_kit.errors import UsageError
from glossary_kit.formats.unit_table import write_workbook
from glossary_kit.model.span import Span, utf16_offset
from glossary_kit.model.unit import InlineCode, TranslationUnit
from glossary_kit.project import Project
from glossary_kit.project.mending import mended_files
from glossary_kit.text.segmenters import segmenter

ROBOTS = Path(__file__).parents[1] / "fixtures/robots"
NAMES = sorted(path.name for path in (ROBOTS / "drafts").iterdir())
ZWSP = "\u200b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROBOTS, tmp_path / "robots")
    return tmp_path / "robots"


@pytest.fixture(scope="module")
def robots() -> Project:
    return Project(ROBOTS)


def issues_in(project: Project, unit: TranslationUnit) -> list[Issue]:
    return list(project.checking().issues_of([unit], "draft.po"))


def mended(project: Project, target: str, **fields: object) -> str:
    unit = TranslationUnit(id="1", source="The robot", target=target, **fields)  # type: ignore[arg-type]
    edits = edits_for(target, issues_in(project, unit), segmenter("khmer-nltk"))
    for edit in reversed(edits):
        target = target[: edit.span.start] + edit.text + target[edit.span.end :]
    return target


@pytest.mark.parametrize("name", NAMES)
def test_a_mended_draft_is_the_golden_one_and_stays_so(folder: Path, name: str) -> None:
    project, path = Project(folder), folder / "drafts" / name
    [once] = mended_files(project.checking(), [path])
    assert once.before == path.read_bytes()
    assert once.after == (ROBOTS / "mended" / name).read_bytes()
    once.write()
    assert path.read_bytes() == once.after
    assert list(mended_files(project.checking(), [path])) == []
    assert not any(issue.safe for issue in project.checking().issues([path]))


@pytest.mark.parametrize("name", NAMES)
def test_no_byte_changes_but_those_of_faulty_words(folder: Path, name: str) -> None:
    [done] = mended_files(Project(folder).checking(), [folder / "drafts" / name])
    encoding = "utf-16" if name.endswith(".tmx") else "utf-8"
    before, after = done.before.decode(encoding), done.after.decode(encoding)
    faulty, right = "រ៉ូបូតស្រ្តី&#x1794;", f"មនុស្សយន្តស្ត្រី{ZWSP}"
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            assert set(before[a:b]) <= set(faulty)
            assert set(after[c:d]) <= set(right)


def test_the_diff_shows_the_lines_that_change(folder: Path) -> None:
    [done] = mended_files(Project(folder).checking(), [folder / "drafts/table.tsv"])
    lines = done.diff().splitlines()
    name = (folder / "drafts/table.tsv").as_posix().removeprefix("/")
    assert lines[:2] == [f"--- a/{name}", f"+++ b/{name}"]
    assert [line for line in lines[2:] if line.startswith(("-", "+"))] == [
        '-A robot says "hi\tរ៉ូបូតនិយាយថា "សួស្តី',
        "-Women\tស្រ្តី",
        '+A robot says "hi\tមនុស្សយន្តនិយាយថា "សួស្តី',
        "+Women\tស្ត្រី",
    ]


def test_a_term_gets_zero_width_spaces_where_the_draft_has_them(robots: Project) -> None:
    assert mended(robots, "រ៉ូបូតធ្វើការ") == "មនុស្សយន្តធ្វើការ"
    spaced = mended(robots, f"រ៉ូបូត{ZWSP}ធ្វើការ")
    assert spaced == f"មនុស្ស{ZWSP}យន្ត{ZWSP}ធ្វើការ"
    # A space that is not between two words of Khmer says nothing of the draft's habit.
    assert mended(robots, f"រ៉ូបូត {ZWSP}OK") == f"មនុស្សយន្ត {ZWSP}OK"


SPANS = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 6)), max_size=9)


@given(spans=SPANS)
def test_of_places_that_overlap_the_longer_is_mended_and_then_the_first(
    robots: Project, spans: list[tuple[int, int]]
) -> None:
    [issue] = issues_in(robots, TranslationUnit(id="1", source="The robot", target="រ៉ូបូត"))
    found = [replace(issue, start=start, end=start + size) for start, size in spans]
    expected: list[Span] = []
    for start, size in sorted(set(spans), key=lambda each: (-each[1], each[0])):
        span = Span(start, start + size)
        if not any(span.overlaps(other) for other in expected):
            expected.append(span)
    edits = edits_for("x" * 20, found, segmenter("khmer-nltk"))
    assert [edit.span for edit in edits] == sorted(expected)


@given(text=st.text(st.sampled_from("aក😀\ud83d")), offset=st.integers(0, 9))
def test_places_are_counted_in_utf_16_as_well(text: str, offset: int) -> None:
    before = text[:offset]
    assert utf16_offset(text, offset) == len(before) + before.count("😀")


def test_the_order_of_a_cluster_is_mended_without_spaces(robots: Project) -> None:
    assert mended(robots, f"ស្រ្តី{ZWSP}និង{ZWSP}មនុស្សយន្ត") == f"ស្ត្រី{ZWSP}និង{ZWSP}មនុស្សយន្ត"


def test_a_term_with_a_code_inside_is_left_to_a_person(robots: Project) -> None:
    code = InlineCode(3, "<x/>")
    target = "រ៉ូបូត"
    unit = TranslationUnit(id="1", source="The robot", target=target, target_codes=(code,))
    [issue] = issues_in(robots, unit)
    assert issue.suggestion == "មនុស្សយន្ត"
    assert not issue.safe
    assert mended(robots, target, target_codes=(code,)) == target
    before = (InlineCode(0, "<b>"), InlineCode(len(target), "</b>"))
    assert mended(robots, target, target_codes=before) == "មនុស្សយន្ត"


def test_a_workbook_is_refused(folder: Path) -> None:
    path = folder / "draft.xlsx"
    with path.open("wb") as stream:
        write_workbook([TranslationUnit(id="1", source="The robot", target="រ៉ូបូត")], stream)
    with pytest.raises(UsageError, match="xlsx-units cannot be mended in place"):
        list(mended_files(Project(folder).checking(), [path]))


def test_a_killed_run_leaves_the_old_file_or_the_new_one(folder: Path) -> None:
    path = folder / "drafts/software.po"
    old, new = path.read_bytes(), (ROBOTS / "mended/software.po").read_bytes()
    command = [sys.executable, "-m", "glossary_kit", "check", "--fix", str(path)]
    for tenths in range(8, 48, 8):
        path.write_bytes(old)
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(tenths / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() in (old, new)
