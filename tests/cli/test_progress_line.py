"""Progress as it is shown on a terminal."""

from __future__ import annotations

import pytest

from glossary_kit.cli import progress
from glossary_kit.cli.progress import Progress


def test_the_name_of_a_file_is_shown_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    shown = Progress()
    try:
        shown.tick("a[/b] [red]c.po", 250)
    finally:
        shown.stop()
    assert "a[/b] [red]c.po: 250 units" in capsys.readouterr().err
