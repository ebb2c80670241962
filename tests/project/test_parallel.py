"""Several processes find what one finds, however the units fall to them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from glossary_kit.check.issue import Issue
from glossary_kit.errors import FormatError
from glossary_kit.project import Project, parallel
from glossary_kit.project.parallel import workers_for
from glossary_kit.project.workers import Processes, ThisProcess

HEADER = "id\ten\tkm\tstate\tsource\tchanged\n"


@pytest.fixture
def project() -> Project:
    return Project(Path(__file__).parents[2])


def draft(path: Path, targets: list[str]) -> Path:
    rows = (
        f"{n}\tThe cat sat {n} times.\t{target}\ttranslated\t\t\n"
        for n, target in enumerate(targets)
    )
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def checked(project: Project, paths: list[Path], jobs: int) -> tuple[list[Issue], int, int]:
    run = project.checking(jobs=jobs)
    run.today = date(2026, 1, 1)
    issues = list(run.issues(paths))
    return issues, run.files, run.units


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 40])
def test_one_file_is_shared_out(
    project: Project, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_PART", 8)
    targets = [f"ឆ្មាអង្គុយ {n % 5} ដង ។" for n in range(size)]
    path = draft(tmp_path / "draft.tsv", targets)
    one = checked(project, [path], 1)
    assert checked(project, [path], 2) == one
    assert one[1:] == (1, size)
    assert len(one[0]) >= size


def test_files_large_and_empty_keep_their_order(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_PART", 3)
    paths = [
        draft(tmp_path / f"{n}.tsv", ["ឆ្មា ។"] * size) for n, size in enumerate((5, 0, 3, 1, 30))
    ]
    one = checked(project, paths, 1)
    assert checked(project, paths, 3) == one
    assert one[1:] == (5, 39)


def test_a_file_that_breaks_in_the_middle_stops_the_run(project: Project, tmp_path: Path) -> None:
    unit = "<trans-unit id='{}'><source>a cat</source><target>ឆ្មា</target></trans-unit>"
    path = tmp_path / "draft.xlf"
    path.write_text(
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
        "<file original='a' source-language='en' target-language='km' datatype='plaintext'><body>"
        + "".join(map(unit.format, range(600))),
        "utf-8",
    )
    for jobs in (1, 2):
        with pytest.raises(FormatError, match=r"draft\.xlf"):
            checked(project, [path], jobs)


def test_a_small_draft_gets_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = tmp_path / "small.po", tmp_path / "large.po"
    small.write_bytes(b"#" * 1000)
    large.write_bytes(b"#" * 50_000_000)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert workers_for([small], None) == ThisProcess()
    assert workers_for([large], None) == Processes(4)
    assert workers_for([small], 3) == Processes(3)
    assert workers_for([Path("-"), large], None) == ThisProcess()
