"""Calls that would lose something or wait for ever are refused with one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "src/glossary_kit/handbook/examples/draft.xlf"


def kit(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossary_kit", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.xlf"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
def test_a_draft_is_not_overwritten_with_its_report(draft: Path, option: str) -> None:
    run = kit("check", "draft.xlf", option, "draft.xlf", cwd=draft.parent)
    assert run.returncode == 2
    assert "would be overwritten" in run.stderr
    assert draft.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.po")
    run = kit("check", "pipe.po", cwd=tmp_path)
    assert run.returncode == 2
    assert "no regular file" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["check", ""], "empty path"),
        (["check", "draft.xlf", "--target", "klingon"], "no language tag"),
        (["lookup", " "], "query is empty"),
    ],
)
def test_what_says_nothing_is_refused(draft: Path, arguments: list[str], what: str) -> None:
    run = kit(*arguments, cwd=draft.parent)
    assert (run.returncode, run.stdout) == (2, "")
    assert what in run.stderr
    assert "Traceback" not in run.stderr
