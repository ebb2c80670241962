"""LibreOffice opens the workbooks and tables we write, and shows what they say."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from format_clients import run, written
from openpyxl import load_workbook

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

# Comma, quotation mark, UTF-8, from the first row, each cell as it is shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def shown(path: Path, folder: Path) -> list[list[str]]:
    """The cells that LibreOffice shows of the file, row by row."""
    profile = (folder / "profile").as_uri()
    out = folder / "shown"
    run(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        *("--convert-to", AS_CSV, "--outdir", out, path),
    )
    with (out / f"{path.stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("name", ["xlsx-terms", "xlsx-units"])
def test_libreoffice_shows_every_cell_of_the_workbook(name: str, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    expected = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert len(expected) > 3
    assert shown(path, tmp_path) == expected
