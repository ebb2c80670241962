"""Term candidates from files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary_kit.extract.association import counterparts
from glossary_kit.extract.candidates import Candidate, candidates
from glossary_kit.formats.for_people import CANDIDATES
from glossary_kit.formats.tables import write_rows
from glossary_kit.formats.xlsx import write_xlsx
from glossary_kit.match.term_finder import TermFinder
from glossary_kit.model.concept import ConceptEntry
from glossary_kit.project.files import write_bytes
from glossary_kit.project.source_texts import SourceTexts
from glossary_kit.text.folded import fold_key
from glossary_kit.text.segmenters import Segmenter

if TYPE_CHECKING:
    import pandas as pd


def extract(
    sources: Iterable[SourceTexts],
    entries: Sequence[ConceptEntry],
    words: Segmenter,
    *,
    langs: tuple[str, str],
    known: bool,
    limit: int,
) -> tuple[tuple[Candidate, ...], int]:
    """The best `limit` candidates, and how many of all candidates the base knows.

    Those that the base knows are left out unless `known`. Where there are translations,
    every candidate comes with its likely counterparts.
    """
    texts = [text for source in sources for text in source.texts]
    targets = [
        target for source in sources for target in source.targets or [""] * len(source.texts)
    ]
    found = candidates(texts, TermFinder(entries, langs[0]))
    count = sum(candidate.concept is not None for candidate in found)
    kept = [candidate for candidate in found if known or not candidate.concept][:limit]
    if any(targets):
        units = [candidate.texts for candidate in kept]
        likely = counterparts(units, targets, words, _concepts(entries, langs[1]))
        kept = [replace(each, counterparts=those) for each, those in zip(kept, likely, strict=True)]
    return tuple(kept), count


def _concepts(entries: Sequence[ConceptEntry], lang: str) -> dict[str, str]:
    """The concept of every term of `lang`, by its key."""
    return {fold_key(term.term): entry.id for entry in entries for term in entry.terms(lang)}


def candidates_table(found: Sequence[Candidate]) -> pd.DataFrame:
    """The candidates as a table, one a row, everything but the indices of the texts."""
    import pandas as pd

    columns: dict[str, Sequence[object]] = {
        "rank": range(1, len(found) + 1),
        "concept": [each.concept or "" for each in found],
        "counterparts": [
            "; ".join(
                f"{other.term} ({other.together}, {other.association:g})"
                for other in each.counterparts
            )
            for each in found
        ],
        "contexts": ["\n".join(each.contexts) for each in found],
    }
    for name in ("term", "frequency", "score", "c_value", "contrast"):
        columns[name] = [getattr(each, name) for each in found]
    return pd.DataFrame({name: columns[name] for name in CANDIDATES})


def write_candidates(found: Sequence[Candidate], to: Path | BinaryIO, output_format: str) -> None:
    """Write the table of candidates to a path or a stream, as csv or xlsx; cells stay text.

    Raises: UsageError if the file cannot be written; DataError if a text fits into no cell.
    """
    buffer = io.BytesIO()
    table = candidates_table(found)
    rows = [list(table.columns), *([str(cell) for cell in row] for row in table.to_numpy())]
    if output_format == "xlsx":
        write_xlsx(rows, buffer, title="Candidates")
    else:
        write_rows(rows, buffer)
    if isinstance(to, Path):
        write_bytes(to, buffer.getvalue())
    else:
        to.write(buffer.getvalue())
