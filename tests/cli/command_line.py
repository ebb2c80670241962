"""The command line called as a person would, in this process."""

from __future__ import annotations

import sys

import pytest

from glossary_kit.cli import main


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of `glossary-kit` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["glossary-kit", *arguments])
    try:
        main()
    except SystemExit as left:
        return int(left.code or 0)
    return 0
