"""An analysis of drafts as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from glossary_kit.leverage.amount import Amount
from glossary_kit.leverage.analysis import FileAnalysis, job
from glossary_kit.leverage.bands import Band

LABELS = {
    Band.IN_CONTEXT_EXACT: "in-context exact",
    Band.EXACT: "exact",
    Band.REPETITION: "repetition",
    Band.CROSS_FILE_REPETITION: "repetition of another file",
    Band.FUZZY_95: "95–99 %",
    Band.FUZZY_85: "85–94 %",
    Band.FUZZY_75: "75–84 %",
    Band.FUZZY_50: "50–74 %",
    Band.NO_MATCH: "no match",
}
"""What each band is called for people."""

_BESIDE = 26
"""Columns for what a line of a table is about."""


def text_analysis(files: Sequence[FileAnalysis]) -> str:
    """A table for each file, and one for all where there are several."""
    tables = [table for file in files for table in (file.path, *_table(file), "")]
    if len(files) != 1:
        tables += [f"all {len(files)} files", *_table(job(files)), ""]
    return "\n".join(tables)


def _table(file: FileAnalysis) -> Iterator[str]:
    """A line for each band, and one for each penalty that some best match has.

    Words and clusters are there only where there are any.
    """
    whole = file.total
    columns = ["segments"]
    columns += [name for name in ("words", "clusters") if getattr(whole, name)]
    yield f"  {'':<{_BESIDE}}" + "".join(f"{name:>10}" for name in columns) + f"{'share':>9}"
    rows = [*((LABELS[band], file.bands[band]) for band in Band), ("total", whole)]
    rows += [
        (f"less points for {kind}", amount)
        for kind, amount in file.penalties.items()
        if amount.segments
    ]
    for label, amount in rows:
        numbers = "".join(f"{getattr(amount, name):>10}" for name in columns)
        yield f"  {label:<{_BESIDE}}{numbers}{share(amount, whole):>8.1%}".rstrip("%") + " %"


def share(amount: Amount, whole: Amount) -> float:
    """The part of the words and clusters of `whole` that are in `amount`, 0 to 1."""
    return amount.length / whole.length if whole.length else 0.0


def json_analysis(files: Sequence[FileAnalysis]) -> str:
    """A JSON object with `version`, `files` and `total`, each with `bands` and `penalties`."""
    document = {
        "version": 1,
        "files": [{"path": file.path, **_as_object(file)} for file in files],
        "total": _as_object(job(files)),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _as_object(file: FileAnalysis) -> dict[str, object]:
    bands = {str(band): asdict(amount) for band, amount in file.bands.items()}
    penalties = {str(kind): asdict(amount) for kind, amount in file.penalties.items()}
    return {"bands": bands, "all": asdict(file.total), "penalties": penalties}
